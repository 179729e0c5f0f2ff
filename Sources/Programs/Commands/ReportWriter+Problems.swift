import Formats

extension ReportWriter {
    /// Prints the warnings and failures on standard error, one line each.
    func printProblems() {
        for problem in warnings + failures { printError(problem) }
    }
}
