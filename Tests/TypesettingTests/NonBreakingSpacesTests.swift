import Testing

@testable import Documents
@testable import Drawing
@testable import SwiftSource
@testable import TeXMath
@testable import Typesetting

/// Words that a line break must not separate from their numbers, and numbers from their units.
@Suite struct NonBreakingSpacesTests {
    /// The costs of ending a line at each space of a text; 0 at spaces without a penalty.
    private func costs(_ inlines: [Inline]) throws -> [Double] {
        let list = try BlockComposer(language: "en", pictures: [:]).horizontalList(
            inlines, .body, measure: 400, isHyphenated: false)
        return list.contents.indices.compactMap { index in
            guard case .space = list.contents[index] else { return nil }
            guard case .penalty(let cost, _, _) = list.items[index - 1] else { return 0 }
            return cost
        }
    }

    private func costs(_ text: String) throws -> [Double] { try costs([.text(text)]) }

    @Test(arguments: [
        "Part 2", "(Part 2,", "Figure 12.", "Tables 3", "page 3", "cell 107,", "In [107]", "95.5 %", "95.5 %,", "12 µs",
        "169 MB.", "0 s",
        "9.86 %;",
    ])
    func labelsAndUnitsStay(_ text: String) throws {
        let found = try costs(text)
        #expect(!found.isEmpty && found.allSatisfy { $0 == NonBreakingSpaces.tight }, "\(text): \(found)")
    }

    @Test func productsAndRangesStay() throws {
        #expect(try costs("3 × 3") == [NonBreakingSpaces.tight, NonBreakingSpaces.tight])
        #expect(try costs("8 · 10⁻¹¹") == [NonBreakingSpaces.tight, NonBreakingSpaces.tight])
        #expect(try costs("(+3.80 … +4.28)") == [NonBreakingSpaces.tight, NonBreakingSpaces.loose])
        #expect(
            try costs("93.57 % … 94.13 %") == [
                NonBreakingSpaces.tight, NonBreakingSpaces.tight, NonBreakingSpaces.loose, NonBreakingSpaces.tight,
            ])
        #expect(try costs("3 min 0 s") == [NonBreakingSpaces.tight, NonBreakingSpaces.loose, NonBreakingSpaces.tight])
        #expect(try costs("L2 0.001") == [NonBreakingSpaces.loose])
        #expect(try costs([.math("p"), .text(" = 0.01")]) == [NonBreakingSpaces.loose, NonBreakingSpaces.loose])
    }

    @Test(arguments: [
        "in 95", "part of", "Part two", "2 things", "the 10,000", "it is 5", "images. The", "five epochs",
        "Part. 2 and", "a step", "10 steps", "of 5 seeds",
    ])
    func otherSpacesCostNothing(_ text: String) throws {
        let found = try costs(text)
        #expect(found.allSatisfy { $0 == 0 }, "\(text): \(found)")
    }

    @Test func codeIsLeftAlone() throws {
        #expect(try costs([.code("Part 2 % 5")]) == [0, 0, 0])
    }

    /// Nothing is divided without need, and nothing sticks out, at every measure.
    @Test func linesAtEveryMeasure() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let text = """
            The network of Part 2 classifies 95.52 % of the test images, that of Part 3 92.53 % ± 0.12 % in 12 \
            ms; see Figure 4 and Table 5 on page 17.
            """
        for width in stride(from: 60.0, through: 420, by: 1) {
            for alignment in [Alignment.justified, .left] {
                let lines = try composer.lines(
                    [.text(text)], width: width, BlockComposer.TextSetting(alignment: alignment))
                for line in lines {
                    let words = line.plainText
                    #expect(line.width <= width + 4, "\(words) at \(width)")
                    // In a narrow column a divided label may be the lesser evil.
                    if width < 210 { continue }
                    for label in ["Part", "Figure", "Table", "page"] {
                        #expect(!words.hasSuffix(label), "\(words) at \(width)")
                    }
                    for unit in ["%", "ms", "±"] { #expect(!words.hasPrefix(unit), "\(words) at \(width)") }
                }
            }
        }
    }

    @Test func numberIsBrokenOnlyWhereItCannotStandOnALine() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let number = "9.3\u{202f}·\u{202f}10⁻¹²", width = composer.shaper.width(number, .body)
        #expect(
            try composer.lines([.text(number)], width: width, BlockComposer.TextSetting(alignment: .left)).count == 1)
        #expect(
            try composer.lines([.text(number)], width: 0.8 * width, BlockComposer.TextSetting(alignment: .left)).count
                == 2)
    }

    /// A column of a table is as wide as what must stay together, if there is room.
    @Test func columnsHoldWhatIsTied() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let tied = BlockComposer.extent(try composer.horizontalList([.text("see Part 2")], .body, measure: 400))
        #expect(abs(tied.word - composer.shaper.width("Part 2", .body)) < 0.5)
    }
}

extension SetLine {
    fileprivate var plainText: String {
        marks.map { mark in if case .glyphs(let run, _, _) = mark { run.text } else { "" } }.joined()
    }
}
