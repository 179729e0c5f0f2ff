import ArgumentParser
import Basics
import Formats
import Foundation
import Notebooks

/// Runs the work of a command. An error is printed as one plain line on standard error and becomes an exit code.
///
/// - Throws: `ExitCode`, and nothing else.
func reportingErrors(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as ExitCode {
        throw error
    } catch let error as EndedBySignal {
        error.endThisProcess()
    } catch {
        printError("\(error)")
        throw exitCode(for: error)
    }
}

/// The exit code of an error's fault, or 1 if the error is not classified. A format's failure has that of its error.
private func exitCode(for error: any Error) -> ExitCode {
    if let failure = error as? FormatFailure { return exitCode(for: failure.error) }
    return (error as? any ClassifiedError).map { ExitCode($0.fault.exitCode) } ?? ExitCode(1)
}

/// Prints a message on standard error, after the program's name.
func printError(_ message: String) { writeToStandardError("\(FolioCommand.notebook.program): \(message)\n") }

/// Writes text to standard error. Failures are ignored: a closed stream or a broken pipe must not stop the work.
func writeToStandardError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}
