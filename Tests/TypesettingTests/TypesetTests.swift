import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import Typesetting

@Suite struct TypesetTests {
    @Test func reportIsTheSameBytesEveryTime() throws {
        let bytes = try pdf(Samples.report, pictures: Samples.pictures)
        #expect(try bytes == pdf(Samples.report, pictures: Samples.pictures))
        try Samples.keep(bytes, as: "sample.pdf")
    }

    @Test func everythingThatDividesIsSet() throws {
        try Samples.keep(pdf(Samples.divided, pictures: Samples.pictures), as: "divided.pdf")
    }

    private func pages(_ document: Document) throws -> [LaidOutPage] {
        try LaidOutDocument(document, pictures: Samples.pictures).pages
    }

    @Test func headingIsFollowedByTwoLinesOnItsPage() throws {
        // Headings at every height of the page.
        for count in 0..<24 {
            var blocks: [Block] = (0..<20 + count).map { .paragraph([.text("line \($0)")]) }
            blocks += [.heading(level: 2, [.text("Heading")], id: "h"), .paragraph(Samples.prose)]
            for page in try pages(Document(title: [], blocks: blocks)) {
                guard let index = page.body.firstIndex(where: { $0.strip.heading != nil }) else { continue }
                #expect(page.body.count >= index + 3, "after \(count) lines")
            }
        }
    }

    @Test func noLineOfAParagraphStandsAlone() throws {
        for count in 0..<16 {
            let blocks: [Block] =
                (0..<count).map { .paragraph([.text("line \($0)")]) } + (0..<30).map { _ in .paragraph(Samples.prose) }
            for page in try pages(Document(title: [], blocks: blocks)) {
                let elements = page.body.filter { !$0.strip.plainText.hasPrefix("line") }.map(\.strip.element)
                #expect(elements.filter { $0 == elements.first }.count > 1)
                #expect(elements.filter { $0 == elements.last }.count > 1)
            }
        }
    }

    @Test func everyStripIsPlacedOnceAndInOrder() throws {
        let pages = try LaidOutDocument(Samples.divided, pictures: Samples.pictures).pages
        let numbers = pages.flatMap(\.body).flatMap { $0.strip.plainText.split(separator: " ") }
        for line in 1...70 {
            #expect(numbers.filter { $0 == "\(line)" }.count >= 1)
        }
        for page in pages {
            for (above, below) in zip(page.body, page.body.dropFirst()) {
                #expect(below.y >= above.y + above.strip.height - 1e-6)
            }
        }
    }

    @Test func footnoteStandsOnThePageOfItsMark() throws {
        let blocks: [Block] = (0..<40).map { number in
            .paragraph([.text("mark\(number)"), .footnote([.paragraph([.text("note\(number)")])])])
        }
        for page in try pages(Document(title: [], blocks: blocks)) {
            func numbers(_ placed: [LaidOutPage.Placed], after word: String) -> [String] {
                placed.map(\.strip.plainText).joined(separator: " ").components(separatedBy: word).dropFirst().map {
                    String($0.prefix { $0 != " " })
                }
            }
            #expect(numbers(page.body, after: "mark") == numbers(page.notes, after: "note"))
        }
    }

    @Test func decimalsLineUpAtTheirPoints() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let column = Table.Column([.text("value")], alignment: .decimal)
        let rows = ["0.5", "123.25", "−7.125", "42"].map { [[Inline.text($0)]] }
        let strips = try composer.table(Table(id: "t", columns: [column], rows: rows), BlockComposer.Column())
        let style = TextStyle(face: .text, size: PageDesign.tableSize, features: [.tabularFigures, .liningFigures])
        var points: [Double] = []
        for case .glyphs(let run, let at, _) in strips.flatMap(\.marks) where run.text != "value" {
            let whole = run.text.prefix { $0 != "." }
            points.append(at.x + (run.glyphs.first?.x ?? 0) + composer.shaper.width(String(whole), style))
        }
        #expect(points.count == 4)
        #expect(points.allSatisfy { abs($0 - points[0]) < 0.05 }, "\(points)")
    }

    @Test func lineFillsTheMeasure() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let lines = try composer.lines(Samples.prose, width: 425, BlockComposer.TextSetting())
        #expect(lines.count > 4)
        for line in lines.dropLast() { #expect(abs(line.width - 425) < 6.5) }
        // Only hanging punctuation may stick out.
        for line in lines.dropLast() where line.width > 425.01 {
            guard case .glyphs(let run, _, _) = line.marks.last(where: { if case .glyphs = $0 { true } else { false } })
            else { continue }
            #expect(run.text.last.map { HorizontalList.hang($0) > 0 } == true)
        }
    }
}
