import Foundation
import Testing

/// The script that asks veraPDF.
private enum VeraPDF {
    static let script = checkout + "/scripts/check-conformance.sh"

    /// True if the script finds Java and veraPDF; without a file it has nothing to check.
    static let isThere = (try? Folio.spawn([script]).status).map { $0 != 77 } ?? false
}

/// The standards that the PDF claims to conform to, by veraPDF, an independent validator.
///
/// veraPDF needs Java, and `scripts/check-conformance.sh` says where it comes from. Where either is missing, these
/// tests are skipped.
@Suite(.enabled(if: VeraPDF.isThere, "Java or veraPDF is missing: see scripts/check-conformance.sh"))
struct ConformanceTests {
    @Test func committedReportConforms() throws {
        let outcome = try Folio.spawn([VeraPDF.script, checkout + "/report/report.pdf"])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    /// The example's PDF as this code writes it, and the same file with its claims or its structure damaged.
    @Test func exampleConformsAndADamagedFileDoesNot() throws {
        let folder = try TemporaryFolder()
        let run = try Folio.spawn(
            [
                Folio.program("StoppingDistances"), "run", "--data", checkout + "/Notebooks/StoppingDistances/data",
                "--out", "report", "--cache", ".folio",
            ], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        let path = folder["report/report.pdf"]
        let outcome = try Folio.spawn([VeraPDF.script, path])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let claim = try #require(bytes.range(of: Data("pdfaid:part>3".utf8)))
        try bytes.replacing(claim, with: "pdfaid:part>2").write(to: URL(filePath: folder["damaged.pdf"]))
        let damaged = try Folio.spawn([VeraPDF.script, folder["damaged.pdf"]])
        #expect(damaged.status == 1 && damaged.output.contains("3a does not conform"), "\(damaged.output)")
    }
}

extension Data {
    /// The data with other text of the same length in a range.
    fileprivate func replacing(_ range: Range<Int>, with text: String) -> Data {
        var data = self
        data.replaceSubrange(range, with: Data(text.utf8))
        return data
    }
}
