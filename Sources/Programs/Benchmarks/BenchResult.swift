import Drawing
import Foundation

/// The measurements of one run of the benchmarks. They are written to a file, so that two runs can be compared.
struct BenchResult: Codable {
    var machine: Machine
    /// The peak of one thread in floating-point operations per second; a multiply-add counts as two.
    var peakFlops: Double
    var kernels: [Kernel] = []
    var training: [Training] = []
    var growth: [Growth] = []
    var report: Report?

    /// The machine, the date, and the load average of the minute before.
    struct Machine: Codable {
        let processor: String
        let cores: Int
        let date: String
        let loadBefore: Double
    }

    /// The time of one call of a kernel.
    struct Kernel: Codable {
        let name: String
        let sizes: String
        let timing: Timing
        /// Floating-point operations per second, counting the multiply-adds that the result needs; nil for kernels that
        /// do not consist of them.
        let flops: Double?
        var shareOfPeak: Double?
    }

    /// The time of an epoch of one training.
    struct Training: Codable {
        let name: String
        let threads: Int
        let images: Int
        let timing: Timing
        var imagesPerSecond: Double { Double(images) / timing.medianSeconds }
    }

    /// The growth of a cost with one size, while everything else stays the same.
    struct Growth: Codable {
        /// The name of the size.
        let of: String
        /// The description of the cost.
        let cost: String
        let expected: Expected
        let points: [Point]

        struct Point: Codable {
            let size: Double
            let timing: Timing
            var seconds: Double { timing.medianSeconds }
        }

        /// The growth that one would expect if only the arithmetic counted.
        enum Expected: String, Codable {
            case inProportion = "in proportion"
            case even
            case sharedEvenly = "shared evenly"

            /// The expected cost of a size in seconds, given the cost of the first size.
            func cost(of size: Double, first: Point) -> Double {
                switch self {
                case .inProportion: first.seconds * size / first.size
                case .even: first.seconds
                case .sharedEvenly: first.seconds * first.size / size
                }
            }
        }
    }

    /// The cost of `folio run` from nothing, as a process of its own.
    struct Report: Codable {
        let wallSeconds: Double
        let cpuSeconds: Double
        let peakMemoryBytes: Int
        /// The wall times of the parts and of what they timed, in seconds, by names such as "part 3 training".
        let timings: [String: Double]
    }

    /// All times in seconds, by names that are the same in two runs.
    var seconds: [(name: String, seconds: Double)] {
        var seconds: [(name: String, seconds: Double)] = []
        for kernel in kernels { seconds.append(("\(kernel.name), \(kernel.sizes)", kernel.timing.medianSeconds)) }
        for fit in training { seconds.append(("\(fit.name), threads \(fit.threads)", fit.timing.medianSeconds)) }
        for curve in growth { seconds += curve.points.map { ("\(curve.of) \(Int($0.size))", $0.seconds) } }
        if let report {
            seconds.append(("whole report", report.wallSeconds))
            seconds += report.timings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        return seconds
    }

    /// Reads a file of earlier results.
    static func read(from path: String) throws -> BenchResult {
        try JSONDecoder().decode(BenchResult.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Writes the results to a file, whole or not at all.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}

extension BenchResult.Machine {
    /// This machine now.
    static func current() -> Self {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first.flatMap
        { Double($0) }
        return Self(
            processor: name ?? "unknown", cores: ProcessInfo.processInfo.activeProcessorCount,
            date: Date().formatted(.iso8601),
            loadBefore: load ?? .nan)
    }
}
