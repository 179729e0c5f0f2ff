/// A sample: repeated measurements of one quantity, with its mean, deviation and intervals.
public struct Sample: Sendable, Equatable {
    /// The measurements.
    public let values: [Double]

    /// A sample of some values. Of none, mean and deviation are not a number, and there are no intervals.
    public init(_ values: [Double]) { self.values = values }

    /// The number of values.
    public var count: Int { values.count }
    /// The arithmetic mean.
    public var mean: Double { values.reduce(0, +) / Double(count) }

    /// The sample standard deviation, with the divisor count − 1; zero for a single value.
    public var deviation: Double {
        guard count > 0 else { return .nan }
        let mean = mean
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(count - 1, 1))).squareRoot()
    }

    /// The confidence interval of the population's mean, by Student's t distribution.
    ///
    /// It contains the mean in the share `level` of all samples. The result is nil for fewer than two values, which
    /// give no estimate of the deviation, and for a level that is not above 0 and below 1.
    public func interval(level: Double = 0.95) -> Interval? {
        guard count > 1, level > 0, level < 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation / Double(count).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The prediction interval of one further value, by Student's t distribution.
    ///
    /// It contains the further value in the share `level` of all cases. The result is nil as for `interval`.
    public func predictionInterval(level: Double = 0.95) -> Interval? {
        guard count > 1, level > 0, level < 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation
            * (1 + 1 / Double(count)).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The sample of the differences a[i] − b[i] of paired measurements.
    ///
    /// Both measurements of a pair are made under the same conditions, such as the same seed, so that the influence of
    /// the conditions on both cancels.
    ///
    /// - Throws: `StatisticsError` if `a` and `b` have different numbers of elements.
    public static func paired(_ a: [Double], minus b: [Double]) throws(StatisticsError) -> Sample {
        guard a.count == b.count else {
            throw StatisticsError("\(a.count) measurements cannot be paired with \(b.count).")
        }
        return Sample(zip(a, b).map { $0 - $1 })
    }
}
