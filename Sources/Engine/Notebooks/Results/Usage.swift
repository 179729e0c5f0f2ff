import Foundation

/// The time that something took: processor time of the whole process and wall time, in seconds.
public struct Usage: Codable, Sendable, Equatable {
    /// Processor time in user mode.
    public var user: Double
    /// Processor time in the system.
    public var system: Double
    /// Wall time.
    public var wall: Double

    /// No time at all.
    public static let zero = Usage(user: 0, system: 0, wall: 0)

    /// Processor time in total, user and system.
    public var cpu: Double { user + system }

    /// Makes a usage from its times in seconds.
    public init(user: Double, system: Double, wall: Double) {
        self.user = user
        self.system = system
        self.wall = wall
    }

    /// The current counters of the process. Only differences of them are meaningful.
    static func now() -> Usage {
        var usage = rusage()
        getrusage(thisProcess, &usage)
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC, &clock)
        return Usage(
            user: Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) * 1e-6,
            system: Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) * 1e-6,
            wall: Double(clock.tv_sec) + Double(clock.tv_nsec) * 1e-9)
    }

    /// The usage between two readings.
    static func - (later: Usage, earlier: Usage) -> Usage {
        Usage(user: later.user - earlier.user, system: later.system - earlier.system, wall: later.wall - earlier.wall)
    }

    /// The sum of two usages.
    static func + (a: Usage, b: Usage) -> Usage {
        Usage(user: a.user + b.user, system: a.system + b.system, wall: a.wall + b.wall)
    }

    /// The wall time, and the processor time if threads side by side made it more: "29.9 s (CPU 1 min 10 s)".
    ///
    /// The processor time is left out if it is not more than the wall time by a twentieth.
    public var phrase: String {
        let time = NumberFormat.duration(wall)
        return cpu < 1.05 * wall ? time : "\(time) (CPU\u{a0}\(NumberFormat.duration(cpu)))"
    }

    /// The peak memory of this process so far, in bytes.
    static var peakMemoryBytes: Int {
        var usage = rusage()
        getrusage(thisProcess, &usage)
        return usage.ru_maxrss * 1024
    }
}

/// RUSAGE_SELF, which C libraries declare with different types.
private let thisProcess: Int32 = 0
