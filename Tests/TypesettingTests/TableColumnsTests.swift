import Documents
import Testing

@testable import Typesetting

@Suite struct TableColumnsTests {
    /// Claims of a line or two beside reasons of many.
    private static let rows: [[String]] = [
        ["The network from scratch classifies so many of its training images as this", String(repeating: "run by the same code from the same weights it gives what stands here ", count: 7)],
        ["ReLU is not much faster than the sigmoid, as both have as many weights to move", String(repeating: "the activation is a small part of the arithmetic of an image ", count: 5)],
        ["Of all its networks the last one performs best", String(repeating: "of the networks as they were trained it is the one that errs least ", count: 6)],
    ]

    private func lineCount(_ first: Double, _ second: Double, _ style: TextStyle) throws -> Int {
        let composer = Composer(language: "en", pictures: [:])
        let setting = Composer.TextSetting(style: style, alignment: .left)
        return try Self.rows.reduce(0) { sum, row in
            try sum + max(composer.lines([.text(row[0])], width: first, setting).count, composer.lines([.text(row[1])], width: second, setting).count)
        }
    }

    @Test func widthsMakeTheTableAsLowAsAnyWidthsDo() throws {
        let table = Table(id: "t", columns: [Table.Column([.text("claim")]), Table.Column([.text("because")])], rows: Self.rows.map { $0.map { [.text($0)] } })
        let (measures, widths, gap) = try Composer(language: "en", pictures: [:]).columnWidths(table, width: PageDesign.width)
        let room = PageDesign.width - gap
        #expect(abs(widths[0] + widths[1] - room) < 0.1)
        var least = Int.max
        for first in stride(from: measures.least[0].rounded(.up), through: room - measures.least[1], by: 6) {
            least = min(least, try lineCount(first, room - first, measures.style))
        }
        // Lines are reckoned before they are broken, so that the choice may be a line off.
        #expect(try lineCount(widths[0], widths[1], measures.style) <= least + 1)
        #expect(try lineCount(room / 2, room / 2, measures.style) > least + 1, "halves would not do")
    }
}
