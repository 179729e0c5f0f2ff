import Basics
import Foundation
import Plots
import SwiftSource

/// The part context: the interface between a part's code and the report.
///
/// It gives the part its data, parameters, seed and the results of other parts, and takes its outputs. Outputs appear
/// in the report under the cell whose line made them.
///
///     let straightLine = Part(1) { part in
///         let cars = try part.data(as: Cars.self)
///         part.show("slope", cars.slope, format: ".2f")
///         part.keep("speeds", cars.speeds)
///         part.figure("line", caption: "Speeds and distances; the slope is {slope:.2f}.") { plot(cars) }
///     }
///
/// Results have names. Spaces and underscores in a name are the same, and a dot in a reference leads into the value:
/// `part.keep("history", …)` is read as `{history.-1.accuracy}`. So a name must contain no dot.
///
/// Methods that make an output take the line of the call, `line: Int = #line`, to find its cell. A helper function in
/// another file should have the same parameter and pass it on; an output from a line outside all cells is dropped.
///
/// A part context belongs to one run of one part and is used on the thread that runs it.
public final class PartContext {
    /// The seed of the run, from which the part's random numbers should be derived.
    public let seed: UInt64
    /// The notebook's data and their digest; `data(as:)` gives the contents as their type.
    public let data: NotebookData
    /// The part that is run.
    package let part: Part
    /// The part's parameters: its default values, or those that the run was given.
    let parameters: [String: Value]
    /// The digest of all code that decides this part.
    let codeDigest: String

    private let source: LiterateSource
    private let firstCellNumber: Int
    private let environment: RunEnvironment
    private let records: [Int: PartRecord]
    private let measurements: [Int: PartMeasurement]
    private(set) var values: [String: Value] = [:]
    private(set) var outputs: [RecordedOutput] = []
    /// The first misuse of the part context, such as two figures with the same id; nil if there was none.
    private(set) var complaint: PartError?
    private(set) var timings: [String: Usage] = [:]
    private(set) var cellUsage: [Usage]
    /// The peak memory of the process in bytes at the end of each cell; 0 for cells without outputs.
    private(set) var cellPeakMemory: [Int]
    /// The digests of the results that were read from other parts, by name, such as "part3.history".
    private(set) var reads: [String: String] = [:]
    /// The file names of the cache entries that the part used or made.
    private(set) var cacheEntries: [String] = []
    /// The stored costs of the results that came from the cache.
    private(set) var storedCosts: [ComputationCost] = []
    private var storedUsage = Usage.zero
    /// The clocks when usage was last counted for a cell.
    private var lastReading = Usage.now()

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

    /// The number of threads that the run may use. It affects times only, never results.
    public var threads: Int { environment.threads }

    /// The clocks of this process plus the usage stored with cached results: a result from the cache counts with what
    /// computing it took.
    var clocks: Usage { Usage.now() + storedUsage }

    /// The value of one of the part's parameters: its default value, or the one that the run was given
    /// (`-P name=value`).
    ///
    ///     let folds: Int = try part.parameter("folds")
    ///     let rate = try part.parameter("rate", as: Double.self)
    ///
    /// - Parameters:
    ///   - name: The name of the parameter in the part's `parameters:`.
    ///   - type: The type to read it as; usually inferred.
    /// - Throws: `PartError` if the part has no such parameter or the value is not of this type. A whole number can be
    ///   read as `Double` or `Float`.
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

    /// The results of tasks, cached or computed, in the tasks' order.
    ///
    /// - Parameters:
    ///   - tasks: The tasks; they may be computed side by side.
    ///   - line: The source line of the cell that progress displays name.
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

    /// Shows a value under the cell and stores it in the results. Prose refers to it as `{name}`.
    ///
    ///     part.show("test accuracy", 0.9677, format: ".1%")   // in prose {test accuracy:.2%}
    ///
    /// A second value of the same name is shown, too, and replaces the first in the results.
    ///
    /// - Parameters:
    ///   - name: The name of the value, without dots. Spaces are stored as underscores.
    ///   - value: A number, string, Boolean, array, dictionary or other `ValueConvertible`.
    ///   - format: A format of `NumberFormat` for the value under the cell; prose chooses its own. Nil, or a format
    ///     that does not apply, shows it as without a format. A list is shown by its first ten elements.
    ///   - line: The source line of the cell. Leave it at its default.
    public func show(_ name: String, _ value: some ValueConvertible, format: String? = nil, line: Int = #line) {
        keep(name, value, line: line)
        let text = NumberFormat.text(value.value, format: format) ?? Self.brief(value.value)
        output(.value(name: name, text: text), line)
    }

    /// Stores a value in the results without showing it. Prose refers to it as `{name}`, and other parts read it with
    /// `result(_:of:)`.
    ///
    ///     part.keep("means", [0.95, 0.96])        // in prose {means.0:.3f}
    ///
    /// - Parameters:
    ///   - name: The name of the value, without dots. Spaces are stored as underscores.
    ///   - value: A number, string, Boolean, array, dictionary or other `ValueConvertible`.
    ///   - line: The source line of the cell. Leave it at its default.
    public func keep(_ name: String, _ value: some ValueConvertible, line: Int = #line) {
        values[Self.key(name)] = value.value
        countUsage(forCellAt: line)
    }

    /// Shows text under the cell exactly as it is, like the output of a program.
    public func print(_ text: String, line: Int = #line) { output(.text(text), line) }

    /// Shows a table under the cell. Prose refers to it as `{table id}`.
    ///
    ///     part.table(
    ///         "errors", caption: "Errors by degree; the least is {least error:.2f}.",
    ///         columns: [.right("degree"), .decimal("error, feet")],
    ///         rows: (1...5).map { ["\($0)", "{means.\($0 - 1):.2f}"] })
    ///
    /// Cells and caption are prose: they may contain emphasis, formulas and references.
    ///
    /// - Parameters:
    ///   - id: The name of the table, unique among the part's tables.
    ///   - caption: The caption.
    ///   - columns: The columns, `.left`, `.right` or `.decimal`; a string literal is a `.left` one.
    ///   - rows: The rows. Each must have one cell for each column.
    ///   - rulesAbove: The indices, from 0, of the rows that get a thin rule above them.
    ///   - line: The source line of the cell. Leave it at its default.
    public func table(
        _ id: String, caption: String, columns: [RecordedTable.Column], rows: [[String]], rulesAbove: [Int] = [],
        line: Int = #line
    ) {
        precondition(
            rows.allSatisfy { $0.count == columns.count }, "every row of table \(id) needs \(columns.count) cells")
        output(
            .table(RecordedTable(id: id, caption: caption, columns: columns, rows: rows, rulesAbove: rulesAbove)), line)
    }

    /// Shows a figure under the cell. Prose refers to it as `{figure id}`.
    ///
    ///     part.figure("curve", caption: "Accuracy after each epoch.") {
    ///         Plot("accuracy", x: .linear("epoch"), y: .linear()) {
    ///             Line(Array(zip(epochs, accuracies)), name: "training")
    ///         }
    ///     }
    ///
    /// - Parameters:
    ///   - id: The name of the figure, unique among the part's figures.
    ///   - caption: The caption; prose with references.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - plot: Makes the plot.
    public func figure(_ id: String, caption: String, line: Int = #line, _ plot: () -> Plot) {
        output(.figure(RecordedFigure(id: id, caption: caption, plot: plot())), line)
    }

    /// Runs `body` and stores the time it took under a name.
    ///
    ///     let curve = part.time("least squares") { cars.curve(degree: 2) }    // in prose {least squares.wall}
    ///
    /// Prose refers to the wall time as `{name.wall}` and to the processor time of the whole process as `{name.cpu}`,
    /// `{name.user}` and `{name.system}`. The times of all calls with one name are added. A cached result counts with
    /// the time that computing it took. Times are measurements, never results: other numbered parts cannot read them.
    ///
    /// - Parameters:
    ///   - name: The name of the time. Spaces are stored as underscores.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - body: The code to time.
    /// - Returns: The result of `body`.
    public func time<Result>(_ name: String, line: Int = #line, _ body: () throws -> Result) rethrows -> Result {
        let start = clocks
        defer {
            timings[Self.key(name), default: .zero] = timings[Self.key(name), default: .zero] + (clocks - start)
            countUsage(forCellAt: line)
        }
        return try body()
    }

    /// Reports the progress of a long computation to the run's progress display.
    ///
    ///     for pass in 1...5 {
    ///         part.progress("pass", pass, of: 5)
    ///         …
    ///     }
    ///
    /// - Parameters:
    ///   - what: The name of one step.
    ///   - done: The number of the step that begins, from 1.
    ///   - count: The number of steps.
    public func progress(_ what: String, _ done: Int, of count: Int) {
        environment.observer.notice(.progress(what: what, done: done, of: count))
    }

    /// The wall time, in seconds, that a part stored under a name with `time(_:line:_:)`; nil if there is none.
    ///
    /// Only a closing section can read it, as times are never results; in a numbered part it is nil.
    public func wallSeconds(of name: String, in part: Part) -> Double? {
        guard self.part.number == nil, let number = part.number else { return nil }
        return measurements[number]?.timings[Self.key(name)]?.wall
    }

    /// The origin of a part's results: seed, data, code, and the SHA-256 of the file that holds them.
    ///
    /// Only a closing section can read it. It is nil in a numbered part, and for a part that has no record.
    ///
    /// - Throws: An encoding error if the record cannot be written as JSON.
    public func origin(of part: Part) throws -> ResultOrigin? {
        guard self.part.number == nil, let record = part.number.flatMap({ records[$0] }) else { return nil }
        return ResultOrigin(
            seed: record.seed, data: record.data, code: record.codeDigest, numerics: record.inputs?.numerics,
            results: SHA256.hexDigest(of: String(decoding: try record.encoded(), as: UTF8.self)))
    }

    /// True if a part that this one reads has run and has not failed.
    public func hasResults(of part: Part) -> Bool {
        part.number.flatMap { records[$0] }.map { $0.failure == nil } ?? false
    }

    /// A result of a part that this one reads.
    ///
    ///     let other = try part.result("test accuracy", of: sigmoidUnits).double
    ///
    /// If the result changes later, this part is stale.
    ///
    /// - Parameters:
    ///   - name: The name of the value, without a path into it; use `Value.at(_:)` on the result for that.
    ///   - part: A part that is named in this part's `reads:`.
    /// - Throws: `PartError` if the part is not in `reads:` or has no such result.
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

    /// The name under which a value is stored: "test accuracy" becomes `test_accuracy`.
    static func key(_ name: String) -> String { name.replacing(" ", with: "_") }

    /// Adds an output to the cell of a line; a line outside all cells adds nothing.
    private func output(_ content: RecordedOutput.Content, _ line: Int) {
        guard let cell = source.cell(at: line) else { return }
        if let name = content.label, outputs.contains(where: { $0.content.label == name }) {
            complaint =
                complaint ?? PartError("\(part.file):\(line): there is a \(name) already; give this one another name.")
        }
        outputs.append(RecordedOutput(cell: cell, content: content))
        countUsage(forCellAt: line)
    }

    /// Counts the usage since the last call for the cell of a line.
    private func countUsage(forCellAt line: Int) {
        let now = clocks
        if let cell = source.cell(at: line) {
            cellUsage[cell] = cellUsage[cell] + (now - lastReading)
            cellPeakMemory[cell] = Usage.peakMemoryBytes
        }
        lastReading = now
    }

    /// A short text for a value that has none in its format; of a list, the first ten elements.
    private static func brief(_ value: Value) -> String {
        switch value {
        case .list(let list):
            let items = list.prefix(10).map { NumberFormat.text($0, format: nil) ?? "…" }.joined(separator: ", ")
            return "[" + items + (list.count > 10 ? ", … (\(list.count))]" : "]")
        default: return NumberFormat.text(value, format: nil) ?? ""
        }
    }
}
