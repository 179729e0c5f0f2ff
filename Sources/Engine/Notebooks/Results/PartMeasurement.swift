import Foundation

/// Everything about a part's run that may differ from one run to the next.
public struct PartMeasurement: Codable, Sendable, Equatable {
    /// Fits that were taken from the ledger count with what they took when they were computed.
    public var usage: Usage
    /// By cell, from 0: up to and including its last output.
    public var cells: [Usage]
    /// The most that the process had in memory by the end of each cell; 0 for cells without outputs.
    public var cellPeakMemoryBytes: [Int]?
    /// What the part timed by name.
    public var timings: [String: Usage]
    /// The most that the process had in memory until the part's end.
    public var peakMemoryBytes: Int
    public var threads: Int
    /// The processes that wanted to run, averaged over a minute (getloadavg), when the part began.
    public var load: Double?
    /// When the part ended, in ISO 8601 and UTC.
    public var date: String
    public var machine: Machine
    /// The ledger's entries that the part rests on, in order; nil if it has none.
    public var cacheEntries: [String]?
    /// Results that came from the cache; nil if none did.
    public var cached: Cached?

    // The names of an older version stay in the file.
    private enum CodingKeys: String, CodingKey {
        case usage, cells, cellPeakMemoryBytes, timings, peakMemoryBytes, threads, load, date, machine
        case cacheEntries = "fits"
        case cached = "recalled"
    }

    /// Fits from the ledger: how many, and when and where they were computed.
    public struct Cached: Codable, Sendable, Equatable {
        public var count: Int
        public var firstDate: String
        public var lastDate: String
        /// Nil if they come from several.
        public var machine: Machine?

        init?(_ costs: [ComputationCost]) {
            guard let first = costs.first else { return nil }
            count = costs.count
            firstDate = costs.map(\.date).min() ?? first.date
            lastDate = costs.map(\.date).max() ?? first.date
            machine = costs.allSatisfy { $0.machine == first.machine } ? first.machine : nil
        }
    }
}
