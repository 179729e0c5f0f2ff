import Foundation

/// Runs the built `folio` from nothing into a temporary folder and measures it.
///
/// The usage of this process's children must be zero before, so no other child may have run.
func runWholeReport(data: String) throws -> BenchResult.Report {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "folio")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { throw BenchError.noProgram(program.path) }
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "folio-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let process = Process()
    process.executableURL = program
    process.arguments = [
        "run", "--data", data, "--out", folder.appending(path: "report").path, "--cache",
        folder.appending(path: "cache").path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = Clock.wall.now
    try process.run()
    process.waitUntilExit()
    let wall = Clock.wall.now - start
    guard process.terminationStatus == 0 else { throw BenchError.failed(process.terminationStatus) }

    // It is the only child of this process so far, so the usage of all children is its own.
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let cpu = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    return BenchResult.Report(
        wallSeconds: wall, cpuSeconds: cpu, peakMemoryBytes: usage.ru_maxrss * 1024,
        timings: try timings(in: folder.appending(path: "report/measurements.json")))
}

/// The wall times in a report's measurements, in seconds, by names such as "part 3 training".
private func timings(in file: URL) throws -> [String: Double] {
    struct Measurements: Decodable {
        struct Part: Decodable {
            struct Usage: Decodable { let wall: Double }
            let usage: Usage
            let timings: [String: Usage]
        }
        let parts: [String: Part]
    }
    let parts = try JSONDecoder().decode(Measurements.self, from: Data(contentsOf: file)).parts
    var timings: [String: Double] = [:]
    for (number, part) in parts {
        timings["part \(number)"] = part.usage.wall
        for (name, usage) in part.timings { timings["part \(number) \(name)"] = usage.wall }
    }
    return timings
}
