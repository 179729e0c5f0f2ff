/// A mean with its deviation, or any middle between a low and a high, for each position, with the values behind it as dots.
/// Intervals lie down where y is a scale of categories.
public struct Intervals: Codable, Hashable, Sendable {
    public struct Interval: Codable, Hashable, Sendable {
        public var at: Datum
        public var low: Datum
        public var middle: Datum
        public var high: Datum
        public var values: [Datum]

        public init(at: Datum, low: Double, middle: Double, high: Double, values: [Double] = []) {
            self.at = at
            self.low = .number(low)
            self.middle = .number(middle)
            self.high = .number(high)
            self.values = values.map { .number($0) }
        }
    }

    public var intervals: [Interval]
    public var name: String?
    public var ink: Ink?

    public init(_ intervals: [Interval], name: String? = nil, ink: Ink? = nil) {
        self.intervals = intervals
        self.name = name
        self.ink = ink
    }

    /// The mean of each sample, its population deviation to either side, and a dot for each value, as folds of a cross-validation
    /// are shown. Values that are not finite are left out.
    public init<X: Plottable>(
        samples: some Sequence<(X, [Double])>, name: String? = nil, ink: Ink? = nil
    ) {
        intervals = samples.map { at, values in
            let finite = values.filter(\.isFinite)
            let count = Double(max(finite.count, 1))
            // Divided before summing, so that large values do not overflow.
            let mean = finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / count }
            let scale = finite.map { ($0 - mean).magnitude }.max() ?? 0
            let deviation =
                scale > 0
                ? scale * (finite.reduce(0) { $0 + ($1 - mean) / scale * (($1 - mean) / scale) } / count).squareRoot()
                : 0
            return Interval(at: at.datum, low: mean - deviation, middle: mean, high: mean + deviation, values: values)
        }
        self.name = name
        self.ink = ink
    }

    /// Mean ± deviation, (position, mean, deviation).
    public init<X: Plottable>(
        means: some Sequence<(X, Double, Double)>, name: String? = nil, ink: Ink? = nil
    ) {
        intervals = means.map { Interval(at: $0.0.datum, low: $0.1 - $0.2, middle: $0.1, high: $0.1 + $0.2) }
        self.name = name
        self.ink = ink
    }
}

extension Intervals: MarkConvertible {
    public var mark: Mark { .intervals(self) }
}
