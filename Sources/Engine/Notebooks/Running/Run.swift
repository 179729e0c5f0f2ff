import Basics
import Foundation

/// Computes what is not fresh of a notebook's parts, and records what they give.
public struct Run: Sendable {
    /// Which parts a run computes.
    public enum Mode: Sendable {
        /// Those that are not fresh.
        case stale
        /// The named ones, and of those that they read the ones that are not fresh.
        case named
        /// The named ones and all that they read.
        case everything
    }

    public let notebook: Notebook
    public let folder: ReportFolder
    public let settings: RunSettings
    public let environment: RunEnvironment

    public init(
        _ notebook: Notebook, in folder: ReportFolder, settings: RunSettings = RunSettings(),
        environment: RunEnvironment
    ) {
        self.notebook = notebook
        self.folder = folder
        self.settings = settings
        self.environment = environment
    }

    /// Computes the named parts (all, if none is named) that are not fresh, and before each those that it reads and that are not fresh either. A part that throws is recorded
    /// as failed and leaves the others.
    ///
    /// - Parameter mode: Which of them to compute although they are fresh.
    /// - Returns: what became of every part that was looked at, in order.
    /// - Throws: `RunInterrupted` if the run was asked to stop; parts that were finished are recorded.
    public func callAsFunction(parts numbers: [Int], data: NotebookData, mode: Mode = .stale) throws -> [PartOutcome] {
        // Fail early if measurements.json is damaged.
        _ = try folder.measurements()
        try refuseOtherSettings()
        let freshness = FreshnessCheck(notebook, settings: settings, dataDigest: data.digest)
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try? folder.record(number) }
        var outcomes: [PartOutcome] = []

        func bringUpToDate(_ part: Part, force: Bool) throws {
            guard let number = part.number, !outcomes.contains(where: { $0.number == number }) else { return }
            for read in part.reads.compactMap(notebook.part) { try bringUpToDate(read, force: mode == .everything) }
            if !force, freshness.state(of: part, records: records).isFresh {
                try keep(part, number, records[number])
                outcomes.append(PartOutcome(number: number, title: notebook.title(of: part), how: .kept))
            } else {
                let (record, measurement, outcome) = try compute(
                    part, number: number, data: data, records: records, freshness: freshness)
                records[number] = record
                try folder.write(record)
                var measurements = try folder.measurements()
                measurements[number] = measurement
                try folder.write(measurements)
                outcomes.append(outcome)
            }
            if let outcome = outcomes.last { environment.observer.notice(.partFinished(outcome)) }
        }

        for part in notebook.numberedParts {
            guard let number = part.number, numbers.isEmpty || numbers.contains(number) else { continue }
            do {
                try bringUpToDate(part, force: mode != .stale)
            } catch is RunInterrupted {
                throw stopped()
            }
            if environment.isInterrupted() { throw stopped() }
        }
        return outcomes
    }

    private func stopped() -> RunInterrupted {
        environment.observer.notice(.interrupted)
        return RunInterrupted()
    }

    /// Results of one setting are never mixed with those of another, least of all with the reference.
    private func refuseOtherSettings() throws(FileError) {
        for record in folder.readableRecords(of: notebook) {
            let there = record.settings(in: notebook)
            guard there != settings else { continue }
            func name(_ settings: RunSettings) -> String {
                settings.isReference ? "the notebook's own settings" : settings.phrases.joined(separator: ", ")
            }
            throw FileError(
                .usage,
                "\(folder.path) holds results of a run with other settings (\(name(there))) than this one's (\(name(settings))): leave --out away, or name another folder."
            )
        }
    }

    /// A record's title is that of the source, which prose may change.
    private func keep(_ part: Part, _ number: Int, _ record: PartRecord?) throws {
        guard var record, record.title != notebook.title(of: part) else { return }
        record.title = notebook.title(of: part)
        try folder.write(record)
    }

    /// Runs one part's code on a fresh page.
    private func compute(
        _ part: Part, number: Int, data: NotebookData, records: [Int: PartRecord], freshness: FreshnessCheck
    ) throws -> (PartRecord, PartMeasurement, PartOutcome) {
        let title = notebook.title(of: part)
        environment.observer.notice(.partStarted(number: number, title: title))
        var record = PartRecord(part: number, title: title, seed: settings.seed(in: notebook), data: data.digest)
        let load = Machine.load
        let start = Usage.now()
        let page = PartContext(
            part: part, in: notebook, seed: record.seed, parameters: settings.parameters(of: part), data: data,
            records: records, environment: environment,
            codeDigest: freshness.codeDigest(of: part))
        do {
            if let failed = part.reads.first(where: { records[$0]?.failure != nil }) {
                throw PartError("It reads part \(failed), which failed.")
            }
            try part.body(page)
            if let complaint = page.complaint { throw complaint }
        } catch let interruption as RunInterrupted {
            throw interruption
        } catch {
            record.failure = "\(error)"
        }
        record.values = page.values
        record.outputs = page.outputs
        record.inputs = freshness.inputs(of: part, reads: page.reads)
        return (
            record,
            PartMeasurement(
                usage: page.clocks - start, cells: page.cellUsage, cellPeakMemoryBytes: page.cellPeakMemory,
                timings: page.timings, peakMemoryBytes: Usage.peakMemoryBytes,
                threads: environment.threads, load: load, date: ReportDate.now(), machine: .current,
                cacheEntries: page.cacheEntries.isEmpty ? nil : page.cacheEntries,
                cached: PartMeasurement.Cached(page.storedCosts)),
            PartOutcome(
                number: number, title: title, how: record.failure.map { .failed($0) } ?? .computed,
                computedCount: page.cacheEntries.count - page.storedCosts.count, cachedCount: page.storedCosts.count,
                wall: (Usage.now() - start).wall)
        )
    }
}

extension PartRecord {
    /// What the run that made the record was given by hand.
    public func settings(in notebook: Notebook) -> RunSettings {
        inputs.map { RunSettings(given: $0.settings) } ?? RunSettings(seed: seed == notebook.seed ? nil : seed)
    }
}

extension ReportFolder {
    /// The records that can be read, in the parts' order.
    func readableRecords(of notebook: Notebook) -> [PartRecord] {
        notebook.numberedParts.compactMap(\.number).compactMap { number in (try? record(number)).flatMap(\.self) }
    }

    /// The settings of the run whose records lie here; nil if there are none.
    public func settings(of notebook: Notebook) -> RunSettings? {
        readableRecords(of: notebook).first?.settings(in: notebook)
    }
}
