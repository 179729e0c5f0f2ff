import Drawing

/// Points joined in the order given; a missing value leaves a gap. Its name stands at its end.
public struct Line: Codable, Hashable, Sendable {
    public var x: [Datum]
    public var y: [Datum]
    public var name: String?
    public var ink: Ink?
    /// Whether each point gets a dot; decided by their number if nil.
    public var hasDots: Bool?
    public var isDashed: Bool?
    /// How the last value is written after the name, if at all.
    public var lastValue: NumberStyle?

    /// - Parameters:
    ///   - points: (x, y) in the order in which they are joined.
    ///   - name: the series; lines and bands of one name share a colour.
    ///   - lastValue: writes the last value after the name, "ReLU 0.970".
    public init<X: Plottable, Y: Plottable>(
        _ points: some Sequence<(X, Y)>, name: String? = nil, ink: Ink? = nil, dots: Bool? = nil, dashed: Bool? = nil,
        lastValue: NumberStyle? = nil
    ) {
        x = []
        y = []
        for point in points {
            x.append(point.0.datum)
            y.append(point.1.datum)
        }
        self.name = name
        self.ink = ink
        hasDots = dots
        isDashed = dashed
        self.lastValue = lastValue
    }

    /// Values at 1, 2, 3, … or on from another start: one an epoch.
    public init(
        _ values: some Sequence<some Plottable>, from start: Int = 1, name: String? = nil, ink: Ink? = nil, dots: Bool? = nil,
        dashed: Bool? = nil, lastValue: NumberStyle? = nil
    ) {
        self.init(
            values.enumerated().map { (start + $0.offset, $0.element.datum) }, name: name, ink: ink, dots: dots, dashed: dashed,
            lastValue: lastValue)
    }
}

extension Line: MarkConvertible, DrawnMark {
    public var mark: Mark { .line(self) }
    var key: SeriesKey { .atEnd }

    func train(x: inout Extent, y: inout Extent, isHorizontal: Bool) {
        self.x.forEach { x.add($0) }
        self.y.forEach { y.add($0) }
    }

    func absences(x: Axis, y: Axis, isHorizontal: Bool) -> Absences { Absences(self.x, self.y, x: x, y: y) }

    /// Stretches without gap.
    private func runs(in panel: Panel) -> [[Point]] {
        var runs: [[Point]] = [[]]
        for (x, y) in zip(x, y) {
            if let point = panel.point(x, y) {
                runs[runs.count - 1].append(point)
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    func draw(in panel: Panel, on canvas: inout Canvas) {
        let color = panel.color(self)
        let runs = runs(in: panel)
        var path = Path()
        for run in runs where run.count > 1 {
            path.add(Polyline.clipped(Polyline.decimated(run, column: panel.decimation), to: panel.frame))
        }
        let stroke = Stroke(
            color, width: Theme.lineWidth, dash: isDashed == true ? [4, 2.4] : [], cap: isDashed == true ? .butt : .round,
            join: .round)
        canvas.path(path, stroke: stroke)

        let count = runs.reduce(0) { $0 + $1.count }
        let dotted = runs.filter { hasDots ?? (count <= 40) || $0.count == 1 }
        canvas.dots(dotted.flatMap { $0.prefix(2000).filter(panel.frame.contains) }, radius: Theme.dotRadius, color: color)
    }

    /// The last point that has a place, where the name goes.
    func end(in panel: Panel) -> (Point, String)? {
        for (x, y) in zip(x, y).reversed() {
            guard let point = panel.point(x, y) else { continue }
            return (point, endLabel(y))
        }
        return nil
    }

    func endLabel(_ value: Datum) -> String {
        [name, lastValue.flatMap { style in value.finite.map(style.text) }].compactMap(\.self).joined(separator: " ")
    }

    func obstacles(in panel: Panel) -> [Rectangle] {
        runs(in: panel).flatMap { Polyline.boxes(Polyline.decimated($0, column: panel.decimation), thickness: Theme.lineWidth + 1) }
    }

    func positions(in panel: Panel) -> [Point] { runs(in: panel).flatMap(\.self) }
}
