import Datasets
import Documents
import Foundation
import Plots

/// What a part's code writes on: everything shown goes under the cell whose line showed it.
///
/// A page belongs to one run of one part and is used on the thread that runs it.
public final class Page {
    public let seed: UInt64
    public let data: NotebookData
    let part: Part
    let parameters: [String: Value]
    /// Of all the code that decides this part.
    let codeDigest: String

    private let source: LiterateSource
    private let firstCellNumber: Int
    private let workshop: Workshop
    private let records: [Int: PartRecord]
    private let measurements: [Int: PartMeasurement]
    private(set) var values: [String: Value] = [:]
    private(set) var outputs: [RecordedOutput] = []
    /// What the part did that it must not, the first such thing.
    private(set) var complaint: PageError?
    private(set) var timings: [String: Usage] = [:]
    private(set) var cellUsage: [Usage]
    /// The most that the process had in memory by the end of each cell.
    private(set) var cellPeakMemory: [Int]
    /// What was read from other parts, by digest.
    private(set) var reads: [String: String] = [:]
    /// The ledger's entries that were asked for, and what those took that were found.
    private(set) var fits: [String] = []
    private(set) var earlierCosts: [LedgerEntry.Cost] = []
    private var earlierUsage = Usage.zero
    private var lastMark = Usage.now()

    init(
        part: Part, in notebook: Notebook, seed: UInt64, parameters: [String: Value]? = nil, data: NotebookData, records: [Int: PartRecord],
        measurements: [Int: PartMeasurement] = [:], workshop: Workshop = Workshop(), codeDigest: String = ""
    ) {
        source = notebook.source(of: part.file)
        firstCellNumber = notebook.cellNumber(0, of: part)
        self.part = part
        self.seed = seed
        self.parameters = parameters ?? part.parameters
        self.data = data
        self.records = records
        self.measurements = measurements
        self.workshop = workshop
        self.codeDigest = codeDigest
        cellUsage = source.cells.map { _ in .zero }
        cellPeakMemory = source.cells.map { _ in 0 }
    }

    /// How many threads the run may use; decides nothing but time.
    public var threads: Int { workshop.threads }

    /// The clocks of this process and what was computed in earlier ones: taking a result from the ledger moves them on by what it took.
    var clocks: Usage { Usage.now() + earlierUsage }

    /// One of the part's parameters: its own value, or what the run was given (`-P name=value`).
    public func parameter<Parameter: ParameterValue>(_ name: String, as type: Parameter.Type = Parameter.self) throws -> Parameter {
        guard let value = parameters[name] else { throw PageError("\(part.name) asks for the parameter “\(name)”, which it does not name in `parameters:`.") }
        guard let parameter = Parameter(value: value) else { throw PageError("The parameter “\(name)” of \(part.name) is no \(type).") }
        return parameter
    }

    /// Results that a line of the part asks for, from the ledger or computed.
    func settled<Result>(keys: [LedgerKey], epochs: Int, line: Int, by settle: (Workshop) throws -> [Settled<Result>]) throws -> [Result] {
        workshop.observer.notice(.fitsStarted(cell: source.cell(at: line).map { firstCellNumber + $0 }, count: keys.count, epochs: epochs))
        let settled = try settle(workshop)
        fits += keys.map(\.fileName)
        for cost in settled.compactMap(\.earlierCost) {
            earlierCosts.append(cost)
            earlierUsage = earlierUsage + cost.usage
        }
        return settled.map(\.result)
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
        _ id: String, caption: String, columns: [RecordedTable.Column], rows: [[String]], rulesAbove: [Int] = [], line: Int = #line
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "every row of table \(id) needs \(columns.count) cells")
        output(.table(RecordedTable(id: id, caption: caption, columns: columns, rows: rows, rulesAbove: rulesAbove)), line)
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
        workshop.observer.notice(.progress(what: what, done: done, of: count))
    }

    /// Seconds on the wall that a part took for something it timed by name; only a closing section may know, as times are never results.
    public func wallSeconds(of name: String, in part: Part) -> Double? {
        guard self.part.number == nil, let number = part.number else { return nil }
        return measurements[number]?.timings[Self.key(name)]?.wall
    }

    /// What a part's results came from, and the SHA-256 of the file that holds them; only a closing section may know.
    public func origin(of part: Part) throws -> Origin? {
        guard self.part.number == nil, let record = part.number.flatMap({ records[$0] }) else { return nil }
        return Origin(
            seed: record.seed, data: record.data, code: record.codeDigest, numerics: record.inputs?.numerics,
            results: SHA256.hexDigest(of: String(decoding: try record.encoded(), as: UTF8.self)))
    }

    /// A result of a part that this one reads.
    public func result(_ name: String, of part: Part) throws -> Value {
        guard let number = part.number, self.part.reads.contains(number) else {
            throw PageError("\(self.part.name) asks for results of \(part.name), which it does not name in `reads:`.")
        }
        guard let value = records[number]?.values[Self.key(name)] else {
            throw PageError("\(part.name) has no result “\(name)”.")
        }
        reads["part\(number).\(Self.key(name))"] = valueDigest(value)
        return value
    }

    /// "test accuracy" is stored as `test_accuracy`.
    static func key(_ name: String) -> String { name.replacing(" ", with: "_") }

    private func output(_ content: RecordedOutput.Content, _ line: Int) {
        guard let cell = source.cell(at: line) else { return }
        if let name = content.label, outputs.contains(where: { $0.content.label == name }) {
            complaint = complaint ?? PageError("\(part.file):\(line): there is a \(name) already; give this one another name.")
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

/// Where a part's results come from: what decided them, and the digest of the file that holds them.
public struct Origin: Sendable {
    public let seed: UInt64
    /// SHA-256 of the data.
    public let data: String
    /// Of the code, sixteen hexadecimal digits.
    public let code: String?
    public let numerics: Int?
    /// SHA-256 of `results/part-N.json`.
    public let results: String
}

/// A page that was asked for what it cannot give.
public struct PageError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
