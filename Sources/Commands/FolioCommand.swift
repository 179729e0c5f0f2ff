import ArgumentParser
import Foundation
import Notebooks
import Synchronization

/// The command line of a notebook: `FolioCommand.main(notebook)` is all that a program needs.
public struct FolioCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "folio",
        abstract: "A literate, reproducible notebook: computes its parts, sets the report, verifies both.",
        discussion: """
            A report's results lie in report/results, what was measured in report/measurements.json; \
            report/report.pdf and report/report.md are set from them.

            Exit codes: 0 done; 1 a part failed or differs; 64 usage; 66 input missing or damaged; 74 cannot write.
            """,
        version: "0.1.0",
        subcommands: [RunCommand.self, RenderCommand.self, VerifyCommand.self, ListCommand.self])

    public init() {}

    private static let held = Mutex<Notebook?>(nil)

    /// Runs the command line for a notebook and exits.
    public static func main(_ notebook: Notebook) -> Never {
        held.withLock { $0 = notebook }
        signal(SIGPIPE, SIG_IGN)
        // A standard stream that was closed would give its number to the next file, and that file what is meant for the stream.
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
        Self.main()
        Foundation.exit(0)
    }

    static var notebook: Notebook {
        guard let notebook = held.withLock({ $0 }) else { preconditionFailure("FolioCommand.main(notebook) starts the program") }
        return notebook
    }
}

/// Where things are; every verb takes these.
struct FolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the report.", valueName: "dir"))
    var out = "report"

    @Option(help: ArgumentHelp("The folder of the data.", valueName: "dir"))
    var data = "data"

    var report: ReportFolder { ReportFolder(out) }
}

/// How a computation is to be done; it decides nothing of what comes out but for the seed.
struct ComputeOptions: ParsableArguments {
    @Option(help: "The seed of all random numbers (default: the notebook's own).")
    var seed: UInt64?

    @Option(help: "How many fits may run at once (default: one for each core).")
    var threads: Int?

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads takes a number from 1 to 1024.") }
    }
}

/// Part numbers as arguments.
struct PartArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("Numbers of parts; all, if none is named.", valueName: "part"))
    var parts: [Int] = []

    func validate() throws {
        let known = FolioCommand.notebook.numberedParts.compactMap(\.number)
        for part in parts where !known.contains(part) {
            throw ValidationError("There is no part \(part); the parts are \(known.map(String.init).joined(separator: ", ")).")
        }
    }
}
