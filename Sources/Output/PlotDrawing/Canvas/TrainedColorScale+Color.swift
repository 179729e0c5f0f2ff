import Drawing
import Plots

extension TrainedColorScale {
    /// Colour of a value; nil for NaN.
    func color(_ value: Double) -> Color? { share(value).map(scale.palette.color(at:)) }
}
