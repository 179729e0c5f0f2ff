/// A closed interval of numbers.
public struct Interval: Sendable, Equatable {
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// The interval from `low` to `high`.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// True if `value` is in the interval; both ends belong to it.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
