import Foundation
import Testing

@testable import Drawing
@testable import Formats

@Suite struct TextLineTests {
    @Test func widthIsTheSumOfAdvancesWithoutKerning() {
        // JetBrains Mono: every glyph is 600 units of 1000 wide.
        #expect(abs(TextLine("hello", face: .code, size: 10).width - 30) < 1e-9)
    }

    @Test func kerningDrawsAVTogether() {
        let pair = TextLine("AV", face: .text, size: 100).width
        let apart = TextLine("A", face: .text, size: 100).width + TextLine("V", face: .text, size: 100).width
        #expect(pair < apart - 1)
    }

    @Test func ligatureIsOneGlyphOverTwoBytes() {
        let run = TextLine("office", face: .text, size: 10).runs[0]
        #expect(run.glyphs.count < 6)
        #expect(run.clusters.map(\.byteCount).reduce(0, +) == 6)
        #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count)
        #expect(TextLine("office", face: .text, size: 10, features: [.noLigatures]).runs[0].glyphs.count == 6)
    }

    @Test func anyStringGivesALineWhoseClustersCoverItsBytes() {
        for string in [
            "", " ", "\u{0}\u{7}", "שלום", "日本語", "e\u{301}", "👩‍👩‍👧", "a\u{200d}b", "ﬁ→∑", "\u{202e}abc", "\t\n",
            "\u{301}",
        ] {
            for face in Face.allCases {
                let line = TextLine(string, face: face, size: 9)
                #expect(line.width.isFinite && line.ascent > 0 && line.descent > 0)
                for run in line.runs {
                    #expect(run.clusters.map(\.byteCount).reduce(0, +) == run.text.utf8.count, "\(string) \(face)")
                    #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count, "\(string) \(face)")
                }
            }
        }
    }

    @Test func missingCharacterComesFromAnotherFace() {
        let line = TextLine("a ∑ b", face: .code, size: 9)
        #expect(!line.runs.contains { $0.glyphs.contains { $0.id == 0 } })
    }

    @Test func rightToLeftWordReversesNoOther() throws {
        let line = TextLine("let x = \"שלום\" // y", face: .code, size: 10)
        let code = TextLine("let x = \"", face: .code, size: 10).runs[0]
        #expect(line.runs.first?.glyphs.map(\.id) == code.glyphs.map(\.id) && line.runs.first?.isBackward == false)
        #expect(line.runs.filter(\.isBackward).map(\.text) == ["שלום"])
        #expect(line.runs.map(\.text).joined() == line.string)
    }

    @Test(arguments: [Face.text, .textItalic, .textBold, .textBoldItalic])
    func superscriptIsOfTheTextsOwnFigures(_ face: Face) throws {
        let line = TextLine("10⁻⁶²", face: face, size: 100)
        #expect(line.runs.map(\.face) == [face, face] && line.runs.map(\.text) == ["10", "⁻⁶²"])
        // The superscript is as high as the face's own ² and made of the scaled digits.
        let raised = try #require(line.runs.last), shaping = ShapingFace.of(face)
        #expect(raised.glyphs.map(\.id) == TextLine("−62", face: face, size: 100).runs[0].glyphs.map(\.id))
        let made = try #require(raised.glyphs.last), own = shaping.inkBox(of: try #require(shaping.glyph(for: "²")))
        let top = shaping.inkBox(of: made.id).top * raised.size / shaping.unitsPerEm - made.y
        #expect(abs(top - own.top * 100 / shaping.unitsPerEm) < 2)
        #expect(
            abs(
                line.width - TextLine("10", face: face, size: 100).width
                    - TextLine("−62", face: face, size: raised.size).width) < 1e-9)
        // A text whose superscripts the face has stays one run.
        #expect(TextLine("x²³", face: face, size: 100).runs.count == 1)
    }

    /// The superscripts of a monospaced face would each take a column, and those of other faces would fill its gaps.
    @Test(arguments: [Face.code, .codeBold, .codeItalic], ["9.3 · 10⁻¹²", "x⁴ + y³²", "10⁶", "2⁵⁰⁰ and 2⁻¹"])
    func superscriptInCodeIsOfTheTextFaceAndTakesItsColumns(_ face: Face, _ text: String) throws {
        let line = TextLine(text, face: face, size: 10), plain = TextLine("0", face: face, size: 10)
        // A square is the face's own.
        #expect(TextLine("x² + y³", face: face, size: 10).runs.allSatisfy { $0.face == face })
        #expect(line.runs.map(\.text).joined() == text)
        #expect(abs(line.width - Double(text.count) * plain.width) < 1e-9)
        var column = 0
        for run in line.runs {
            #expect(abs((run.glyphs.first?.x ?? -1) - Double(column) * plain.width) < 1e-9, "\(run.text)")
            column += run.text.count
            guard run.text.contains(where: { Superscript.letter(of: $0) != nil }) else {
                #expect(run.face == face && run.size == 10)
                continue
            }
            // It is one piece: the white space between two of its signs is less than a fifth of a column.
            #expect([Face.text, .textBold, .textItalic].contains(run.face) && run.size < 7)
            let shaping = ShapingFace.of(run.face), scale = run.size / shaping.unitsPerEm
            for (one, next) in zip(run.glyphs, run.glyphs.dropFirst()) {
                let end = one.x + shaping.inkBox(of: one.id).right * scale
                let start = next.x + shaping.inkBox(of: next.id).left * scale
                #expect(start - end < plain.width / 5)
            }
            // A 1 is as high, and as far above the baseline, as the monospaced ¹.
            let own = ShapingFace.of(face), high = own.inkBox(of: try #require(own.glyph(for: "¹")))
            for glyph in run.glyphs where glyph.id == shaping.glyph(for: "1") {
                let box = shaping.inkBox(of: glyph.id)
                #expect(abs(box.top * scale - glyph.y - high.top * 10 / own.unitsPerEm) < 1e-6)
                #expect(abs(box.bottom * scale - glyph.y - high.bottom * 10 / own.unitsPerEm) < 1e-6)
            }
            let end = try #require(run.glyphs.last)
            #expect(end.x + shaping.inkBox(of: end.id).right * scale <= Double(column) * plain.width)
        }
    }
}
