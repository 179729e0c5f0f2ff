import Drawing
import Foundation

/// All that one run of the benchmarks measured, as it is written to a file, so that two runs can be compared.
struct BenchResult: Codable {
    var machine: Machine
    /// Of one thread, floating-point operations a second; a multiply-add counts as two.
    var peakFlops: Double
    var kernels: [Kernel] = []
    var training: [Training] = []
    var growth: [Growth] = []
    var report: Report?

    struct Machine: Codable {
        let processor: String
        let cores: Int
        let date: String
        let loadBefore: Double
    }

    struct Kernel: Codable {
        let name: String
        let sizes: String
        let timing: Timing
        /// Of the multiply-adds that the result needs; nil for kernels that are not made of them.
        let flops: Double?
        var shareOfPeak: Double?
    }

    struct Training: Codable {
        let name: String
        let threads: Int
        let images: Int
        let timing: Timing
        var imagesPerSecond: Double { Double(images) / timing.medianSeconds }
    }

    /// How cost grows with one size, all else the same.
    struct Growth: Codable {
        let of: String
        let cost: String
        let expected: Expected
        let points: [Point]

        struct Point: Codable {
            let size: Double
            let timing: Timing
            var seconds: Double { timing.medianSeconds }
        }

        /// How the cost would grow if nothing but the arithmetic counted.
        enum Expected: String, Codable {
            case inProportion = "in proportion"
            case even
            case sharedEvenly = "shared evenly"

            func cost(of size: Double, first: Point) -> Double {
                switch self {
                case .inProportion: first.seconds * size / first.size
                case .even: first.seconds
                case .sharedEvenly: first.seconds * first.size / size
                }
            }
        }
    }

    /// `folio run` from nothing, as a process.
    struct Report: Codable {
        let wallSeconds: Double
        let cpuSeconds: Double
        let peakMemoryBytes: Int
        /// What the parts timed: "part 3 training".
        let timings: [String: Double]
    }

    /// Every time by a name that two runs share.
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

    static func read(from path: String) throws -> BenchResult {
        try JSONDecoder().decode(BenchResult.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}

extension BenchResult.Machine {
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
