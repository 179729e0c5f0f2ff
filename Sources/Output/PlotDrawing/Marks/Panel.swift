import Drawing
import Plots

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
