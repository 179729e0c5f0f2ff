import Drawing
import Plots

/// Layout of plots in rows and columns.
///
/// Plots in one column share their left and right insets, plots in one row their upper and lower ones, so that axes and
/// titles align.
struct GridLayout: PlotLayout {
    /// Room above the plots for the title and the keys; the other insets are zero.
    let insets: Insets
    /// Height of all rows with the gaps between them, in points.
    private(set) var bodyHeight: Double
    /// False: the rows have their own heights.
    var isElastic: Bool { false }

    /// Title and keys of the whole grid.
    private let header: Header
    /// Layouts of the plots in reading order.
    private var layouts: [any PlotLayout]
    /// Width of each column in points.
    private var columnWidths: [Double]
    /// Number of columns.
    private var columnCount: Int { columnWidths.count }

    /// Least width of a column in points.
    private static let leastColumn = 40.0

    /// Measures the plots of a grid.
    ///
    /// - Parameters:
    ///   - grid: plots and options of the grid.
    ///   - title: title above the grid; none if nil.
    ///   - width: width of the whole grid in points.
    ///   - height: height of the whole grid in points; that of its rows if nil.
    ///   - given: series table of an enclosing grid; computed from the plots if nil.
    init(_ grid: PlotGrid, title: String?, width: Double, height: Double?, series given: SeriesTable?) {
        let plots = grid.plots
        // At most as many columns as there is room for.
        let most = max(1, Int((width + Theme.gutter) / (Self.leastColumn + Theme.gutter)))
        let columnCount = min(max(grid.columnCount, 1), max(plots.count, 1), most)
        let available = width - Theme.gutter * Double(columnCount - 1)
        let shares = (0..<columnCount).map { column -> Double in
            guard let widths = grid.widths, column < widths.count, widths[column].isFinite else { return 1 }
            return min(max(widths[column], 0.01), 100)
        }
        let scaled = shares.map { $0 / shares.reduce(0, +) * available }
        columnWidths =
            scaled.allSatisfy { $0 >= Self.leastColumn }
            ? scaled : Array(repeating: available / Double(columnCount), count: columnCount)

        let series = given ?? grid.seriesTable
        let shared = grid.sharedExtents
        let rowCount = (plots.count + columnCount - 1) / columnCount
        // Small multiples share one legend.
        let keys = grid.sharing.isEmpty ? [] : PanelLayout.seriesKeys(grid.panels, series: series)
        header = Header(title: title, keys: keys, axisTitle: nil, hasStrip: false, width: width)
        let top = title == nil && keys.isEmpty ? 0 : header.height - 5
        let rowHeight = height.map { ($0 - top - Theme.gutter * 0.7 * Double(rowCount - 1)) / Double(max(rowCount, 1)) }
        let bare = grid.bareAxes(columnCount: columnCount)
        func layouts(_ widths: [Double]) -> [any PlotLayout] {
            plots.enumerated().map { index, plot in
                var plot = plot
                if plot.height == nil, let rowHeight { plot.height = rowHeight }
                return plot.layout(
                    width: widths[index % columnCount], series: series, shared: shared, bare: bare[index])
            }
        }
        var measured = layouts(columnWidths)
        // Only the first panel of a row has labels beside it. All columns share the width that they take, so that
        // panels are equally wide.
        if bare.contains(where: \.y) {
            let around = (0..<columnCount).map { column in
                let members = measured.indices.filter { $0 % columnCount == column }.map { measured[$0].insets }
                return (members.map(\.left).max() ?? 0) + (members.map(\.right).max() ?? 0)
            }
            let inside = available - around.reduce(0, +), allShares = shares.reduce(0, +)
            let widths = zip(around, shares).map { around, share in around + inside * share / allShares }
            if widths.allSatisfy({ $0 >= Self.leastColumn }) {
                columnWidths = widths
                measured = layouts(widths)
            }
        }
        self.layouts = measured
        insets = Insets(top: top)
        bodyHeight = 0
        let widths = columnWidths
        fitToRows { index, height in
            var plot = plots[index]
            plot.height = height
            return plot.layout(width: widths[index % columnCount], series: series, shared: shared, bare: bare[index])
        }
        bodyHeight = rows.map(\.height).reduce(0, +) + Theme.gutter * 0.7 * Double(max(rowCount - 1, 0))
    }

    /// Lays out anew what becomes higher than by itself, as another plot in its row is: it may have other labels.
    private mutating func fitToRows(_ layout: (_ index: Int, _ height: Double) -> any PlotLayout) {
        let measured = layouts
        for row in rows {
            for index in row.range where measured[index].isElastic && measured[index].bodyHeight != row.body {
                let insets = measured[index].insets
                layouts[index] = layout(index, insets.top + row.body + insets.bottom)
            }
        }
    }

    /// Row of plots with its heights in points.
    private struct Row {
        /// Indices of the plots.
        var range: Range<Int>
        /// Height of the part above the bodies.
        var top: Double
        /// Height of the bodies.
        var body: Double
        /// Height of the part below the bodies.
        var bottom: Double
        /// Height of the row.
        var height: Double { top + body + bottom }
    }

    /// Rows from top to bottom.
    private var rows: [Row] {
        stride(from: 0, to: layouts.count, by: columnCount).map { start in
            let range = start..<min(start + columnCount, layouts.count)
            let members = layouts[range]
            return Row(
                range: range, top: members.map(\.insets.top).max() ?? 0, body: members.map(\.bodyHeight).max() ?? 0,
                bottom: members.map(\.insets.bottom).max() ?? 0)
        }
    }

    /// Position and size of each plot in reading order, with the first row at `top`.
    func placed(top: Double) -> [(
        layout: any PlotLayout, origin: Point, width: Double, insets: Insets, bodyHeight: Double
    )] {
        var result: [(layout: any PlotLayout, origin: Point, width: Double, insets: Insets, bodyHeight: Double)] = []
        let columns = (0..<columnCount).map { column in
            layouts.indices.filter { $0 % columnCount == column }.map { layouts[$0] }
        }
        var y = top
        for row in rows {
            var x = 0.0
            for index in row.range {
                let column = columns[index % columnCount].filter(\.isElastic)
                let layout = layouts[index]
                var insets = layout.insets
                insets.top = row.top
                if layout.isElastic {
                    insets.left = column.map(\.insets.left).max() ?? insets.left
                    insets.right = column.map(\.insets.right).max() ?? insets.right
                    insets.bottom = row.bottom
                }
                let width = columnWidths[index % columnCount]
                result.append((layout, Point(x, y), width, insets, layout.isElastic ? row.body : layout.bodyHeight))
                x += width + Theme.gutter
            }
            y += row.height + Theme.gutter * 0.7
        }
        return result
    }

    /// Draws the header and the plots.
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double) {
        header.draw(on: &canvas, width: width, bodyTop: insets.top)
        for (layout, origin, width, insets, bodyHeight) in placed(top: insets.top) {
            var inner = Canvas()
            layout.draw(on: &inner, width: width, insets: insets, bodyHeight: bodyHeight)
            let size = Size(width, insets.top + bodyHeight + insets.bottom)
            var picture = Picture(size: size, elements: inner.elements)
            picture.readings = inner.readings
            canvas.picture(picture, at: origin)
        }
    }
}

extension PlotGrid {
    /// All panels, also those of inner grids.
    fileprivate var panels: [PanelContent] {
        plots.flatMap { plot -> [PanelContent] in
            switch plot.content {
            case .panel(let panel): [panel]
            case .grid(let grid): grid.panels
            case .images: []
            }
        }
    }

    /// Series table of all panels, so that a name has one colour throughout.
    fileprivate var seriesTable: SeriesTable {
        var table = SeriesTable()
        for panel in panels { panel.marks.forEach { table.add($0.drawn) } }
        return table
    }

    /// Labels that each panel omits, in reading order.
    ///
    /// A panel omits the labels of a shared axis if its scale equals that of the first panel of its row (for y) or of
    /// the panel below it (for x).
    fileprivate func bareAxes(columnCount: Int) -> [BareAxes] {
        func scale(_ index: Int, _ axis: KeyPath<PanelContent, Scale>) -> Scale? {
            if case .panel(let panel) = plots[index].content { panel[keyPath: axis] } else { nil }
        }
        return plots.indices.map { index in
            var bare = BareAxes(keys: !sharing.isEmpty)
            let first = index - index % columnCount, below = index + columnCount
            if sharing.contains(.y), index > first, let own = scale(index, \.y) { bare.y = own == scale(first, \.y) }
            if sharing.contains(.x), below < plots.count, let own = scale(index, \.x) {
                bare.x = own == scale(below, \.x)
            }
            return bare
        }
    }

    /// Ranges of the data of all panels, for the shared axes only.
    fileprivate var sharedExtents: SharedExtents {
        var shared = SharedExtents()
        guard !sharing.isEmpty else { return shared }
        var x = Extent(), y = Extent()
        for panel in panels {
            let extents = panel.extents
            x.merge(extents.x)
            y.merge(extents.y)
        }
        if sharing.contains(.x) { shared.x = x }
        if sharing.contains(.y) { shared.y = y }
        return shared
    }
}
