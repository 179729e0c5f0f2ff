import Drawing
import Plots

/// What the layout knows of a mark. A mark knows its data and asks the panel for positions; it knows neither the kinds of
/// scales nor its fellow marks.
protocol DrawnMark {
    /// The series that it belongs to, if it is named.
    var name: String? { get }
    var ink: Ink? { get }
    /// How the series is explained.
    var key: SeriesKey { get }
    /// Marks of a lower layer are drawn first.
    var layer: Int { get }
    /// Whether series stand side by side within a category.
    var isDodged: Bool { get }
    /// Adds what it will place along (the axis of positions) and across (the axis of values).
    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool)
    func draw(in panel: Panel, on canvas: inout Canvas)
    /// What text should rather not cover.
    func obstacles(in panel: Panel) -> [Rectangle]
    /// Points that it needs beyond its data at the ends of the axis of values, for labels.
    func overhang(isHorizontal: Bool) -> (low: Double, high: Double)
    /// What of the data cannot be shown on these axes.
    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote
    /// Where finite data lie, for checks.
    func positions(in panel: Panel) -> [Point]
}

extension DrawnMark {
    var name: String? { nil }
    var ink: Ink? { nil }
    var key: SeriesKey { .none }
    var layer: Int { 2 }
    var isDodged: Bool { false }
    func obstacles(in panel: Panel) -> [Rectangle] { [] }
    func overhang(isHorizontal: Bool) -> (low: Double, high: Double) { (0, 0) }
    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote { MissingDataNote() }
    func positions(in panel: Panel) -> [Point] { [] }
}
