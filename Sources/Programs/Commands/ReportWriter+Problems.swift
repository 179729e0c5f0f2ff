import Formats

extension ReportWriter {
    /// Prints warnings and failures on standard error, a line each.
    func printProblems() {
        for problem in warnings + failures { printError(problem) }
    }
}
