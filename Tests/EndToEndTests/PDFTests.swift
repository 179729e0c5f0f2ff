import Foundation
import Testing

/// report.pdf, read by other programs.
@Suite struct PDFTests {
    /// The text of each page, without its header and footer.
    static let pages: Result<[String], any Error> = Result {
        let finished = try FinishedReport.made()
        let text = try Folio.spawn(["pdftotext", "report/report.pdf", "-"], in: finished.folder.path).output
        let titles = LiteratePart.all.map(\.title) + [LiteratePart("Assignment.swift").title]
        return text.split(separator: "\u{C}").map { page in
            var lines = page.split(separator: "\n").map(String.init)
            if lines.first.map(titles.contains) == true { lines.removeFirst() }
            if lines.first.map(titles.contains) == true { lines.removeFirst() }
            return lines.filter { $0.wholeMatch(of: /\d+ of \d+|run \d{4}-\d\d-\d\d · .*/) == nil }.joined(
                separator: "\n")
        }
    }

    @Test func qpdfFindsNothingWrong() throws {
        let check = try Folio.spawn(["qpdf", "--check", "report.pdf"], in: FinishedReport.made().report)
        #expect(
            check.status == 0 && check.errors.isEmpty && !check.output.contains("WARNING"),
            "\(check.output)\(check.errors)")
    }

    @Test func everyFontIsEmbeddedAsASubset() throws {
        let fonts = try Folio.spawn(["pdffonts", "report.pdf"], in: FinishedReport.made().report).output.split(
            separator: "\n"
        ).dropFirst(2)
        #expect(fonts.count >= 3)
        for font in fonts {
            // The columns: name, type, encoding, emb, sub, uni, object ID (two numbers).
            #expect(font.split(separator: " ").suffix(5).prefix(2) == ["yes", "yes"], "\(font)")
        }
    }

    @Test(arguments: LiteratePart.all.map(\.file))
    func everyPartsTitleAndProseCanBeReadOut(file: String) throws {
        let text = try Self.pages.get().joined().squeezed
        let part = LiteratePart(file)
        #expect(!part.title.isEmpty && text.contains(part.title.squeezed), "\(part.title)")

        let references = try References()
        let sentences = part.sentences.compactMap { references.resolved($0, part: part.number) }
        #expect(sentences.count >= (part.number == nil ? 1 : 3), "too few sentences to compare in \(file)")
        #expect(sentences.filter { !text.contains($0.squeezed) } == [])
    }

    @Test(arguments: [2, 3, 4, 6])
    func aSentenceSaysThePartsTestAccuracy(part: Int) throws {
        let text = try Self.pages.get().joined().squeezed
        let references = try References()
        let sentences = LiteratePart("Part\(part).swift").sentences.filter { $0.contains("{test accuracy") }
            .compactMap { references.resolved($0, part: part) }
        #expect(!sentences.isEmpty)
        #expect(sentences.contains { text.contains($0.squeezed) })
    }

    @Test func everyAccuracyOfTheGridIsInItsTable() throws {
        let text = try Self.pages.get().joined().squeezed
        for row in try #require(FinishedReport.made().result(5).at("values.grid")?.list) {
            let scores =
                (row["fold_scores"]?.list ?? []) + [row["mean_test_score"], row["std_test_score"]].compactMap(\.self)
            let cells = scores.compactMap(\.number).map { String(format: "%.1f%%", 100 * $0) }
            #expect(cells.count == 7 && cells.allSatisfy { text.contains($0) }, "\(cells)")
        }
    }
}
