import Testing

@testable import Documents
@testable import Drawing
@testable import Typesetting

@Suite struct TableColumnsTests {
    /// Claims of one or two lines beside reasons of many.
    private static let rows: [[String]] = [
        [
            "The network from scratch classifies so many of its training images as this",
            String(repeating: "run by the same code from the same weights it gives what stands here ", count: 7),
        ],
        [
            "ReLU is not much faster than the sigmoid, as both have as many weights to move",
            String(repeating: "the activation is a small part of the arithmetic of an image ", count: 5),
        ],
        [
            "Of all its networks the last one performs best",
            String(repeating: "of the networks as they were trained it is the one that errs least ", count: 6),
        ],
    ]

    private func lineCount(_ first: Double, _ second: Double, _ style: TextStyle) throws -> Int {
        let composer = BlockComposer(language: "en", pictures: [:])
        let setting = BlockComposer.TextSetting(style: style, alignment: .left)
        return try Self.rows.reduce(0) { sum, row in
            try sum
                + max(
                    composer.lines([.text(row[0])], width: first, setting).count,
                    composer.lines([.text(row[1])], width: second, setting).count)
        }
    }

    @Test func widthsMakeTheTableAsLowAsAnyWidthsDo() throws {
        let table = Table(
            id: "t", columns: [Table.Column([.text("claim")]), Table.Column([.text("because")])],
            rows: Self.rows.map { $0.map { [.text($0)] } })
        let (measures, widths, gap) = try BlockComposer(language: "en", pictures: [:]).columnWidths(
            table, width: PageDesign.width)
        let room = PageDesign.width - gap
        #expect(abs(widths[0] + widths[1] - room) < 0.1)
        var least = Int.max
        for first in stride(from: measures.least[0].rounded(.up), through: room - measures.least[1], by: 6) {
            least = min(least, try lineCount(first, room - first, measures.style))
        }
        // The number of lines is estimated before breaking, so the choice may be a line off.
        #expect(try lineCount(widths[0], widths[1], measures.style) <= least + 1)
        #expect(try lineCount(room / 2, room / 2, measures.style) > least + 1, "halves would not do")
    }

    /// The left end, right end and baseline of the words of a strip.
    private func extents(_ strips: [Strip], _ shaper: Shaper) -> [(left: Double, right: Double, y: Double)] {
        strips.enumerated().flatMap { number, strip in
            strip.marks.compactMap { mark in
                guard case .glyphs(let run, let at, _) = mark, let first = run.glyphs.first, let last = run.glyphs.last
                else { return nil }
                let advance =
                    ShapingFace.of(run.face).advance(of: last.id) / ShapingFace.of(run.face).unitsPerEm * run.size
                return (at.x + first.x, at.x + last.x + advance, Double(number) * 1000 + at.y)
            }
        }
    }

    /// Tables with more columns than fit on the page, and with a word wider than the page.
    @Test(arguments: [4, 12, 40])
    func wordsOfColumnsDoNotOverlap(_ count: Int) throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let wide = Table(
            id: "wide", number: 1, caption: [.text("Wide")],
            columns: [Table.Column([.text("setting")])]
                + (1..<count).map { Table.Column([.text("title \($0)")], alignment: .decimal) },
            rows: (0..<3).map { row in [[.text("row\(row)")]] + (1..<count).map { [.text("\($0)2345.6789")] } })
        let long = Table(
            id: "long", columns: [Table.Column([.text("word")]), Table.Column([.text("number")], alignment: .decimal)],
            rows: [[[.text(String(repeating: "x", count: 500))], [.text("12.25")]]])
        for table in [wide, long] {
            let strips = try composer.table(table, BlockComposer.Column()), words = extents(strips, composer.shaper)
            #expect(words.allSatisfy { $0.left >= -0.01 && $0.right <= PageDesign.fullWidth + 0.01 })
            for (index, word) in words.enumerated() {
                for other in words[..<index] where abs(other.y - word.y) < 1 {
                    #expect(min(word.right, other.right) - max(word.left, other.left) < 0.01)
                }
            }
            let text = strips.map(\.plainText).joined(separator: " ")
            for column in 1..<count where table.id == "wide" {
                #expect(text.contains(" \(column)2345.6789") && text.contains("title \(column)"))
            }
        }
    }

    /// The footnotes count once, however often the cells are measured before typesetting.
    @Test func footnotesOfATableAreCountedOnce() throws {
        func cell(_ text: String) -> [Inline] { [.text(text), .footnote([.paragraph([.text("note to \(text)")])])] }
        let table = Table(
            id: "t", columns: [Table.Column([.text("a")]), Table.Column(cell("b"), alignment: .decimal)],
            rows: [[cell("x"), cell("1.5")]])
        let composer = BlockComposer(language: "en", pictures: [:]),
            strips = try composer.table(table, BlockComposer.Column())
        #expect(composer.notes.count == 3)
        #expect(strips.flatMap(\.notes).flatMap(\.strips).map(\.plainText).filter { !$0.isEmpty }.count >= 3)
        #expect(strips[0].plainText.split(whereSeparator: \.isWhitespace) == ["a", "b", "1", "x", "2", "1.5", "3"])
    }
}
