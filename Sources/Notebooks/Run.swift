import Foundation

/// Computes what is not fresh of a notebook's parts, and records what they give.
public struct Run: Sendable {
    public let notebook: Notebook
    public let folder: ReportFolder
    public let settings: RunSettings
    public let workshop: Workshop

    public init(_ notebook: Notebook, in folder: ReportFolder, settings: RunSettings = RunSettings(), workshop: Workshop) {
        self.notebook = notebook
        self.folder = folder
        self.settings = settings
        self.workshop = workshop
    }

    /// Computes the named parts (all, if none is named) that are not fresh, and before each those that it reads and that are not fresh either. A part that throws is recorded
    /// as failed and leaves the others.
    ///
    /// - Parameter anew: compute the named parts even if they are fresh.
    /// - Returns: what became of every part that was looked at, in order.
    /// - Throws: `RunInterrupted` if the run was asked to stop; parts that were finished are recorded.
    public func callAsFunction(parts numbers: [Int], data: NotebookData, anew: Bool = false) throws -> [PartOutcome] {
        // Better found out now than after the work.
        _ = try folder.measurements()
        try refuseOtherSettings()
        let freshness = Freshness(notebook, settings: settings, dataDigest: data.digest)
        var records: [Int: PartRecord] = [:]
        for number in notebook.numberedParts.compactMap(\.number) { records[number] = try? folder.record(number) }
        var outcomes: [PartOutcome] = []

        func settle(_ part: Part, anew: Bool) throws {
            guard let number = part.number, !outcomes.contains(where: { $0.number == number }) else { return }
            for read in part.reads.compactMap(notebook.part) { try settle(read, anew: false) }
            if !anew, freshness.state(of: part, records: records).isFresh {
                try keep(part, number, records[number])
                outcomes.append(PartOutcome(number: number, title: notebook.title(of: part), how: .kept))
            } else {
                let (record, measurement, outcome) = try compute(part, number: number, data: data, records: records, freshness: freshness)
                records[number] = record
                try folder.write(record)
                var measurements = try folder.measurements()
                measurements[number] = measurement
                try folder.write(measurements)
                outcomes.append(outcome)
            }
            if let outcome = outcomes.last { workshop.observer.notice(.partFinished(outcome)) }
        }

        for part in notebook.numberedParts {
            guard let number = part.number, numbers.isEmpty || numbers.contains(number) else { continue }
            do {
                try settle(part, anew: anew)
            } catch is Interruption {
                throw stopped()
            }
            if workshop.isInterrupted() { throw stopped() }
        }
        return outcomes
    }

    private func stopped() -> RunInterrupted {
        workshop.observer.notice(.interrupted)
        return RunInterrupted()
    }

    /// Results of one setting are never mixed with those of another, least of all with the reference.
    private func refuseOtherSettings() throws(ReportError) {
        for record in folder.readableRecords(of: notebook) {
            let there = record.settings(in: notebook)
            guard there != settings else { continue }
            func name(_ settings: RunSettings) -> String {
                settings.isReference ? "the notebook's own settings" : settings.phrases.joined(separator: ", ")
            }
            throw ReportError(
                kind: .misplaced,
                description:
                    "\(folder.path) holds results of a run with other settings (\(name(there))) than this one's (\(name(settings))): leave --out away, or name another folder.")
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
        _ part: Part, number: Int, data: NotebookData, records: [Int: PartRecord], freshness: Freshness
    ) throws -> (PartRecord, PartMeasurement, PartOutcome) {
        let title = notebook.title(of: part)
        workshop.observer.notice(.partStarted(number: number, title: title))
        var record = PartRecord(part: number, title: title, seed: settings.seed(in: notebook), data: data.digest)
        let load = Machine.load
        let start = Usage.now()
        let page = Page(
            part: part, in: notebook, seed: record.seed, parameters: settings.parameters(of: part), data: data, records: records, workshop: workshop,
            codeDigest: freshness.codeDigest(of: part))
        do {
            if let failed = part.reads.first(where: { records[$0]?.failure != nil }) {
                throw PageError("It reads part \(failed), which failed.")
            }
            try part.body(page)
            if let complaint = page.complaint { throw complaint }
        } catch let interruption as Interruption {
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
                usage: page.clocks - start, cells: page.cellUsage, cellPeakMemoryBytes: page.cellPeakMemory, timings: page.timings, peakMemoryBytes: Usage.peakMemoryBytes,
                threads: workshop.threads, load: load, date: ReportDate.now(), machine: .current, fits: page.fits.isEmpty ? nil : page.fits,
                recalled: PartMeasurement.Recalled(page.earlierCosts)),
            PartOutcome(
                number: number, title: title, how: record.failure.map { .failed($0) } ?? .computed,
                computedCount: page.fits.count - page.earlierCosts.count, recalledCount: page.earlierCosts.count, wall: (Usage.now() - start).wall)
        )
    }
}

/// The run stopped because it was asked to.
public struct RunInterrupted: Error {}

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
    public func settings(of notebook: Notebook) -> RunSettings? { readableRecords(of: notebook).first?.settings(in: notebook) }
}
