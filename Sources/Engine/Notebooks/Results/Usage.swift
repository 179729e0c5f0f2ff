import Foundation

/// What something took: processor seconds of the whole process, and seconds on the wall.
public struct Usage: Codable, Sendable, Equatable {
    public var user: Double
    public var system: Double
    public var wall: Double

    public static let zero = Usage(user: 0, system: 0, wall: 0)

    public var cpu: Double { user + system }

    public init(user: Double, system: Double, wall: Double) {
        self.user = user
        self.system = system
        self.wall = wall
    }

    /// The process's counters now; meaningful as differences.
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

    static func - (later: Usage, earlier: Usage) -> Usage {
        Usage(user: later.user - earlier.user, system: later.system - earlier.system, wall: later.wall - earlier.wall)
    }

    static func + (a: Usage, b: Usage) -> Usage {
        Usage(user: a.user + b.user, system: a.system + b.system, wall: a.wall + b.wall)
    }

    /// "CPU 54.9 s user, 15.2 s system, 1 min 10 s total · wall 29.9 s", in the manner of `%%time`.
    public var phrase: String {
        "CPU \(NumberFormat.duration(user)) user, \(NumberFormat.duration(system)) system, \(NumberFormat.duration(cpu)) total · wall \(NumberFormat.duration(wall))"
    }

    static var peakMemoryBytes: Int {
        var usage = rusage()
        getrusage(thisProcess, &usage)
        return usage.ru_maxrss * 1024
    }
}

/// RUSAGE_SELF, which C libraries declare with different types.
private let thisProcess: Int32 = 0
