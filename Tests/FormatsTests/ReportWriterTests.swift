import Foundation
import Testing

@testable import Formats
@testable import Notebooks

/// Reports of a small notebook, some of whose formats fail.
@Suite struct ReportWriterTests {
    private struct Failing: ReportFormat {
        struct Failure: Error, CustomStringConvertible { let description = "no ink" }
        let name: String
        var mainFile: String? = nil
        func files(of report: WovenReport) throws -> [ReportFile] { throw Failure() }
    }

    private final class Place {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)").path
        var folder: ReportFolder { ReportFolder(path) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, _ name: String) throws {
            try FileManager.default.createDirectory(atPath: path + "/figures", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
        }

        func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }
    }

    /// A notebook whose part was run into the folder.
    private func notebook(in place: Place, formats: [String]? = nil) throws -> Notebook {
        let part = Part(1, fileID: "M/One.swift") { $0.show("answer", 42, line: 2) }
        let notebook = Notebook(
            seed: 1, parts: [part], sources: ["Front.swift": "//: # T\n", "One.swift": "//: # 1 · First\ncode()\n"],
            formats: formats, fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
        _ = try Run(notebook, in: place.folder, environment: RunEnvironment())(
            parts: [], data: NotebookData(digest: "d", contents: ()))
        return notebook
    }

    @Test func aFormatThatFailsLosesNoOther() throws {
        let place = Place()
        let notebook = try notebook(in: place)
        try place.write("old", "report.pdf")
        let writer = try ReportWriter(
            of: notebook, in: place.folder,
            formats: [Failing(name: "pdf", mainFile: "report.pdf"), MarkdownReport(), JupyterReport(), SVGFigures()])
        #expect(try writer.write() == ["report.md", "report.ipynb"].map { place.path + "/" + $0 })
        #expect(
            writer.formatFailures.map(\.description) == [
                "The format pdf could not be written, and report.pdf is left as it was: no ink"
            ])
        #expect(place.text("report.pdf") == "old" && place.text("report.md")?.contains("answer: **42**") == true)
        #expect(writer.olderFiles?.contains("report.pdf") != true)
    }

    /// A page without its figures would be worse than an older page with them.
    @Test func aFormatThatShowsFilesOfAFailedOneIsNotWritten() throws {
        let place = Place()
        let notebook = try notebook(in: place)
        try place.write("![old](figures/part-1-old.svg)", "report.md")
        try place.write("<svg/>", "figures/part-1-old.svg")
        let writer = try ReportWriter(
            of: notebook, in: place.folder, formats: [MarkdownReport(), JupyterReport(), Failing(name: "svg")])
        #expect(try writer.write() == [place.path + "/report.ipynb"])
        #expect(writer.formatFailures.map(\.format) == ["md", "svg"])
        #expect(place.text("report.md")?.hasPrefix("![old]") == true && place.text("figures/part-1-old.svg") != nil)
    }

    @Test func theNotebookChoosesItsFormats() throws {
        let place = Place()
        let notebook = try notebook(in: place, formats: ["md"])
        #expect(try ReportWriter(of: notebook, in: place.folder).write() == [place.path + "/report.md"])
        #expect(place.text("report.ipynb") == nil && place.text("report.md")?.contains("report.pdf") == false)
        try place.write("old", "report.ipynb")
        try place.write("<svg/>", "figures/part-1-old.svg")
        let again = try ReportWriter(of: notebook, in: place.folder)
        _ = try again.write()
        #expect(again.olderFiles?.contains("report.ipynb was not written again") == true)
        #expect(place.text("report.ipynb") == "old" && place.text("figures/part-1-old.svg") == nil)
    }

    @Test func namesOfFormats() throws {
        #expect(try ReportFormats.named(nil).map(\.name) == ReportFormats.all.map(\.name))
        #expect(try ReportFormats.named(["md", "pdf", "md"]).map(\.name) == ["pdf", "md", "svg"])
        #expect(throws: FormatNameError(name: "docx")) { try ReportFormats.named(["pdf", "docx"]) }
        #expect(throws: FormatNameError(name: nil)) { try ReportFormats.named([]) }
    }
}
