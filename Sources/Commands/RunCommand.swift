import ArgumentParser
import Notebooks

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Compute what is missing or stale and set the report; parts not named keep their results.")

    @OptionGroup var parts: PartArguments
    @OptionGroup var settings: SettingOptions
    @OptionGroup var compute: ComputeOptions
    @OptionGroup var folders: FolderOptions

    @Flag(help: "Compute the parts even if they are fresh, and take nothing from the ledger.")
    var fresh = false

    @Flag(help: "Compute the parts even if they are fresh; what the ledger has is taken, so that a run that was stopped goes on where it was.")
    var anew = false

    func run() throws {
        try reportingErrors {
            let notebook = FolioCommand.notebook
            let settings = try settings.settings
            let data = try folders.loadData(settings)
            let folder = folders.report(settings)
            let lock = try folder.hold(for: (["\(notebook.program) run"] + parts.parts.map(String.init)).joined(separator: " "))
            defer { lock.release() }

            let ledger = FitLedger(folders.ledgerPath, use: fresh ? .renew : .recall)
            let workshop = Workshop.watched(threads: compute.threadCount, ledger: ledger, quiet: compute.quiet)
            let run = Run(notebook, in: folder, settings: settings, workshop: workshop)
            let outcomes = try interruptible(compute.quiet) { try run(parts: parts.parts, data: data, anew: fresh || anew) }
            let report = try Setting(of: notebook, in: folder)
            let files = try report.write()
            if !compute.quiet {
                writeToStandardError(try closingTable(notebook, outcomes, folder))
                print(files.joined(separator: "\n"))
            }
            if let complaint = ledger.complaint { printError("\(complaint) The results are complete, but would have to be computed again.") }
            if outcomes.contains(where: { $0.how != .kept }) { try checkThatDataStayed(data, settings) }
            if !report.succeeded || outcomes.contains(where: \.isFailure) { throw ExitCode(1) }
        }
    }

    /// The results are those of the data as they were at the start. Whoever changed them meanwhile will want to know.
    private func checkThatDataStayed(_ data: NotebookData, _ settings: RunSettings) throws {
        let now = try? folders.loadData(settings)
        guard now?.digest != data.digest else { return }
        throw DataError(
            "The data in \(folders.dataPath) changed while the run was under way. The results are those of the data as they were at its start (\(data.digest.prefix(8))); run again for those of the data as they are.")
    }
}

extension PartOutcome {
    var isFailure: Bool { if case .failed = how { true } else { false } }
}

extension Workshop {
    /// A workshop for a run that somebody watches and may interrupt.
    static func watched(threads: Int, ledger: FitLedger?, quiet: Bool) -> Workshop {
        Interrupts.watch()
        let observer: any RunObserver
        if quiet { observer = SilentObserver() } else if Terminal.isLive { observer = LiveProgress() } else { observer = PlainProgress() }
        return Workshop(threads: threads, ledger: ledger, observer: observer) { Interrupts.isRequested }
    }
}

/// Runs something that may be interrupted; what it says then, and the exit code.
func interruptible<Result>(_ quiet: Bool, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch is RunInterrupted {
        if !quiet {
            let program = FolioCommand.notebook.program
            writeToStandardError("\(program): Stopped. What was finished is kept; the same command goes on from there.\n")
        }
        throw ExitCode(Interrupts.exitCode)
    }
}
