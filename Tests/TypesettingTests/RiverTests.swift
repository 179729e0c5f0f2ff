import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Typesetting

/// Rivers: white space that runs down a paragraph from line to line.
@Suite struct RiverTests {
    /// Paragraphs of real words in random order, from a fixed linear congruence.
    private static let paragraphs: [String] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/hyphenated-en-us.txt")
        let words = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map {
            $0.replacing("-", with: "")
        }
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        // Half of the words are short, as in English.
        let short = ["the", "of", "a", "to", "in", "and", "is", "that", "it", "as", "by", "so", "one", "all"]
        return (0..<200).map { _ in
            (0..<90).map { _ in next(2) == 0 ? short[next(short.count)] : String(words[next(words.count)]) }.joined(
                separator: " ")
        }
    }()

    /// The number of rivers over at least `least` lines, measured on the glyphs of the spaces as typeset.
    private func rivers(_ lines: [SetLine], over least: Int) -> Int {
        let space = ShapingFace.of(.text).glyph(for: " ")
        var count = 0
        var above: [(left: Double, right: Double, length: Int)] = []
        for line in lines {
            var here: [(left: Double, right: Double, length: Int)] = []
            for case .glyphs(let run, let at, _) in line.marks {
                for (glyph, next) in zip(run.glyphs, run.glyphs.dropFirst()) where glyph.id == space {
                    let (left, right) = (at.x + glyph.x, at.x + next.x)
                    let over = above.filter {
                        min($0.right, right) - max($0.left, left) > 0.5 * min($0.right - $0.left, right - left)
                    }
                    here.append((left, right, 1 + (over.map(\.length).max() ?? 0)))
                    if here[here.count - 1].length == least { count += 1 }
                }
            }
            above = here
        }
        return count
    }

    @Test func riversAreAvoidedWhereThereIsAChoice() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        var before = (three: 0, four: 0, five: 0), after = before, lineCount = 0
        for text in Self.paragraphs {
            let list = try composer.horizontalList([.text(text)], .body, measure: PageDesign.width)
            let setter = LineSetter(
                shaper: composer.shaper, alignment: .justified, measure: PageDesign.width, strut: (10, 4))
            let breaker = LineBreaker(measure: PageDesign.width)
            let plain = setter.lines(of: list, breaks: breaker.breaks(list.items)), better = setter.lines(of: list)
            lineCount += better.count
            before = (
                before.three + rivers(plain, over: 3), before.four + rivers(plain, over: 4),
                before.five + rivers(plain, over: 5)
            )
            after = (
                after.three + rivers(better, over: 3), after.four + rivers(better, over: 4),
                after.five + rivers(better, over: 5)
            )
        }
        print("rivers in \(lineCount) lines, over 3, 4, 5 lines: \(before) by total fit alone, \(after) here")
        #expect(before.three > 20 && before.four > 3, "the text has rivers to begin with")
        // Narrow lines leave less choice: 9 of 15 rivers over four lines remain where they have 73 characters.
        #expect(after.three < before.three && after.four * 3 <= before.four * 2 && after.five == 0)
    }

    /// The rivers that the line breaker finds are rivers on the page.
    @Test func measuredAsTheyAreSet() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        var agreed = 0
        for text in Self.paragraphs.prefix(60) {
            let list = try composer.horizontalList([.text(text)], .body, measure: 200)
            let setter = LineSetter(shaper: composer.shaper, alignment: .justified, measure: 200, strut: (10, 4))
            let breaker = LineBreaker(measure: 200), breaks = breaker.breaks(list.items)
            let found = breaker.rivers(in: list.items, breaks), set = setter.lines(of: list, breaks: breaks)
            if found.isEmpty == (rivers(set, over: 3) == 0) { agreed += 1 }
        }
        // A word that is not broken is kerned where it might have been, which shifts it slightly.
        #expect(agreed >= 58)
    }

    @Test func lastLineIsNoSplinterWhereThereIsAChoice() {
        // "xxxx xxxx xxxx x": three words a line and the last alone, or two and two with wider spaces.
        let words = [100.0, 100, 100, 8]
        var items: [LineItem] = []
        for (index, width) in words.enumerated() {
            if index > 0 { items.append(.glue(width: 10, stretch: 130, shrink: 3)) }
            items.append(.box(width: width))
        }
        let breaker = LineBreaker(measure: 320)
        #expect(breaker.breaks(items) == [3, 7])
        #expect(breaker.runtDemerits(LineBreaker.Line(natural: 8, stretch: 0, shrink: 0, measure: 320)) > 5000)
        #expect(breaker.runtDemerits(LineBreaker.Line(natural: 80, stretch: 0, shrink: 0, measure: 320)) == 0)
    }

    /// Equal words make a river in nearly every line. If each were tried in turn, this would take hours.
    @Test func paragraphsOfManyPagesAreBroken() {
        let items = (0..<40_000).flatMap { _ in
            [LineItem.box(width: 11, hang: 0), .glue(width: 3, stretch: 1.5, shrink: 1)]
        }
        let breaks = LineBreaker(measure: 425).breaksAvoidingRivers(items)
        #expect(breaks.last == items.count && breaks.count > 1000)
    }

    @Test func centredLinesAreEven() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        for text in Self.paragraphs.prefix(40) {
            let caption = text.split(separator: " ").prefix(18).joined(separator: " ")
            let style = BlockComposer.TextSetting.caption.style
            let lines = try composer.lines(
                [.text(caption)], width: 390, BlockComposer.TextSetting(style: style, alignment: .center))
            let left = try composer.lines(
                [.text(caption)], width: 390,
                BlockComposer.TextSetting(style: style, alignment: .left))
            #expect(lines.count == left.count)
            guard lines.count > 1, let last = lines.last else { continue }
            func ink(_ line: SetLine) -> Double {
                let xs = line.marks.flatMap { mark -> [Double] in
                    if case .glyphs(let run, let at, _) = mark { run.glyphs.map { at.x + $0.x } } else { [] }
                }
                return (xs.max() ?? 0) - (xs.min() ?? 0)
            }
            #expect(ink(last) > 0.55 * ink(lines[0]), "\(caption)")
        }
    }
}
