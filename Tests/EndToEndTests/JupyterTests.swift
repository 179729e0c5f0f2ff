import Foundation
import Testing

/// The script that asks nbformat.
private enum NBFormat {
    static let script = checkout + "/scripts/check-notebook.sh"

    /// True if the script finds nbformat; without a file it has nothing to check.
    static let isThere = (try? Folio.spawn([script]).status).map { $0 != 77 } ?? false
}

/// `report.ipynb`, checked by nbformat, the library with which Jupyter reads and writes notebooks.
///
/// Where it is missing, these tests are skipped.
@Suite(.enabled(if: NBFormat.isThere, "nbformat is missing: see scripts/check-notebook.sh"))
struct JupyterTests {
    @Test func nbformatAcceptsTheNotebookAndWritesTheSameBytes() throws {
        let outcome = try Folio.spawn([NBFormat.script, FinishedReport.made().report + "/report.ipynb"])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(arguments: [
        ("\"cell_type\": \"code\"", "\"cell_type\": \"coda\"", "is not valid"),
        ("\"nbformat\": 4", "\"nbformat\":  4", "is laid out otherwise"),
    ])
    func aDamagedNotebookIsRefused(text: String, other: String, sentence: String) throws {
        let folder = try TemporaryFolder()
        let damaged = try FinishedReport.made().text("report.ipynb").replacing(text, with: other)
        try Data(damaged.utf8).write(to: URL(filePath: folder["report.ipynb"]))
        let outcome = try Folio.spawn([NBFormat.script, folder["report.ipynb"]])
        #expect(outcome.status == 1 && outcome.output.contains(sentence), "\(outcome.output)\(outcome.errors)")
    }
}
