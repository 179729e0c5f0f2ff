import Drawing
import Plots

extension Plot {
    /// Width of a figure in a file of its own, in points.
    ///
    /// On a page of a report it is as wide as the text or as the text with the side column.
    public static let standardWidth = 424.0

    /// The plot as a picture.
    ///
    /// There is a figure for any data, and the same one every time.
    ///
    /// - Parameter width: width of the figure in points, limited to 60…4000; 390 if it is not finite.
    /// - Returns: a picture with the title and the alternative text of the plot.
    public func picture(width: Double = Plot.standardWidth) -> Picture {
        let width = width.isFinite ? min(max(width, 60), 4000) : 390
        var canvas = Canvas()
        let layout = layout(width: width, series: nil, shared: SharedExtents())
        let insets = layout.insets
        let bodyHeight = layout.bodyHeight
        layout.draw(on: &canvas, width: width, insets: insets, bodyHeight: bodyHeight)
        var picture = Picture(
            size: Size(width, max(1, insets.top + bodyHeight + insets.bottom)), elements: canvas.elements, title: title,
            alternativeText: alternativeText)
        picture.readings = canvas.readings
        return picture
    }

    /// True if the plot needs more room than a column of text: it has panels side by side.
    public var isWide: Bool {
        if case .grid(let grid) = content { grid.columnCount > 1 } else { false }
    }

    /// Layout of the plot for its kind of content.
    ///
    /// - Parameters:
    ///   - width: width of the figure in points.
    ///   - series: series table of an enclosing grid; computed from the marks if nil.
    ///   - shared: ranges of axes that several panels share.
    ///   - bare: labels that other panels of a grid show.
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
