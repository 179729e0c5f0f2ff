import ArgumentParser
import Foundation
import Notebooks
import Synchronization

/// The command line of a notebook: `FolioCommand.main(notebook)` is all that a program needs.
public struct FolioCommand: ParsableCommand {
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: notebook.program,
            abstract: "A literate, reproducible notebook: computes its parts, sets the report, verifies both.",
            discussion: """
                A report's results lie in report/results, what was measured in report/measurements.json; \
                report/report.pdf and report/report.md are set from them. What was computed once is kept in .folio \
                and not computed again.

                Exit codes: 0 done; 1 a part failed, is not fresh or differs; 64 usage; 66 input missing or damaged; 74 cannot write; \
                130 interrupted.
                """,
            version: "0.1.0",
            subcommands: [
                RunCommand.self, RenderCommand.self, StatusCommand.self, VerifyCommand.self, ListCommand.self,
                CleanCommand.self,
            ])
    }

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
        guard let notebook = held.withLock({ $0 }) else {
            preconditionFailure("FolioCommand.main(notebook) starts the program")
        }
        return notebook
    }
}
