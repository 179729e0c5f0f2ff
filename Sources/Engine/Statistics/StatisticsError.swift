/// An error for data that a statistic cannot be made of.
public struct StatisticsError: Error, CustomStringConvertible, Equatable {
    /// A sentence that says what is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
