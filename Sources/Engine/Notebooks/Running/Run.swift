import Basics
import Foundation

/// A run: computes the parts of a notebook that are not fresh, and records their results.
public struct Run: Sendable {
    /// The choice of the parts that a run computes, among the named parts and those that they read.
    public enum Mode: Sendable {
        /// The parts that are not fresh.
        case stale
        /// The named parts, fresh or not, and the parts they read that are not fresh.
        case named
        /// The named parts and all parts that they read, fresh or not.
        case everything
    }

    /// The notebook whose parts are computed.
    public let notebook: Notebook
    /// The folder of the report, which receives the records and measurements.
    public let folder: ReportFolder
    /// The settings of the run.
    public let settings: RunSettings
    /// Threads, executor, cache, observer and stop flag.
    public let environment: RunEnvironment

    /// Prepares a run; nothing is computed yet.
    public init(
        _ notebook: Notebook, in folder: ReportFolder, settings: RunSettings = RunSettings(),
        environment: RunEnvironment
    ) {
        self.notebook = notebook
        self.folder = folder
        self.settings = settings
        self.environment = environment
    }

    /// Computes the named parts that are not fresh, and before each of them the parts it reads that are not fresh.
    ///
    /// Each part is recorded as soon as it is finished. A part that throws is recorded as failed, and the others go on.
    ///
    /// - Parameters:
    ///   - numbers: The numbers of the named parts; all parts if empty.
    ///   - data: The notebook's data.
    ///   - mode: The parts to compute although they are fresh.
    /// - Returns: The outcome of every part that was considered, in the order of computation.
    /// - Throws: `RunInterrupted` if the run was asked to stop; `FileError` with fault `.usage` if the folder holds
    ///   results of other settings, or another `FileError` if the folder's measurements are damaged or nothing can be
    ///   written. Parts that were finished are recorded in any case.
    public func callAsFunction(parts numbers: [Int], data: NotebookData, mode: Mode = .stale) throws -> [PartOutcome] {
        if let fault = notebook.fault { throw FileError(.usage, fault) }
        // Fail early if measurements.json is damaged.
        var measurements = try folder.measurements()
        try refuseOtherSettings()
        let freshness = FreshnessCheck(notebook, settings: settings, data: data)
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try? folder.record(number) }
        var outcomes: [PartOutcome] = []

        func bringUpToDate(_ part: Part, force: Bool) throws {
            guard let number = part.number, !outcomes.contains(where: { $0.number == number }) else { return }
            for read in part.reads.compactMap(notebook.part) { try bringUpToDate(read, force: mode == .everything) }
            if let outcome = environment.recordedParts[number], let record = records[number],
                record.data == data.digest
            {
                outcomes.append(outcome.reasoned(by: record))
                return
            }
            if !force, freshness.state(of: part, records: records).isFresh {
                try updateTitle(of: records[number], to: notebook.title(of: part))
                outcomes.append(PartOutcome(number: number, title: notebook.title(of: part), how: .fresh))
            } else {
                let (record, measurement, outcome) = try compute(
                    part, number: number, data: data, records: records, freshness: freshness)
                records[number] = record
                // The record comes last, as it makes the part fresh: a run that is stopped between the two measures it
                // again.
                measurements[number] = measurement
                try folder.write(measurements)
                try folder.write(record)
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

    /// Reports the interruption to the observer.
    private func stopped() -> RunInterrupted {
        environment.observer.notice(.interrupted)
        return RunInterrupted()
    }

    /// Throws if the folder holds results of other settings: they are never mixed with this run's, least of all those
    /// of the reference.
    private func refuseOtherSettings() throws(FileError) {
        for record in folder.readableRecords(of: notebook) {
            let there = record.settings(in: notebook)
            guard there != settings else { continue }
            func name(_ settings: RunSettings) -> String {
                settings.isReference ? "the notebook's own settings" : settings.phrases.joined(separator: ", ")
            }
            throw FileError(
                .usage,
                "\(folder.path) holds results of a run with other settings (\(name(there))) than this one's "
                    + "(\(name(settings))): leave --out away, or name another folder."
            )
        }
    }

    /// Updates the title in a fresh part's record: a title is prose, so it may change without making the part stale.
    private func updateTitle(of record: PartRecord?, to title: String) throws {
        guard var record, record.title != title else { return }
        record.title = title
        try folder.write(record)
    }

    /// Runs one part's code with a new part context. An error that it throws becomes the record's failure.
    private func compute(
        _ part: Part, number: Int, data: NotebookData, records: [Int: PartRecord], freshness: FreshnessCheck
    ) throws -> (PartRecord, PartMeasurement, PartOutcome) {
        let title = notebook.title(of: part)
        // An earlier process has announced a part that stopped it.
        if environment.stoppedParts[part.place] == nil {
            environment.observer.notice(.partStarted(number: number, title: title))
        }
        var record = PartRecord(part: number, title: title, seed: settings.seed(in: notebook), data: data.digest)
        let load = Machine.load
        let start = Usage.now()
        let context = PartContext(
            part: part, in: notebook, seed: record.seed, parameters: settings.parameters(of: part), data: data,
            records: records, environment: environment,
            codeDigest: freshness.codeDigest(of: part))
        do {
            if let failed = part.reads.first(where: { records[$0]?.failure != nil }) {
                throw PartError("It reads part \(failed), which failed.")
            }
            try context.runPart()
        } catch let interruption as RunInterrupted {
            throw interruption
        } catch {
            record.failure = "\(error)"
        }
        record.values = context.values
        record.outputs = context.outputs
        record.inputs = freshness.inputs(of: part, reads: context.reads, files: context.files)
        return (
            record,
            PartMeasurement(
                usage: context.clocks - start, cells: context.cellUsage, cellPeakMemoryBytes: context.cellPeakMemory,
                timings: context.timings, peakMemoryBytes: Usage.peakMemoryBytes,
                threads: environment.threads, load: load, date: ReportDate.now(), machine: .current,
                cacheEntries: context.cacheEntries.isEmpty ? nil : context.cacheEntries,
                cached: PartMeasurement.Cached(context.storedCosts)),
            PartOutcome(
                number: number, title: title, how: record.failure.map { .failed($0) } ?? .computed,
                computedCount: context.cacheEntries.count - context.storedCosts.count,
                cachedCount: context.storedCosts.count,
                wall: (Usage.now() - start).wall)
        )
    }
}

extension PartRecord {
    /// The settings of the run that made the record.
    public func settings(in notebook: Notebook) -> RunSettings {
        inputs.map { RunSettings(given: $0.settings) } ?? RunSettings(seed: seed == notebook.seed ? nil : seed)
    }
}

extension ReportFolder {
    /// The readable records of the notebook's parts, in order; missing and damaged ones are left out.
    func readableRecords(of notebook: Notebook) -> [PartRecord] {
        notebook.numberedParts.compactMap(\.number).compactMap { number in (try? record(number)).flatMap(\.self) }
    }

    /// The settings of the run whose records are in this folder; nil if there are no readable records.
    public func settings(of notebook: Notebook) -> RunSettings? {
        readableRecords(of: notebook).first?.settings(in: notebook)
    }
}
