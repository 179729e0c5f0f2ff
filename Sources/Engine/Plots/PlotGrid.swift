/// Plots in rows and columns.
public struct PlotGrid: Codable, Hashable, Sendable {
    /// Axes that the plots of a grid can share.
    public enum SharedAxis: String, Codable, Sendable { case x, y }

    /// Plots in reading order: left to right, then top to bottom.
    public var plots: [Plot]
    /// Number of plots in a row; at least 1, and no more than leaves each column 40 points of width.
    public var columnCount: Int
    /// Relative widths of the columns, each limited to 0.01…100; equal widths if nil.
    ///
    /// A column without a number counts as 1. All columns are equally wide if one of them would be narrower than 40
    /// points.
    public var widths: [Double]?
    /// Axes on which all plots have the same range.
    ///
    /// Plots that share an axis with an equal scale show its labels once: for y at the first plot of a row, for x at
    /// the lowest plot of a column. If any axis is shared, one legend above the grid explains the series of all plots.
    public var sharing: [SharedAxis]

    /// Creates a grid.
    ///
    /// - Parameters:
    ///   - plots: plots in reading order.
    ///   - columnCount: number of plots in a row.
    ///   - widths: relative widths of the columns; equal if nil.
    ///   - sharing: axes on which all plots have the same range.
    public init(plots: [Plot], columnCount: Int, widths: [Double]? = nil, sharing: [SharedAxis] = []) {
        self.plots = plots
        self.columnCount = columnCount
        self.widths = widths
        self.sharing = sharing
    }
}
