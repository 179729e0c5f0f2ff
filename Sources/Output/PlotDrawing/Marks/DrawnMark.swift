import Drawing
import Plots

/// Interface between the layout and a mark.
///
/// A mark knows its data and gets positions from the panel; it knows neither the kinds of scales nor the other marks.
protocol DrawnMark {
    /// Name of the mark's series; nil if it has none.
    var name: String? { get }
    /// Colour given to the mark; nil for that of the series.
    var ink: Ink? { get }
    /// Kind of the series' key.
    var key: SeriesKey { get }
    /// Layer of the mark; lower layers are drawn first.
    var layer: Int { get }
    /// True if series are side by side within a category.
    var isDodged: Bool { get }
    /// Adds the data that the mark will place on the two axes.
    ///
    /// If `isHorizontal`, positions are on the y axis and values on the x axis.
    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool)
    /// Draws the mark in a panel.
    func draw(in panel: Panel, on canvas: inout Canvas)
    /// Areas that text should not cover, if possible.
    func obstacles(in panel: Panel) -> [Rectangle]
    /// Points that labels need beyond the data at the low and the high end of the axis of values.
    func overhang(isHorizontal: Bool) -> (low: Double, high: Double)
    /// Numbers of data that cannot be shown on these axes.
    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote
    /// Points that the mark takes to either side of its positions, along an axis of so many points that has no
    /// categories.
    func reach(alongLength length: Double, isHorizontal: Bool) -> Double
    /// Places that a reader can point at, and the data there.
    func readings(in panel: Panel) -> [Reading]
    /// Positions of the finite data, for checks.
    func positions(in panel: Panel) -> [Point]
}

/// Defaults: a mark without name, colour, key, obstacles, labels and missing data, on layer 2.
extension DrawnMark {
    var name: String? { nil }
    var ink: Ink? { nil }
    var key: SeriesKey { .none }
    var layer: Int { 2 }
    var isDodged: Bool { false }
    func obstacles(in panel: Panel) -> [Rectangle] { [] }
    func overhang(isHorizontal: Bool) -> (low: Double, high: Double) { (0, 0) }
    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote { MissingDataNote() }
    func reach(alongLength length: Double, isHorizontal: Bool) -> Double { 0 }
    func readings(in panel: Panel) -> [Reading] { [] }
    func positions(in panel: Panel) -> [Point] { [] }
}
