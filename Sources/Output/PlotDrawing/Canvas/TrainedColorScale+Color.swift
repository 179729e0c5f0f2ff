import Drawing
import Plots

extension TrainedColorScale {
    func color(_ value: Double) -> Color? { share(value).map(scale.palette.color(at:)) }
}
