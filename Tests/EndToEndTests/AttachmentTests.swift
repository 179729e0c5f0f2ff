import Foundation
import Testing

/// Files attached to report.pdf, unpacked by poppler.
@Suite struct AttachmentTests {
    @Test func resultsAndSourcesTravelInsideThePDF() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let unpacked = try Folio.spawn(
            ["pdfdetach", "-saveall", "-o", folder.path, finished.report + "/report.pdf"], in: folder.path)
        #expect(unpacked.status == 0, "\(unpacked.errors)")
        let results = try FileManager.default.contentsOfDirectory(atPath: finished.report + "/results").filter {
            $0.hasSuffix(".json")
        }
        #expect(results.count == 7)
        // The literate files: the title's, and those of all parts.
        let sources = ["Assignment.swift"] + LiteratePart.all.map(\.file)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == (results + sources).sorted())
        let notebook = checkout + "/Notebooks/MNIST/"
        for name in sources {
            let copies = ["", "Parts/", "Claims/", "Sentences/"].compactMap {
                FileManager.default.contents(atPath: notebook + $0 + name)
            }
            #expect(copies == [try #require(FileManager.default.contents(atPath: folder[name]))], "\(name)")
        }
        for name in results {
            #expect(
                FileManager.default.contents(atPath: folder[name])
                    == FileManager.default.contents(atPath: finished.report + "/results/" + name), "\(name)")
        }
    }
}
