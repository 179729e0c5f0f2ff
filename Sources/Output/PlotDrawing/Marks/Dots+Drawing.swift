import Drawing
import Plots

extension Dots: DrawnMark {
    var key: SeriesKey { .dot }
    /// Layer of the dots; a density is below the other marks, which it would cover.
    var layer: Int { x.count > Self.mostDots ? 0 : 2 }
    /// Largest number of single dots: more would hide each other and make the file large.
    private static let mostDots = 1500

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        self.y.forEach { y.add($0) }
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        MissingDataNote(self.x, self.y, x: x, y: y)
    }

    func positions(in panel: Panel) -> [Point] {
        let offset = offset(in: panel)
        return zip(x, y).compactMap { x, y in panel.point(x, y).map { panel.moved($0, by: offset) } }
    }

    /// Distance of the dots from the middle of their category, in points.
    private func offset(in panel: Panel) -> Double { panel.slot(name, share: 0.7, thickest: 9).offset }

    func readings(in panel: Panel) -> [Reading] {
        let offset = offset(in: panel)
        return zip(x, y).compactMap { x, y in
            guard let point = panel.point(x, y).map({ panel.moved($0, by: offset) }), panel.frame.contains(point)
            else { return nil }
            return Reading(point, panel.reading(name, x, y))
        }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let points = positions(in: panel).filter(panel.frame.contains)
        guard points.count <= Self.mostDots else { return drawDensity(points, in: panel, on: &canvas) }
        let radius = min(max(radius ?? Theme.dotRadius, 0.2), Theme.dataMargin)
        canvas.dots(points, panel.series.shape(name), radius: radius, color: panel.color(self), halo: Theme.halo)
    }

    /// Draws the number of points in squares of one point a side.
    ///
    /// The opacity grows with the square root of the number, so that paper and other series remain visible.
    private func drawDensity(_ points: [Point], in panel: Panel, on canvas: inout Canvas) {
        let columns = max(1, Int(panel.frame.size.width)), rows = max(1, Int(panel.frame.size.height))
        var counts = [Int](repeating: 0, count: columns * rows)
        for point in points {
            let column = min(
                columns - 1, max(0, Int((point.x - panel.frame.minX) / panel.frame.size.width * Double(columns))))
            let row = min(rows - 1, max(0, Int((point.y - panel.frame.minY) / panel.frame.size.height * Double(rows))))
            counts[row * columns + column] += 1
        }
        // The lines of the axes are not covered.
        let inset = Theme.axis.width / 2
        let box = Rectangle(
            x: panel.frame.minX + inset, y: panel.frame.minY, width: panel.frame.size.width - inset,
            height: panel.frame.size.height - inset)
        let most = Double(counts.max() ?? 1).squareRoot()
        let color = panel.color(self)
        let opacity = counts.map { count -> UInt8 in
            count == 0 ? 0 : UInt8(((0.25 + 0.75 * Double(count).squareRoot() / most) * 255).rounded())
        }
        let pixel = [color.red, color.green, color.blue].map { UInt8(($0 * 255).rounded()) }
        canvas.image(
            PixelImage(columnCount: columns, rowCount: rows, pixels: counts.flatMap { _ in pixel }, opacity: opacity),
            in: box)
    }

    func obstacles(in panel: Panel) -> [Rectangle] {
        positions(in: panel).prefix(Self.mostDots).map { Rectangle(x: $0.x - 2.5, y: $0.y - 2.5, width: 5, height: 5) }
    }
}
