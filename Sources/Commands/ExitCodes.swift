import ArgumentParser
import Datasets
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

/// 64 for what cannot be asked, 66 for input that is missing or damaged, 74 for output that cannot be written, else 1 (as in sysexits.h).
private func exitCode(for error: any Error) -> ExitCode {
    switch error {
    case is DatasetError, is DataError: ExitCode(66)
    case let error as ReportError:
        switch error.kind {
        case .cannotWrite: ExitCode(74)
        case .damaged: ExitCode(66)
        case .misplaced: ExitCode(64)
        }
    default: ExitCode(1)
    }
}

func printError(_ message: String) { writeToStandardError("\(FolioCommand.notebook.program): \(message)\n") }

/// Standard error may be closed or a pipe that nobody reads any more, which must not stop the work.
func writeToStandardError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}
