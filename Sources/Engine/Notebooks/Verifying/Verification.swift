import Basics
import Foundation

/// A verification: computes parts again in a temporary folder, from nothing, and compares every result bit by bit with
/// the report's.
public struct Verification: Sendable {
    private let notebook: Notebook
    private let settings: RunSettings
    private let parts: [Int]
    private let stored: [Int: PartRecord]
    private let measurements: [Int: PartMeasurement]
    private let cache: ResultCache?

    /// Prepares a verification: reads the stored records and, for a sample, draws the results to compute.
    ///
    /// - Parameters:
    ///   - report: The folder of the report.
    ///   - notebook: The notebook that the report was made from.
    ///   - settings: The settings of the run that made the report.
    ///   - parts: The numbers of the parts to verify; all if empty.
    ///   - sample: The number of results to compute, drawn at random from those that the cache has for these parts; the
    ///     other results are taken from the cache, and parts without a drawn result are not verified. Nil to compute
    ///     everything.
    ///   - draw: A number that decides which results are drawn.
    ///   - cacheFolder: The cache's folder, for a sample.
    /// - Throws: `FileError` if a record is missing or damaged, or if the cache has nothing to draw a sample from.
    public init(
        of report: ReportFolder, by notebook: Notebook, settings: RunSettings = RunSettings(), parts: [Int] = [],
        sample: Int? = nil, draw: UInt64 = .random(in: 0...(.max)), cacheFolder: String = ".folio"
    ) throws {
        self.notebook = notebook
        self.settings = settings
        var parts = parts.isEmpty ? notebook.numberedParts.compactMap(\.number) : Array(Set(parts)).sorted()
        var stored: [Int: PartRecord] = [:]
        for number in parts {
            guard let record = try report.record(number) else {
                throw FileError(
                    .input,
                    "\(report.recordPath(number)) is missing: there is nothing to verify; \(notebook.program) run "
                        + "\(number) computes it.")
            }
            stored[number] = record
        }
        self.stored = stored
        measurements = try report.measurements()
        guard let sample else {
            cache = nil
            self.parts = parts
            return
        }
        let entries = measurements.mapValues { $0.cacheEntries ?? [] }
        let drawn = try Self.draw(
            sample, by: draw, from: parts.flatMap { entries[$0] ?? [] }, in: ResultCache(cacheFolder))
        parts = parts.filter { !drawn.isDisjoint(with: entries[$0] ?? []) }
        cache = ResultCache(cacheFolder, use: .verify(drawn))
        self.parts = parts
    }

    /// Computes the parts and compares them with the stored records.
    ///
    /// - Parameters:
    ///   - data: The notebook's data.
    ///   - scratch: The folder to compute in, which the caller removes; nil for one that is made and removed here.
    ///   - environment: Threads, executor, observer and stop flag; its cache is not used.
    /// - Returns: The differences of every part, and the verdicts on the sample.
    /// - Throws: `RunInterrupted` if the environment asked to stop, or `FileError` if nothing can be written in the
    ///   system's temporary folder.
    public func callAsFunction(
        data: NotebookData, in scratch: ScratchFolder? = nil, environment: RunEnvironment
    ) throws -> VerificationOutcome {
        let elsewhere = try scratch ?? ScratchFolder(prefix: "folio-verify-")
        defer { if scratch == nil { elsewhere.remove() } }
        let folder = ReportFolder(elsewhere.url.appending(path: "report").path)
        // An earlier process may have computed there.
        try? FileManager.default.removeItem(atPath: folder.path)
        var environment = environment
        environment.cache = cache
        // The folder is empty, whatever an earlier process has recorded there.
        environment.recordedParts = [:]
        _ = try Run(notebook, in: folder, settings: settings, environment: environment)(parts: parts, data: data)

        let again = try folder.measurements()
        let compared = try parts.compactMap { number -> VerificationOutcome.PartVerdict? in
            guard let record = stored[number] else { return nil }
            let new = try folder.record(number)
            let differences = new.map { record.differences(from: $0) } ?? ["nothing was computed"]
            return VerificationOutcome.PartVerdict(
                number: number, title: record.title, differences: differences,
                storedUsage: measurements[number]?.usage, usage: cache == nil ? again[number]?.usage : nil,
                isByOtherCode: new.map { $0.inputs?.code != record.inputs?.code } ?? false)
        }
        return VerificationOutcome(parts: compared, sampled: cache?.verdicts ?? [])
    }

    /// Draws names of results without replacement from those that the cache has.
    ///
    /// - Throws: `FileError` if the cache has none of them.
    private static func draw(
        _ count: Int, by number: UInt64, from names: [String], in cache: ResultCache
    ) throws -> Set<String> {
        let present = Set(names).filter(cache.holds)
        guard !present.isEmpty else {
            throw FileError(
                .input,
                "\(cache.folder) has no result that these parts rest on: verify without --sample computes everything.")
        }
        let order = present.map { (digest: SHA256.shortDigest(of: "\(number) \($0)"), name: $0) }.sorted { $0 < $1 }
        return Set(order.prefix(max(count, 0)).map(\.name))
    }
}
