import Drawing
import Plots

extension Band: DrawnMark {
    var key: SeriesKey { .atEnd }
    var layer: Int { 0 }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        (low + high).forEach { y.add($0) }
        // An area from zero up begins at zero, as a bar does.
        if !low.isEmpty, low.allSatisfy({ $0.finite == 0 }) { y.standsOnZero = true }
    }

    func missingData(x: Axis, y: Axis, isHorizontal: Bool) -> MissingDataNote {
        var missingData = MissingDataNote(self.x, low, x: x, y: y)
        missingData.isOutside = 0
        return missingData
    }

    /// Parts without a gap, as pairs of a lower and an upper point.
    ///
    /// Only a given domain can leave points outside the panel; they are moved to its edge.
    private func runs(in panel: Panel) -> [[(Point, Point)]] {
        func held(_ point: Point) -> Point {
            Point(
                min(max(point.x, panel.frame.minX), panel.frame.maxX),
                min(max(point.y, panel.frame.minY), panel.frame.maxY))
        }
        var runs: [[(Point, Point)]] = [[]]
        for index in 0..<min(x.count, low.count, high.count) {
            if let low = panel.point(x[index], low[index]), let high = panel.point(x[index], high[index]) {
                runs[runs.count - 1].append((held(low), held(high)))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        var path = Path()
        for run in runs(in: panel) {
            let outline =
                Polyline.decimated(run.map(\.0), column: panel.decimation)
                + Polyline.decimated(run.map(\.1), column: panel.decimation).reversed()
            path.add([outline])
            path.segments.append(.close)
        }
        var color = panel.color(self)
        color.alpha = 0.18
        canvas.path(path, fill: color)
    }

    /// Position of the name: the middle of the last pair of points; nil without a name or points.
    func end(in panel: Panel) -> (Point, String)? {
        guard let (low, high) = runs(in: panel).last?.last, let name else { return nil }
        return (Point(high.x, (low.y + high.y) / 2), name)
    }

    func positions(in panel: Panel) -> [Point] { runs(in: panel).flatMap { $0.flatMap { [$0.0, $0.1] } } }
}
