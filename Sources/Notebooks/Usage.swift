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

/// Everything about a part's run that may differ from one run to the next.
public struct PartMeasurement: Codable, Sendable, Equatable {
    public var usage: Usage
    /// By cell, from 0: up to and including its last output.
    public var cells: [Usage]
    /// What the part timed by name.
    public var timings: [String: Usage]
    /// The most that the process had in memory until the part's end.
    public var peakMemoryBytes: Int
    public var threads: Int
    /// When the part ended, in ISO 8601 and UTC.
    public var date: String
    public var machine: Machine
}

/// Where something was measured.
public struct Machine: Codable, Sendable, Equatable {
    public var processor: String
    public var cores: Int
    public var system: String
    public var compiler: String
    /// The commit of the sources, if they were in a git checkout.
    public var commit: String?

    static func current() -> Machine {
        let cpuinfo = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = cpuinfo.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let release = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
        let name = release.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12)
        #if arch(x86_64)
        let architecture = "x86-64"
        #elseif arch(arm64)
        let architecture = "arm64"
        #else
        let architecture = "unknown architecture"
        #endif
        #if swift(>=6.4)
        let compiler = "Swift 6.4 or later"
        #elseif swift(>=6.3)
        let compiler = "Swift 6.3"
        #else
        let compiler = "Swift 6.2"
        #endif
        return Machine(
            processor: model.map { $0.trimmingCharacters(in: .whitespaces) } ?? architecture,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            system: name.map { $0.trimmingCharacters(in: ["\""]) } ?? "Linux",
            compiler: compiler, commit: commit())
    }

    private static func commit() -> String? {
        guard let head = try? String(contentsOfFile: ".git/HEAD", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines) else { return nil }
        guard head.hasPrefix("ref: ") else { return String(head.prefix(12)) }
        return (try? String(contentsOfFile: ".git/" + head.dropFirst(5), encoding: .utf8)).map { String($0.prefix(12)) }
    }
}

/// RUSAGE_SELF, which C libraries declare with different types.
private let thisProcess: Int32 = 0
