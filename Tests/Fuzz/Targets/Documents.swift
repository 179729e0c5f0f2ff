import Foundation
import Plots
import Typesetting

@testable import Formats
@testable import Notebooks

/// Whole documents: a literate file with outputs of its cells is woven, laid out, and written in every format.
///
/// Checks: a PDF begins as one, every format gives its files.
extension FuzzTarget {
    static let documents = FuzzTarget(name: "documents", maximalLength: 4096) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let part = Part(1, fileID: "M/One.swift") { _ in }
        let notebook = Notebook(
            subtitle: "of noise", parts: [part], sources: ["One.swift": text, "Front.swift": "//: # A report\n"],
            fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "", contents: ()) }
        var record = PartRecord(part: 1, title: "One", seed: 1, data: "")
        record.values = ["mean": 2.5, "name": .string(String(text.prefix(40)))]
        record.outputs = outputs(of: text)
        guard
            let weave = try? Weave(
                notebook, records: [1: record], measurements: [:], checkFormula: checkDrawableMathematics)
        else { return }
        let report = WovenReport(document: weave.document, plots: weave.plots)
        do {
            // The search for the smallest packing would take nearly all of the time; the target `pictures` tries it.
            for format in ReportFormats.all.map({ $0 is PDFReport ? PDFReport(packing: .fast) : $0 }) {
                let files = try format.files(of: report)
                if format is PDFReport {
                    expect(files[0].bytes.starts(with: Data("%PDF-".utf8)), "A PDF begins as one.")
                }
            }
        } catch {
            // A link to a place that the document does not have, for one.
            expect(!"\(error)".isEmpty, "An error has a sentence.")
        }
    }

    /// Outputs of the first cell that show the text in every way.
    private static func outputs(of text: String) -> [RecordedOutput] {
        let words = text.split(whereSeparator: \.isWhitespace).prefix(24).map(String.init)
        let table = RecordedTable(
            id: "t", caption: words.first ?? "", columns: ["a", .decimal("b")],
            rows: stride(from: 0, to: words.count - words.count % 2, by: 2).map { [words[$0], words[$0 + 1]] },
            rulesAbove: [1])
        var literal = table
        literal.id = "u"
        literal.caption = ""
        literal.isLiteral = true
        let plot = Plot("P", x: "x") { Line(words.map { Double($0) ?? 1 }, name: words.last) }
        let contents: [RecordedOutput.Content] = [
            .text(text), .value(name: words.last ?? "", text: text), .table(literal), .table(table),
            .figure(RecordedFigure(id: "f", caption: "Of {mean:.1f}.", plot: plot)),
        ]
        return contents.map { RecordedOutput(cell: 0, content: $0) }
    }
}
