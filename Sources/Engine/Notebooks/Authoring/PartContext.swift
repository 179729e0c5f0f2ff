import Basics
import Foundation
import Plots
import SwiftSource

/// What a part's code writes on: everything shown goes under the cell whose line showed it.
///
/// A page belongs to one run of one part and is used on the thread that runs it.
public final class PartContext {
    public let seed: UInt64
    public let data: NotebookData
    package let part: Part
    let parameters: [String: Value]
    /// Of all the code that decides this part.
    let codeDigest: String

    private let source: LiterateSource
    private let firstCellNumber: Int
    private let environment: RunEnvironment
    private let records: [Int: PartRecord]
    private let measurements: [Int: PartMeasurement]
    private(set) var values: [String: Value] = [:]
    private(set) var outputs: [RecordedOutput] = []
    /// What the part did that it must not, the first such thing.
    private(set) var complaint: PartError?
    private(set) var timings: [String: Usage] = [:]
    private(set) var cellUsage: [Usage]
    /// The most that the process had in memory by the end of each cell.
    private(set) var cellPeakMemory: [Int]
    /// What was read from other parts, by digest.
    private(set) var reads: [String: String] = [:]
    /// The ledger's entries that were asked for, and what those took that were found.
    private(set) var cacheEntries: [String] = []
    private(set) var storedCosts: [ComputationCost] = []
    private var storedUsage = Usage.zero
    private var lastMark = Usage.now()

    init(
        part: Part, in notebook: Notebook, seed: UInt64, parameters: [String: Value]? = nil, data: NotebookData,
        records: [Int: PartRecord],
        measurements: [Int: PartMeasurement] = [:], environment: RunEnvironment = RunEnvironment(),
        codeDigest: String = ""
    ) {
        source = notebook.source(of: part.file)
        firstCellNumber = notebook.cellNumber(0, of: part)
        self.part = part
        self.seed = seed
        self.parameters = parameters ?? part.parameters
        self.data = data
        self.records = records
        self.measurements = measurements
        self.environment = environment
        self.codeDigest = codeDigest
        cellUsage = source.cells.map { _ in .zero }
        cellPeakMemory = source.cells.map { _ in 0 }
    }

    /// How many threads the run may use; decides nothing but time.
    public var threads: Int { environment.threads }

    /// The clocks of this process and what was computed in earlier ones: taking a result from the ledger moves them on by what it took.
    var clocks: Usage { Usage.now() + storedUsage }

    /// One of the part's parameters: its own value, or what the run was given (`-P name=value`).
    public func parameter<Parameter: ParameterValue>(_ name: String, as type: Parameter.Type = Parameter.self) throws
        -> Parameter
    {
        guard let value = parameters[name] else {
            throw PartError("\(part.name) asks for the parameter “\(name)”, which it does not name in `parameters:`.")
        }
        guard let parameter = Parameter(value: value) else {
            throw PartError("The parameter “\(name)” of \(part.name) is no \(type).")
        }
        return parameter
    }

    /// The results of some tasks, in their order, from the cache or computed; their costs count for the cell of `line`.
    ///
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the error of the first task that failed.
    public func results<Result>(of tasks: [ResultTask<Result>], line: Int) throws -> [Result] {
        environment.observer.notice(
            .tasksStarted(
                cell: source.cell(at: line).map { firstCellNumber + $0 }, count: tasks.count,
                steps: tasks.reduce(0) { $0 + $1.steps }))
        let results = try environment.results(of: tasks)
        cacheEntries += tasks.map(\.key.fileName)
        for result in results where result.isCached {
            storedCosts.append(result.cost)
            storedUsage = storedUsage + result.cost.usage
        }
        return results.map(\.value)
    }

    /// Shows a value under its name and keeps it in the results, where prose finds it as `{name}`; `format` is that of a reference (`.1%`).
    public func show(_ name: String, _ value: some ValueConvertible, format: String? = nil, line: Int = #line) {
        keep(name, value, line: line)
        let text = NumberFormat.text(value.value, format: format) ?? Self.brief(value.value)
        output(.value(name: name, text: text), line)
    }

    /// Keeps a value in the results without showing it.
    public func keep(_ name: String, _ value: some ValueConvertible, line: Int = #line) {
        values[Self.key(name)] = value.value
        mark(line)
    }

    /// Shows text as it is, as a program prints it.
    public func print(_ text: String, line: Int = #line) { output(.text(text), line) }

    /// Shows a table. Its cells and caption are read like a line of prose, references and all.
    /// - Parameter rulesAbove: the rows that get a thin rule above them, from 0.
    public func table(
        _ id: String, caption: String, columns: [RecordedTable.Column], rows: [[String]], rulesAbove: [Int] = [],
        line: Int = #line
    ) {
        precondition(
            rows.allSatisfy { $0.count == columns.count }, "every row of table \(id) needs \(columns.count) cells")
        output(
            .table(RecordedTable(id: id, caption: caption, columns: columns, rows: rows, rulesAbove: rulesAbove)), line)
    }

    /// Shows a figure. Prose refers to it as `{figure id}`.
    public func figure(_ id: String, caption: String, line: Int = #line, _ plot: () -> Plot) {
        output(.figure(RecordedFigure(id: id, caption: caption, plot: plot())), line)
    }

    /// Runs `body` and keeps what it took under a name, which prose finds as `{name.wall}`, `{name.cpu}`, `{name.user}` and `{name.system}`. Stretches of
    /// one name add up. Times are never results.
    public func time<Result>(_ name: String, line: Int = #line, _ body: () throws -> Result) rethrows -> Result {
        let start = clocks
        defer {
            timings[Self.key(name), default: .zero] = timings[Self.key(name), default: .zero] + (clocks - start)
            mark(line)
        }
        return try body()
    }

    /// Tells whoever watches the run how far a long computation of the part's own has come.
    public func progress(_ what: String, _ done: Int, of count: Int) {
        environment.observer.notice(.progress(what: what, done: done, of: count))
    }

    /// Seconds on the wall that a part took for something it timed by name; only a closing section may know, as times are never results.
    public func wallSeconds(of name: String, in part: Part) -> Double? {
        guard self.part.number == nil, let number = part.number else { return nil }
        return measurements[number]?.timings[Self.key(name)]?.wall
    }

    /// What a part's results came from, and the SHA-256 of the file that holds them; only a closing section may know.
    public func origin(of part: Part) throws -> ResultOrigin? {
        guard self.part.number == nil, let record = part.number.flatMap({ records[$0] }) else { return nil }
        return ResultOrigin(
            seed: record.seed, data: record.data, code: record.codeDigest, numerics: record.inputs?.numerics,
            results: SHA256.hexDigest(of: String(decoding: try record.encoded(), as: UTF8.self)))
    }

    /// A result of a part that this one reads.
    public func result(_ name: String, of part: Part) throws -> Value {
        guard let number = part.number, self.part.reads.contains(number) else {
            throw PartError("\(self.part.name) asks for results of \(part.name), which it does not name in `reads:`.")
        }
        guard let value = records[number]?.values[Self.key(name)] else {
            throw PartError("\(part.name) has no result “\(name)”.")
        }
        reads["part\(number).\(Self.key(name))"] = valueDigest(value)
        return value
    }

    /// "test accuracy" is stored as `test_accuracy`.
    static func key(_ name: String) -> String { name.replacing(" ", with: "_") }

    private func output(_ content: RecordedOutput.Content, _ line: Int) {
        guard let cell = source.cell(at: line) else { return }
        if let name = content.label, outputs.contains(where: { $0.content.label == name }) {
            complaint =
                complaint ?? PartError("\(part.file):\(line): there is a \(name) already; give this one another name.")
        }
        outputs.append(RecordedOutput(cell: cell, content: content))
        mark(line)
    }

    /// What was used since the last mark belongs to the cell of this line.
    private func mark(_ line: Int) {
        let now = clocks
        if let cell = source.cell(at: line) {
            cellUsage[cell] = cellUsage[cell] + (now - lastMark)
            cellPeakMemory[cell] = Usage.peakMemoryBytes
        }
        lastMark = now
    }

    private static func brief(_ value: Value) -> String {
        switch value {
        case .list(let list):
            let items = list.prefix(10).map { NumberFormat.text($0, format: nil) ?? "…" }.joined(separator: ", ")
            return "[" + items + (list.count > 10 ? ", … (\(list.count))]" : "]")
        default: return NumberFormat.text(value, format: nil) ?? ""
        }
    }
}
