import Drawing
import Plots

extension Plot {
    /// The width of a figure in a report, in points: the text block of its pages, less half a point on each side.
    public static let standardWidth = 424.0

    /// The plot as a drawing `width` points wide.
    ///
    /// Total: whatever the data, there is a figure, and the same one every time.
    public func picture(width: Double = Plot.standardWidth) -> Picture {
        let width = width.isFinite ? min(max(width, 60), 4000) : 390
        var canvas = Canvas()
        let layout = layout(width: width, series: nil, shared: SharedExtents())
        let insets = layout.insets
        let bodyHeight = layout.bodyHeight
        layout.draw(on: &canvas, width: width, insets: insets, bodyHeight: bodyHeight)
        return Picture(
            size: Size(width, max(1, insets.top + bodyHeight + insets.bottom)), elements: canvas.elements, title: title,
            alternativeText: alternativeText)
    }

    func layout(width: Double, series: SeriesTable?, shared: SharedExtents, bare: BareAxes = BareAxes())
        -> any PlotLayout
    {
        let height = height.flatMap { $0.isFinite && $0 > 0 ? min($0, 4000) : nil }
        return switch content {
        case .panel(let panel):
            PanelLayout(panel, title: title, width: width, height: height, series: series, shared: shared, bare: bare)
        case .images(let sheet): SheetLayout(sheet, title: title, width: width)
        case .grid(let grid): GridLayout(grid, title: title, width: width, height: height, series: series)
        }
    }
}
