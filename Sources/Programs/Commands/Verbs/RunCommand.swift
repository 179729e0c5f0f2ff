import ArgumentParser
import Basics
import Formats
import Notebooks

/// `run`: computes what is not fresh and writes the report.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Compute what is missing or stale and write the report; parts not named keep their results.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var settings: SettingOptions
    @OptionGroup var options: ComputeOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var folders: FolderOptions

    @Flag(help: "Compute everything that the named parts need, and neither read the cache nor trust stored records.")
    var noCache = false

    @Flag(help: "Compute the named parts even if they are fresh, with results from the cache.")
    var force = false

    func run() throws {
        try reportingErrors { try SupervisedWork.run(compute) }
    }

    /// Computes the parts and writes the report.
    private func compute(_ work: SupervisedWork) throws {
        let notebook = FolioCommand.notebook
        let settings = try settings.settings
        let stateOfData = FolderState(folders.dataPath)
        let data = try folders.loadData(settings)
        let folder = folders.report(settings)
        let lock = try folder.hold(
            for: (["\(notebook.program) run"] + parts.parts.map(String.init)).joined(separator: " "),
            process: work.process)
        defer { lock.release() }
        // Faults of the prose should not be found only when everything has been computed.
        try ReportWriter.check(notebook)

        let cache = ResultCache(folders.cachePath, use: noCache ? .recompute : .reuse)
        let environment = work.supervised(
            .watched(threads: options.threadCount, cache: cache, quiet: options.quiet))
        let run = Run(notebook, in: folder, settings: settings, environment: environment)
        let outcomes = try interruptible(options.quiet) {
            try run(parts: parts.parts, data: data, mode: noCache ? .everything : force ? .named : .stale)
        }
        let report = try ReportWriter(
            of: notebook, in: folder, formats: format.formats, environment: environment)
        let files = try report.write()
        report.printProblems()
        if !options.quiet {
            writeToStandardError(try closingTable(notebook, outcomes, folder))
            print(files.joined(separator: "\n"))
        } else {
            for case (let outcome, .failed(let reason)) in outcomes.map({ ($0, $0.how) }) {
                printError("Part \(outcome.number) failed: \(reason)")
            }
        }
        if let complaint = cache.complaint {
            printError("\(complaint) The results are complete, but would have to be computed again.")
        }
        if outcomes.contains(where: { $0.how != .fresh }),
            stateOfData == nil || FolderState(folders.dataPath) != stateOfData
        {
            try checkDataUnchanged(data, settings)
        }
        if let failure = report.formatFailures.first { throw failure }
        if !report.failures.isEmpty || outcomes.contains(where: \.isFailure) { throw ExitCode(1) }
    }

    /// Reads the data again and throws if they changed during the run. The results are those of the data at its start.
    private func checkDataUnchanged(_ data: NotebookData, _ settings: RunSettings) throws {
        let now = try? folders.loadData(settings)
        guard now?.digest != data.digest else { return }
        throw DataError(
            "The data in \(folders.dataPath) changed while the run was under way. The results are those of the data as "
                + "they were at its start (\(data.digest.prefix(8))); run again for those of the data as they are."
        )
    }
}

extension PartOutcome {
    /// True if the part failed.
    var isFailure: Bool { if case .failed = how { true } else { false } }
}

extension RunEnvironment {
    /// An environment for a run from the command line: with a progress display, and stopped by Ctrl-C or SIGTERM.
    ///
    /// - Parameter quiet: True for no display. Otherwise it is one line on a terminal, and plain lines elsewhere.
    static func watched(threads: Int, cache: ResultCache?, quiet: Bool) -> RunEnvironment {
        Interrupts.watch()
        let observer: any RunObserver
        if quiet {
            observer = SilentObserver()
        } else if Terminal.isLive {
            observer = LiveProgress()
        } else {
            observer = PlainProgress()
        }
        return RunEnvironment(threads: threads, cache: cache, observer: observer) { Interrupts.isRequested }
    }
}

/// Runs work that may be interrupted.
///
/// - Parameters:
///   - quiet: True to print no message if the work was interrupted.
///   - body: The work.
/// - Throws: The `ExitCode` of the signal if the work was interrupted, otherwise the error of the work.
func interruptible<Result>(_ quiet: Bool, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch is RunInterrupted {
        if !quiet {
            let program = FolioCommand.notebook.program
            writeToStandardError(
                "\(program): Stopped. Finished results are in the cache; the same command goes on from there.\n")
        }
        throw ExitCode(Interrupts.exitCode)
    }
}
