import Foundation

/// Computes parts of a notebook and records what they give.
public struct Run: Sendable {
    public let notebook: Notebook
    public let folder: ReportFolder
    public let seed: UInt64
    public let threads: Int
    public let observer: any RunObserver

    public init(_ notebook: Notebook, in folder: ReportFolder, seed: UInt64, threads: Int, observer: any RunObserver) {
        self.notebook = notebook
        self.folder = folder
        self.seed = seed
        self.threads = threads
        self.observer = observer
    }

    /// Computes the named parts (all, if none is named), and before them those that they read and that have no usable record. A part that throws is recorded as failed
    /// and leaves the others.
    /// - Returns: whether every one succeeded.
    public func callAsFunction(parts numbers: [Int], data: NotebookData) throws -> Bool {
        try folder.checkWritable()
        let wanted = numbers.isEmpty ? Set(notebook.numberedParts.compactMap(\.number)) : Set(numbers)
        var records: [Int: PartRecord] = [:]
        for part in notebook.numberedParts {
            if let number = part.number, !wanted.contains(number), let record = try? folder.record(number) { records[number] = record }
        }
        var needed = wanted
        for part in notebook.numberedParts.reversed() {
            guard let number = part.number, needed.contains(number) else { continue }
            for read in part.reads where !isUsable(records[read], data) { needed.insert(read) }
        }
        var succeeded = true
        for part in notebook.numberedParts {
            guard let number = part.number, needed.contains(number) else { continue }
            let (record, measurement) = compute(part, number: number, data: data, records: records)
            records[number] = record
            if record.failure != nil { succeeded = false }
            try folder.write(record)
            var measurements = folder.measurements()
            measurements[number] = measurement
            try folder.write(measurements)
        }
        return succeeded
    }

    private func isUsable(_ record: PartRecord?, _ data: NotebookData) -> Bool {
        record.map { $0.seed == seed && $0.data == data.digest && $0.failure == nil } ?? false
    }

    /// Runs one part's code on a fresh page.
    func compute(_ part: Part, number: Int, data: NotebookData, records: [Int: PartRecord]) -> (PartRecord, PartMeasurement) {
        let title = notebook.title(of: part)
        observer.notice(.partStarted(number: number, title: title))
        var record = PartRecord(part: number, title: title, seed: seed, data: data.digest)
        let start = Usage.now()
        let page = Page(
            part: part, source: notebook.source(of: part.file), seed: seed, threads: threads, data: data, records: records, observer: observer)
        do {
            if let failed = part.reads.first(where: { records[$0]?.failure != nil }) {
                throw PageError("It reads part \(failed), which failed.")
            }
            try part.body(page)
        } catch {
            record.failure = "\(error)"
        }
        record.values = page.values
        record.outputs = page.outputs
        let usage = Usage.now() - start
        if let failure = record.failure {
            observer.notice(.partFailed(number: number, title: title, message: failure))
        } else {
            observer.notice(.partFinished(number: number, title: title, usage: usage))
        }
        return (
            record,
            PartMeasurement(
                usage: usage, cells: page.cellUsage, timings: page.timings, peakMemoryBytes: Usage.peakMemoryBytes, threads: threads,
                date: ReportDate.now(), machine: .current())
        )
    }
}

/// Dates in ISO 8601 and UTC; SOURCE_DATE_EPOCH, where set, stands for now.
public enum ReportDate {
    public static func now() -> String { text(secondsNow()) }

    public static func secondsNow() -> Int {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init) ?? Int(Date().timeIntervalSince1970)
    }

    public static func text(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// The seconds since 1970 of a date that `text` wrote.
    public static func seconds(_ text: String) -> Int? {
        (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}
