import ArgumentParser
import Basics
import Foundation
import Notebooks

/// Runs a command's work; an error becomes one plain line on standard error and its exit code.
func reportingErrors(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as ExitCode {
        throw error
    } catch {
        printError("\(error)")
        throw exitCode(for: error)
    }
}

/// The code of the error's fault, or 1 if it has none.
private func exitCode(for error: any Error) -> ExitCode {
    (error as? any ClassifiedError).map { ExitCode($0.fault.exitCode) } ?? ExitCode(1)
}

func printError(_ message: String) { writeToStandardError("\(FolioCommand.notebook.program): \(message)\n") }

/// Standard error may be closed or a pipe that nobody reads any more, which must not stop the work.
func writeToStandardError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}
