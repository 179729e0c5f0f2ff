/// Interval for each position, such as a mean with its deviation, with the values behind it as dots.
///
/// Any middle between a low and a high end is allowed. Intervals are horizontal if y is a scale of categories.
/// Intervals of different names are side by side within a category.
public struct Intervals: Codable, Hashable, Sendable {
    /// Interval at one position.
    public struct Interval: Codable, Hashable, Sendable {
        /// Position: a category or a number.
        public var at: Datum
        /// Lower end. If either end is missing, no line is drawn.
        public var low: Datum
        /// Middle, drawn as a short bar across the line; not drawn if it is missing.
        public var middle: Datum
        /// Upper end. If either end is missing, no line is drawn.
        public var high: Datum
        /// Single values, drawn as dots; none are drawn if all intervals together have more than 1500.
        public var values: [Datum]

        /// Creates an interval; NaN means that a number is missing.
        ///
        /// - Parameters:
        ///   - at: position: a category or a number.
        ///   - low: lower end.
        ///   - middle: middle, such as the mean.
        ///   - high: upper end.
        ///   - values: single values, drawn as dots.
        public init(at: Datum, low: Double, middle: Double, high: Double, values: [Double] = []) {
            self.at = at
            self.low = .number(low)
            self.middle = .number(middle)
            self.high = .number(high)
            self.values = values.map { .number($0) }
        }
    }

    /// Intervals in the order of the data.
    public var intervals: [Interval]
    /// Name of the series, shown in the legend; none if nil.
    public var name: String?
    /// Colour; if nil, the colour of the series.
    ///
    /// That is the colour given to a mark of the same name, else the next one of the palette.
    public var ink: Ink?

    /// Creates a mark of the given intervals.
    ///
    /// - Parameters:
    ///   - intervals: intervals with any middle and ends.
    ///   - name: name of the series, shown in the legend; none if nil.
    ///   - ink: colour; the colour of the series if nil.
    public init(_ intervals: [Interval], name: String? = nil, ink: Ink? = nil) {
        self.intervals = intervals
        self.name = name
        self.ink = ink
    }

    /// Creates intervals of mean ± population deviation of each sample, with a dot for each value.
    ///
    /// This shows the folds of a cross-validation. Values that are not finite are ignored in the mean and the
    /// deviation; a sample without finite values has a missing mean.
    ///
    /// - Parameters:
    ///   - samples: (position, values).
    ///   - name: name of the series, shown in the legend; none if nil.
    ///   - ink: colour; the colour of the series if nil.
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

    /// Creates intervals of mean ± deviation, without dots.
    ///
    /// - Parameters:
    ///   - means: (position, mean, deviation).
    ///   - name: name of the series, shown in the legend; none if nil.
    ///   - ink: colour; the colour of the series if nil.
    public init<X: Plottable>(
        means: some Sequence<(X, Double, Double)>, name: String? = nil, ink: Ink? = nil
    ) {
        intervals = means.map { Interval(at: $0.0.datum, low: $0.1 - $0.2, middle: $0.1, high: $0.1 + $0.2) }
        self.name = name
        self.ink = ink
    }
}

extension Intervals: MarkConvertible {
    /// The intervals as a mark.
    public var mark: Mark { .intervals(self) }
}
