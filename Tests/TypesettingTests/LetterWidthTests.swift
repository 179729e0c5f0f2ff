import Documents
import Testing

@testable import Drawing
@testable import Typesetting

/// Letters that become a little wider or narrower, so that word spaces are even.
@Suite struct LetterWidthTests {
    private let text =
        "The original seeded its generator in cell 49 and trained in cell 110. Between the two it presumably drew "
        + "other numbers, such as those of the network that cell 107 evaluated. Where the generator stood when the "
        + "training began is therefore unknown, and so are the weights from which it began."

    private func lines(_ inlines: [Inline], width: Double = 330) throws -> [SetLine] {
        try BlockComposer(language: "en", pictures: [:]).lines(inlines, width: width, BlockComposer.TextSetting())
    }

    private func runs(_ line: SetLine) -> [GlyphRun] {
        line.marks.compactMap { if case .glyphs(let run, _, _) = $0 { run } else { nil } }
    }

    @Test func lettersOfJustifiedLinesGiveByTheSameFactorWithinTheLimit() throws {
        let lines = try lines([.text(text)])
        var factors: Set<Double> = []
        for line in lines.dropLast() {
            let found = Set(runs(line).map(\.expansion))
            #expect(found.count == 1)
            factors.formUnion(found)
            #expect(found.allSatisfy { abs($0 - 1) <= LineSetter.give + 1e-12 })
            // Few steps, as each is a font of its own.
            #expect(found.allSatisfy { abs(($0 * 400).rounded() - $0 * 400) < 1e-9 })
        }
        #expect(factors.count > 1)
        // The last line stays as it is, unless it is too long.
        #expect(runs(try #require(lines.last)).allSatisfy { $0.expansion <= 1 })
    }

    /// A line is as wide as the measure, but for what hangs into the margin, with wider letters, too.
    @Test func justifiedLinesFillTheMeasure() throws {
        for width in [200.0, 260, 330, 420] {
            for line in try lines([.text(text)], width: width).dropLast() {
                let hang = line.width - width
                #expect(hang > -0.01 && hang < 4, "\(hang)")
                // Glyphs are where the pen was: the last one ends where the line ends.
                let last = try #require(runs(line).last), glyph = try #require(last.glyphs.last)
                let face = ShapingFace.of(last.face)
                let end = glyph.x + face.advance(of: glyph.id) * last.size / face.unitsPerEm * last.expansion
                #expect(abs(end - line.width) < 0.01)
            }
        }
    }

    @Test func codeKeepsItsWidth() throws {
        for line in try lines([.text(text), .code("let a = 1"), .text(text)]).dropLast() {
            for run in runs(line) where run.face == .code { #expect(run.expansion == 1) }
        }
    }

    /// Spaces differ less if letters give than if spaces alone do.
    @Test func wordSpacesAreMoreEven() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let list = try composer.horizontalList([.text(text)], .body, measure: 330)
        func worst(_ items: [LineItem]) -> Double {
            let breaker = LineBreaker(measure: 330)
            return breaker.lines(of: items, breaker.breaks(items)).dropLast().map {
                abs(breaker.ratio(breaker.natural($0, in: items), isLast: false))
            }.max() ?? 0
        }
        let stiff = list.items.map { item in
            if case .box(let width, let hang, _) = item { LineItem.box(width: width, hang: hang) } else { item }
        }
        #expect(worst(list.items) < 0.8 * worst(stiff))
    }

    /// An italic f begins left of its origin: without room for that the space before it would be narrower than others.
    @Test func theSpaceBeforeAnItalicFIsAsWideAsOthers() throws {
        let plain = try layoutMathematics("x", display: false, size: 10),
            f = try layoutMathematics("f", display: false, size: 10)
        #expect(f.overhang > 0.5 && plain.overhang == 0)
        let composer = BlockComposer(language: "en", pictures: [:])
        func width(_ inlines: [Inline]) throws -> Double? {
            try composer.horizontalList(inlines, .body, measure: 330).items.compactMap {
                if case .box(let width, _, 0) = $0 { width } else { nil }
            }.last
        }
        let spaced = try #require(try width([.text("is "), .math("f")]))
        let close = try #require(try width([.text("("), .math("f")]))
        #expect(abs(spaced - close - f.overhang * PageDesign.textSize / 10) < 1e-6)
        let long = try layoutMathematics("f = a + b", display: false, size: 10)
        #expect(
            long.clearOfOverhang.pieces.count == 3
                && long.clearOfOverhang.pieces.allSatisfy { !$0.picture.elements.isEmpty })
    }

    @Test func noHyphenFollowsTwoLetters() throws {
        let words = "began image before under toward anew unable original computed".split(separator: " ")
        let composer = BlockComposer(language: "en", pictures: [:])
        for word in words {
            let items = try composer.horizontalList([.text(String(word))], .body, measure: 330)
            if case .text(let start, _)? = items.contents.first { #expect(start.count > 2, "\(word)") }
        }
    }
}
