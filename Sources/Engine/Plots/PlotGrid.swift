/// Plots side by side.
public struct PlotGrid: Codable, Hashable, Sendable {
    public enum SharedAxis: String, Codable, Sendable { case x, y }

    public var plots: [Plot]
    public var columnCount: Int
    public var widths: [Double]?
    public var sharing: [SharedAxis]

    public init(plots: [Plot], columnCount: Int, widths: [Double]? = nil, sharing: [SharedAxis] = []) {
        self.plots = plots
        self.columnCount = columnCount
        self.widths = widths
        self.sharing = sharing
    }
}
