import Foundation

/// The measurements of a part's run: everything that may differ from one run to the next.
public struct PartMeasurement: Codable, Sendable, Equatable {
    /// The usage of the whole part. Cached results count with the usage of their computation.
    public var usage: Usage
    /// The usage of each cell, up to and including its last output, by index from 0.
    public var cells: [Usage]
    /// The peak memory of the process in bytes at the end of each cell; 0 for cells without outputs.
    public var cellPeakMemoryBytes: [Int]?
    /// The usages that the part measured with `PartContext.time`, by name.
    public var timings: [String: Usage]
    /// The peak memory of the process in bytes at the end of the part.
    public var peakMemoryBytes: Int
    /// The number of threads that the run could use.
    public var threads: Int
    /// The load average over a minute (getloadavg) when the part began: the number of processes that wanted to run.
    public var load: Double?
    /// The time at which the part ended, in ISO 8601 and UTC.
    public var date: String
    /// The machine that ran the part.
    public var machine: Machine
    /// The file names of the cache entries that the part uses, in order; nil if there are none.
    public var cacheEntries: [String]?
    /// A summary of the results that came from the cache; nil if none did.
    public var cached: Cached?

    // Files use the names of an older version.
    private enum CodingKeys: String, CodingKey {
        case usage, cells, cellPeakMemoryBytes, timings, peakMemoryBytes, threads, load, date, machine
        case cacheEntries = "fits"
        case cached = "recalled"
    }

    /// A summary of cached results: their number, and the dates and the machine of their computation.
    public struct Cached: Codable, Sendable, Equatable {
        /// The number of cached results.
        public var count: Int
        /// The date of the oldest result, in ISO 8601 and UTC.
        public var firstDate: String
        /// The date of the newest result, in ISO 8601 and UTC.
        public var lastDate: String
        /// The machine that computed them; nil if there were several.
        public var machine: Machine?

        /// Summarises stored costs; nil if there are none.
        init?(_ costs: [ComputationCost]) {
            guard let first = costs.first else { return nil }
            count = costs.count
            firstDate = costs.map(\.date).min() ?? first.date
            lastDate = costs.map(\.date).max() ?? first.date
            machine = costs.allSatisfy { $0.machine == first.machine } ? first.machine : nil
        }
    }
}

extension PartMeasurement {
    /// The names of times in references, such as `{training.wall}`.
    static let timeNames: Set<String> = ["wall", "user", "system", "cpu"]

    /// A time in seconds by its path: `wall` for the whole part, `training`, `cpu` for something that it timed; nil if
    /// there is none.
    func time(at path: [String]) -> Double? {
        guard let last = path.last else { return nil }
        let name = path.dropLast().joined(separator: ".")
        guard let usage = name.isEmpty ? usage : timings[name] else { return nil }
        switch last {
        case "wall": return usage.wall
        case "user": return usage.user
        case "system": return usage.system
        case "cpu": return usage.cpu
        default: return nil
        }
    }
}
