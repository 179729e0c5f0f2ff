import Drawing

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
    func absences(x: Axis, y: Axis, isHorizontal: Bool) -> Absences
    /// Where finite data lie, for checks.
    func positions(in panel: Panel) -> [Point]
}

enum SeriesKey { case none, atEnd, dot, block }

extension DrawnMark {
    var name: String? { nil }
    var ink: Ink? { nil }
    var key: SeriesKey { .none }
    var layer: Int { 2 }
    var isDodged: Bool { false }
    func obstacles(in panel: Panel) -> [Rectangle] { [] }
    func overhang(isHorizontal: Bool) -> (low: Double, high: Double) { (0, 0) }
    func absences(x: Axis, y: Axis, isHorizontal: Bool) -> Absences { Absences() }
    func positions(in panel: Panel) -> [Point] { [] }
}

/// The series of a plot in order of appearance: their colours and shapes, and who stands side by side.
struct SeriesTable {
    private(set) var names: [String] = []
    private var inks: [String: Ink] = [:]
    private(set) var dodged: [String] = []
    /// Marks without name are one series, the first.
    private var hasUnnamed = false

    mutating func add(_ mark: any DrawnMark) {
        guard let name = mark.name else {
            if mark.key != .none && mark.ink == nil { hasUnnamed = true }
            return
        }
        if !names.contains(name) { names.append(name) }
        if let ink = mark.ink { inks[name] = ink }
        if mark.isDodged && !dodged.contains(name) { dodged.append(name) }
    }

    func ink(_ mark: any DrawnMark) -> Ink {
        mark.ink ?? mark.name.flatMap { inks[$0] } ?? .series(colorIndex(mark.name))
    }

    func shape(_ name: String?) -> DotShape { .series(index(name)) }

    private func index(_ name: String?) -> Int { name.flatMap { names.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0 }

    /// A series whose colour is given does not use up one of the palette's.
    private func colorIndex(_ name: String?) -> Int {
        name.flatMap { names.filter { inks[$0] == nil }.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0
    }
}

/// A placed pair of axes, as marks see it.
struct Panel {
    let frame: Rectangle
    /// The whole figure, which nothing may leave.
    let bounds: Rectangle
    let x: Axis
    let y: Axis
    /// Whether positions run along y and values along x.
    let isHorizontal: Bool
    let series: SeriesTable
    /// Points of a line that lie within so many points of the page are drawn as four at most.
    var decimation = 0.5
    /// What text should rather not cover; filled before the last layer is drawn.
    var obstacles: [Rectangle] = []

    /// The axis along which bars and intervals stand, and the one on which they are measured.
    var along: Axis { isHorizontal ? y : x }
    var across: Axis { isHorizontal ? x : y }

    func point(_ x: Datum, _ y: Datum) -> Point? {
        guard let x = self.x.position(x), let y = self.y.position(y) else { return nil }
        return Point(x, y)
    }

    func point(along: Double, across: Double) -> Point {
        isHorizontal ? Point(across, along) : Point(along, across)
    }

    func color(_ mark: any DrawnMark) -> Color { series.ink(mark).color }

    /// How thick a dodged mark may be, and how far it stands from the middle of its band.
    func slot(_ name: String?, share: Double, thickest: Double) -> (thickness: Double, offset: Double) {
        let count = max(series.dodged.count, 1)
        let step = min(along.bandwidth * share / Double(count), thickest)
        let index = name.flatMap { series.dodged.firstIndex(of: $0) }
        guard count > 1, along.kind == .category, let index else { return (step, 0) }
        return (step, (Double(index) - Double(count - 1) / 2) * step)
    }
}
