import ArgumentParser
import Basics
import Formats
import Foundation
import Notebooks
import Synchronization

/// The command line of a notebook: run, render, status, verify, list and clean.
///
/// The main file of a program needs an import and one call: `FolioCommand.main(notebook)`.
public struct FolioCommand: ParsableCommand {
    /// Name, help and subcommands, with the notebook's own program name.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: notebook.program,
            abstract: "A literate, reproducible notebook: computes its parts, writes the report, verifies both.",
            discussion: """
                A report's results lie in report/results, what was measured in report/measurements.json; \
                report/report.pdf, report/report.html, report/report.md and report/report.ipynb are written from them. \
                Computed results are stored in the cache, .folio, and not computed again.

                Exit codes: 0 done; 1 a part failed, is not fresh or differs; 64 usage; 66 input missing or damaged; \
                70 the program stopped outside all parts; 74 cannot write; 130 interrupted.
                """,
            version: "0.1.0",
            subcommands: [
                RunCommand.self, RenderCommand.self, StatusCommand.self, VerifyCommand.self, ListCommand.self,
                CleanCommand.self,
            ])
    }

    /// Makes the command, as the argument parser requires.
    public init() {}

    /// The notebook of this process; set before arguments are parsed.
    private static let currentNotebook = Mutex<Notebook?>(nil)

    /// Runs the command line for a notebook and exits.
    public static func main(_ notebook: Notebook) -> Never {
        currentNotebook.withLock { $0 = notebook }
        signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files is an error of the write like others.
        signal(SIGXFSZ, SIG_IGN)
        // If a standard stream is closed, the next file that is opened gets its number, and then everything that is
        // written to the stream.
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
        StandardOutput.checkAtExit()
        if CommandLine.arguments.isEmpty {
            fail("The command line cannot be read: /proc is not there, or not readable. Mount it.", fault: .input)
        }
        for case let argument? in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        where String(validatingCString: argument) == nil {
            fail("“\(String(cString: argument))” is not text in UTF-8: give files names that are.", fault: .usage)
        }
        if let fault = notebook.fault { fail(fault, fault: .usage) }
        do {
            _ = try ReportFormats.named(notebook.formats)
        } catch {
            fail("\(error) The notebook chooses them (formats:).", fault: .usage)
        }
        Self.main()
        Foundation.exit(0)
    }

    /// Prints a sentence and ends the program.
    private static func fail(_ sentence: String, fault: Fault) -> Never {
        printError(sentence)
        Foundation.exit(fault.exitCode)
    }

    /// The notebook that the program was started with.
    static var notebook: Notebook {
        guard let notebook = currentNotebook.withLock({ $0 }) else {
            writeToStandardError("The program must be started by FolioCommand.main(notebook), with its notebook.\n")
            Foundation.exit(Fault.program.exitCode)
        }
        return notebook
    }
}
