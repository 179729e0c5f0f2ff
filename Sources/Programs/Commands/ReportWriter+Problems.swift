import Formats

extension ReportWriter {
    /// Prints the warnings and failures on standard error, one line each, but the first failure of a format, which ends
    /// the command.
    func printProblems() {
        let older = olderFiles.map { [$0] } ?? []
        for problem in warnings + failures + older + formatFailures.dropFirst().map(\.description) {
            printError(problem)
        }
    }
}
