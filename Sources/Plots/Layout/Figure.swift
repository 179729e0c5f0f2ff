import Drawing

extension Plot {
    /// The plot as a drawing `width` points wide. Total: whatever the data, there is a figure, and the same one every time.
    public func picture(width: Double) -> Picture {
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

    func layout(width: Double, series: SeriesTable?, shared: SharedExtents, bare: BareAxes = BareAxes()) -> any PlotLayout {
        let height = height.flatMap { $0.isFinite && $0 > 0 ? min($0, 4000) : nil }
        return switch content {
        case .panel(let panel):
            PanelLayout(panel, title: title, width: width, height: height, series: series, shared: shared, bare: bare)
        case .images(let sheet): SheetLayout(sheet, title: title, width: width)
        case .grid(let grid): GridLayout(grid, title: title, width: width, height: height, series: series)
        }
    }
}

/// What stands around the body of a plot, in points.
struct Insets {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
}

/// A plot that has been measured: it says what room it needs, and draws itself into the room that it is given, which may be more.
/// Plots side by side get the same insets, so that their axes align.
protocol PlotLayout {
    var insets: Insets { get }
    /// Without the insets.
    var bodyHeight: Double { get }
    /// Whether its body may be made higher to match a neighbour's.
    var isElastic: Bool { get }
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double)
}

/// What the data of several plots ask together of an axis that they share.
struct SharedExtents {
    var x: Extent?
    var y: Extent?
}

/// What a panel leaves to others: labels of an axis that the panel to its left or below it carries, and the keys of series that
/// stand above all.
struct BareAxes {
    var x = false
    var y = false
    var keys = false
}
