/// The cost of a result: processor and wall time, when, and where.
///
/// In a batch of results computed side by side each counts what the process used since the one before was ready, so
/// that the sum over a batch is what the batch took.
public struct ComputationCost: Codable, Sendable, Equatable {
    public var usage: Usage
    /// When the result was ready, in ISO 8601 and UTC.
    public var date: String
    public var machine: Machine
    /// How many threads the run had.
    public var threads: Int
}
