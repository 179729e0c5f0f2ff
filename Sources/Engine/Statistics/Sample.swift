/// What a few repeated measurements say of the quantity that they repeat.
public struct Sample: Sendable, Equatable {
    public let values: [Double]

    /// At least one value.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has at least one value")
        self.values = values
    }

    public var count: Int { values.count }
    public var mean: Double { values.reduce(0, +) / Double(count) }

    /// The sample's standard deviation, with count − 1 below; zero for a single value.
    public var deviation: Double {
        let mean = mean
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(count - 1, 1))).squareRoot()
    }

    /// The interval that covers the mean of the population in `level` of all samples, by Student's t; nil for a single value, which says nothing of its spread.
    public func interval(level: Double = 0.95) -> Interval? {
        guard count > 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation / Double(count).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The interval that one more value of the same kind falls into in `level` of all cases, by Student's t; nil for a single value.
    public func predictionInterval(level: Double = 0.95) -> Interval? {
        guard count > 1 else { return nil }
        let reach =
            studentQuantile(0.5 + level / 2, degreesOfFreedom: count - 1) * deviation
            * (1 + 1 / Double(count)).squareRoot()
        return Interval(low: mean - reach, high: mean + reach)
    }

    /// The differences of two measurements made under the same conditions, one by one (the same seed, say), so that what the conditions do to both falls out.
    public static func paired(_ a: [Double], minus b: [Double]) -> Sample {
        precondition(a.count == b.count, "pairs have two members")
        return Sample(zip(a, b).map { $0 - $1 })
    }
}

/// The interval for a share of which `count` of `total` were seen, by Wilson's score (JASA 22, 1927): it stays within 0 … 1 and holds its level also near the ends.
public func wilsonInterval(count: Int, of total: Int, level: Double = 0.95) -> Interval {
    precondition(total > 0 && (0...total).contains(count), "a share is of something")
    let z = normalQuantile(0.5 + level / 2), n = Double(total), p = Double(count) / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(low: max(centre - reach, 0), high: min(centre + reach, 1))
}
