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

    let source: LiterateSource
    private let firstCellNumber: Int
    /// The digest of the notebook's facts.
    let facts: String
    /// The names of the closing sections' result files, which references begin with.
    let reservedNames: Set<String>
    let environment: RunEnvironment
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    var values: [String: Value] = [:]
    var outputs: [RecordedOutput] = []
    /// The first misuse of the part context, such as two figures with the same id; nil if there was none.
    var complaint: PartError?
    var timings: [String: Usage] = [:]
    var cellUsage: [Usage]
    /// The peak memory of the process in bytes at the end of each cell; 0 for cells without outputs.
    var cellPeakMemory: [Int]
    /// The digests of the results that were read from other parts, by name, such as "part3.history".
    var reads: [String: String] = [:]
    /// The SHA-256 of the files that the part has read by itself, by name.
    var files: [String: String] = [:]
    /// The file names of the cache entries that the part used or made.
    var cacheEntries: [String] = []
    /// The lines on which results were computed, by the texts of their keys.
    var computedLines: [String: Int] = [:]
    /// The lines on which values were shown or kept, by their names.
    var valueLines: [String: Int] = [:]
    /// The stored costs of the results that came from the cache.
    var storedCosts: [ComputationCost] = []
    private var storedUsage = Usage.zero
    /// The clocks when usage was last counted for a cell.
    var lastReading = Usage.now()

    init(
        part: Part, in notebook: Notebook, seed: UInt64, parameters: [String: Value]? = nil, data: NotebookData,
        records: [Int: PartRecord],
        measurements: [Int: PartMeasurement] = [:], environment: RunEnvironment = RunEnvironment(),
        codeDigest: String = ""
    ) {
        source = notebook.source(of: part.file)
        firstCellNumber = notebook.cellNumber(0, of: part)
        facts = valueDigest(notebook.original)
        reservedNames = Set(notebook.parts.compactMap(\.resultFile))
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

    /// The value of one of the part's parameters, within bounds.
    ///
    ///     let epochs = try part.parameter("epochs", in: 1...10_000)
    ///
    /// - Parameters:
    ///   - name: The name of the parameter in the part's `parameters:`.
    ///   - bounds: The least and the greatest value that the part can work with.
    /// - Throws: `PartError` if the value is outside the bounds, and for the same reasons as `parameter(_:as:)`.
    public func parameter<Parameter: ParameterValue & Comparable>(
        _ name: String, in bounds: ClosedRange<Parameter>
    ) throws -> Parameter {
        let value = try parameter(name, as: Parameter.self)
        guard bounds.contains(value) else {
            throw PartError(
                "The parameter “\(name)” of \(part.name) is \(value); it must be from \(bounds.lowerBound) to "
                    + "\(bounds.upperBound).")
        }
        return value
    }

    /// Runs the part's code.
    ///
    /// - Throws: The code's own error, the first misuse of the part context, or a `PartError` for a part that stopped
    ///   an earlier process of the same run.
    func runPart() throws {
        if let sentence = environment.stoppedParts[part.place] { throw PartError(sentence) }
        reach(0)
        defer { environment.observer.notice(.codeFinished) }
        try part.body(self)
        if let complaint { throw complaint }
    }

    /// Notes that the part's code has reached a line.
    func reach(_ line: Int) { environment.observer.notice(.codeReached(place: part.place, line: line)) }

    /// The results of tasks, cached or computed, in the tasks' order.
    ///
    /// - Parameters:
    ///   - tasks: The tasks; they may be computed side by side.
    ///   - line: The source line of the cell that progress displays name.
    /// - Throws: `RunInterrupted` if the run was asked to stop, or the error of the first task that failed.
    public func results<Result>(of tasks: [ResultTask<Result>], line: Int) throws -> [Result] {
        reach(line)
        environment.observer.notice(
            .tasksStarted(
                cell: source.cell(at: line).map { firstCellNumber + $0 }, count: tasks.count,
                steps: tasks.reduce(0) { sum, task in
                    let (next, isTooLarge) = sum.addingReportingOverflow(task.steps)
                    return isTooLarge ? .max : next
                }))
        let results = try environment.results(of: tasks)
        cacheEntries += tasks.map(\.key.fileName)
        for result in results where result.isCached {
            storedCosts.append(result.cost)
            storedUsage = storedUsage + result.cost.usage
        }
        return results.map(\.value)
    }

    /// The name under which a value is stored: "test accuracy" becomes `test_accuracy`.
    static func key(_ name: String) -> String { name.replacing(" ", with: "_") }
}
