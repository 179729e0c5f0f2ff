import Drawing

/// The area between a lower and an upper value at each x: a deviation about a line, or from zero up. A missing value leaves a gap.
public struct Band: Codable, Hashable, Sendable {
    public var x: [Datum]
    public var low: [Datum]
    public var high: [Datum]
    public var name: String?
    public var ink: Ink?

    /// - Parameter points: (x, low, high) from left to right.
    public init<X: Plottable, Y: Plottable>(_ points: some Sequence<(X, Y, Y)>, name: String? = nil, ink: Ink? = nil) {
        x = []
        low = []
        high = []
        for point in points {
            x.append(point.0.datum)
            low.append(point.1.datum)
            high.append(point.2.datum)
        }
        self.name = name
        self.ink = ink
    }

    /// Mean ± deviation, (x, mean, deviation).
    public init<X: Plottable>(means: some Sequence<(X, Double, Double)>, name: String? = nil, ink: Ink? = nil) {
        self.init(means.map { ($0.0.datum, $0.1 - $0.2, $0.1 + $0.2) }, name: name, ink: ink)
    }
}

extension Band: MarkConvertible, DrawnMark {
    public var mark: Mark { .band(self) }
    var key: SeriesKey { .atEnd }
    var layer: Int { 0 }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        (low + high).forEach { y.add($0) }
        // An area from zero up is measured from there, as a bar is.
        if !low.isEmpty, low.allSatisfy({ $0.finite == 0 }) { y.standsOnZero = true }
    }

    func absences(x: Axis, y: Axis, isHorizontal: Bool) -> Absences {
        var absences = Absences(self.x, low, x: x, y: y)
        absences.isOutside = 0
        return absences
    }

    /// Stretches without gap, as pairs of a lower and an upper point. Only a domain set by hand can leave points outside the
    /// panel; they are held at its edge.
    private func runs(in panel: Panel) -> [[(Point, Point)]] {
        func held(_ point: Point) -> Point {
            Point(
                min(max(point.x, panel.frame.minX), panel.frame.maxX), min(max(point.y, panel.frame.minY), panel.frame.maxY))
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
            let outline = Polyline.decimated(run.map(\.0), column: panel.decimation)
                + Polyline.decimated(run.map(\.1), column: panel.decimation).reversed()
            path.add([outline])
            path.segments.append(.close)
        }
        var color = panel.color(self)
        color.alpha = 0.18
        canvas.path(path, fill: color)
    }

    func end(in panel: Panel) -> (Point, String)? {
        guard let (low, high) = runs(in: panel).last?.last, let name else { return nil }
        return (Point(high.x, (low.y + high.y) / 2), name)
    }

    func positions(in panel: Panel) -> [Point] { runs(in: panel).flatMap { $0.flatMap { [$0.0, $0.1] } } }
}
