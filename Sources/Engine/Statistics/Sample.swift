/// A sample: repeated measurements of one quantity, with its mean, deviation and intervals.
public struct Sample: Sendable, Equatable {
    /// The measurements; at least one.
    public let values: [Double]

    /// A sample of at least one value.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has at least one value")
        self.values = values
    }

    /// The number of values.
    public var count: Int { values.count }
    /// The arithmetic mean.
    public var mean: Double { values.reduce(0, +) / Double(count) }

    /// The sample standard deviation, with the divisor count − 1; zero for a single value.
    public var deviation: Double {
        let mean = mean
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(count - 1, 1))).squareRoot()
    }

    /// The confidence interval of the population's mean, by Student's t distribution.
    ///
    /// It contains the mean in the share `level` of all samples. The result is nil for a single value, which gives no
    /// estimate of the deviation.
    public func interval(level: Double = 0.95) -> Interval? {
        guard count > 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation / Double(count).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The prediction interval of one further value, by Student's t distribution.
    ///
    /// It contains the further value in the share `level` of all cases. The result is nil for a single value.
    public func predictionInterval(level: Double = 0.95) -> Interval? {
        guard count > 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation
            * (1 + 1 / Double(count)).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The sample of the differences a[i] − b[i] of paired measurements.
    ///
    /// Both measurements of a pair are made under the same conditions, such as the same seed, so that the influence of
    /// the conditions on both cancels. `a` and `b` have the same number of elements.
    public static func paired(_ a: [Double], minus b: [Double]) -> Sample {
        precondition(a.count == b.count, "pairs have two members")
        return Sample(zip(a, b).map { $0 - $1 })
    }
}
