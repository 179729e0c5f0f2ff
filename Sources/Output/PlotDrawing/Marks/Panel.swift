import Drawing
import Plots

/// Pair of axes with a layout, as marks see it.
struct Panel {
    /// Area between the axes.
    let frame: Rectangle
    /// Area of the whole figure; nothing may be drawn outside.
    let bounds: Rectangle
    /// The x axis with its layout.
    let x: Axis
    /// The y axis with its layout.
    let y: Axis
    /// True if positions are on the y axis and values on the x axis.
    let isHorizontal: Bool
    /// Series with their colours and shapes.
    let series: SeriesTable
    /// Width in points of the columns in which a line is reduced to at most four points.
    var decimation = 0.5
    /// Areas that text should not cover, if possible; set before the last layer is drawn.
    var obstacles: [Rectangle] = []

    /// Axis of the positions of bars and intervals.
    var along: Axis { isHorizontal ? y : x }
    /// Axis of the values of bars and intervals.
    var across: Axis { isHorizontal ? x : y }

    /// Point of a pair of data; nil if either has no place.
    func point(_ x: Datum, _ y: Datum) -> Point? {
        guard let x = self.x.position(x), let y = self.y.position(y) else { return nil }
        return Point(x, y)
    }

    /// Point moved along the axis of positions.
    func moved(_ point: Point, by offset: Double) -> Point {
        isHorizontal ? Point(point.x, point.y + offset) : Point(point.x + offset, point.y)
    }

    /// Point of two positions on the axis of positions and the axis of values.
    func point(along: Double, across: Double) -> Point {
        isHorizontal ? Point(across, along) : Point(along, across)
    }

    /// Text of a pair of data, such as "ReLU, epoch 3: 97.1 %".
    func reading(_ name: String?, at position: Datum, _ value: String) -> String {
        let place = along.scale.labelled(position)
        return "\(name.map { "\($0), " } ?? "")\(place): \(value)"
    }

    /// Text of the point of a pair of data.
    func reading(_ name: String?, _ x: Datum, _ y: Datum) -> String {
        isHorizontal
            ? reading(name, at: y, self.x.scale.text(x)) : reading(name, at: x, self.y.scale.text(y))
    }

    /// Colour of a mark.
    func color(_ mark: any DrawnMark) -> Color { series.ink(mark).color }

    /// Room of a mark beside the marks of other series within a category.
    ///
    /// - Parameters:
    ///   - name: series of the mark.
    ///   - share: part of the band of a category that all series together take.
    ///   - thickest: largest thickness in points.
    /// - Returns: largest thickness of the mark, and its distance from the middle of the band, in points.
    func slot(_ name: String?, share: Double, thickest: Double) -> (thickness: Double, offset: Double) {
        let count = max(series.dodged.count, 1)
        let step = min(along.bandwidth * share / Double(count), thickest)
        let index = name.flatMap { series.dodged.firstIndex(of: $0) }
        guard count > 1, along.kind == .category, let index else { return (step, 0) }
        return (step, (Double(index) - Double(count - 1) / 2) * step)
    }
}
