import ArgumentParser
import Basics
import Foundation
import Notebooks

/// A command's work, done in a copy of the process, so that a part whose code stops the program takes nothing else
/// down.
///
/// If the copy ends by a trap or for want of memory within a part's code, the work is done once more without that part.
struct SupervisedWork {
    private let notebook: Notebook
    private let page: ProgressPage?
    /// The process that the user started and may stop: the one that waits.
    let process = getpid()
    /// The sentences on the parts that stopped the program, by their places among the notebook's parts.
    private var stopped: [Int: String] = [:]
    /// The outcomes, by number, of the parts that this command has recorded already.
    private var recorded: [Int: PartOutcome] = [:]

    /// The signals that end a process because of what it did.
    private static let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGKILL]

    private init(_ notebook: Notebook) {
        self.notebook = notebook
        page = ProgressPage(partCount: notebook.parts.count)
    }

    /// Does the work in a copy of this process, or in this one if there can be none.
    ///
    /// - Parameter body: The work. It computes in `RunEnvironment`s that it has passed through `supervised(_:)`.
    /// - Throws: The work's error, or the `ExitCode` of a copy.
    static func run(_ body: (SupervisedWork) throws -> Void) throws {
        var work = SupervisedWork(FolioCommand.notebook)
        while true {
            work.page?.place = nil
            work.page?.isFinished = false
            guard work.page != nil, let side = ChildProcess.start() else { return try body(work) }
            guard case .parent(let child) = side else {
                return try ChildProcess.onItsOwnThread {
                    defer { work.page?.isFinished = true }
                    try body(work)
                }
            }
            let (end, processorTime, stopRequest) = child.wait()
            if stopRequest == nil, ProcessorTimeLimit().ended(end, after: processorTime) {
                if Terminal.isLive { writeToStandardError("\n") }
                printError(ProcessorTimeLimit.sentence)
                throw EndedBySignal(number: SIGXCPU)
            }
            if case .signal(let number) = end, !crashes.contains(number) { throw EndedBySignal(number: number) }
            if let stopRequest, case .signal = end { throw ExitCode(128 + stopRequest) }
            if work.leaveOut(after: end) { continue }
            switch end {
            case .exited(0) where work.page?.isFinished == true: return
            case .exited(let code) where work.page?.isFinished == true: throw ExitCode(code)
            case .exited, .signal:
                printError(StopSentence(end).outsideParts)
                throw ExitCode(Fault.program.exitCode)
            }
        }
    }

    /// Notes that the part whose code ran stopped the program. False if no part's code ran.
    private mutating func leaveOut(after end: ChildProcess.End) -> Bool {
        guard let place = page?.place else { return false }
        let part = notebook.parts[place.part]
        guard stopped[part.place] == nil else { return false }
        if Terminal.isLive { writeToStandardError("\n") }
        stopped[part.place] = StopSentence(end).sentence(file: part.file, line: place.line)
        for part in notebook.numberedParts {
            if let number = part.number { recorded[number] = page?.outcome(of: part, title: notebook.title(of: part)) }
        }
        return true
    }

    /// The environment with an observer that notes the place of the run, without the parts that stopped the program.
    func supervised(_ environment: RunEnvironment) -> RunEnvironment {
        var environment = environment
        environment.stoppedParts = stopped
        environment.recordedParts = recorded
        if let page {
            environment.observer = SupervisedObserver(page, of: notebook, display: environment.observer)
        }
        return environment
    }
}
