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
        _ values: some Sequence<some Plottable>, from start: Int = 1, name: String? = nil, ink: Ink? = nil,
        dots: Bool? = nil,
        dashed: Bool? = nil, lastValue: NumberStyle? = nil
    ) {
        self.init(
            values.enumerated().map { (start + $0.offset, $0.element.datum) }, name: name, ink: ink, dots: dots,
            dashed: dashed,
            lastValue: lastValue)
    }
}

extension Line: MarkConvertible {
    public var mark: Mark { .line(self) }
}
