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

extension Band: MarkConvertible {
    public var mark: Mark { .band(self) }
}
