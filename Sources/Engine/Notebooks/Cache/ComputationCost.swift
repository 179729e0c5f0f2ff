/// The cost of a computed result: its times, date, machine and number of threads.
///
/// If results are computed side by side, each counts what the process used since the previous result was ready. So the
/// costs of a batch add up to what the whole batch took.
public struct ComputationCost: Codable, Sendable, Equatable {
    /// Processor and wall time.
    public var usage: Usage
    /// The time at which the result was ready, in ISO 8601 and UTC.
    public var date: String
    /// The machine that computed it.
    public var machine: Machine
    /// The number of threads that the run could use.
    public var threads: Int
}
