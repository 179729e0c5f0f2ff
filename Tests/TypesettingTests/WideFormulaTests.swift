import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import Typesetting

/// Displayed formulas that are wider than their column.
@Suite struct WideFormulaTests {
    /// A matrix of numbers of five digits.
    private static func matrix(_ rows: Int, _ columns: Int, _ kind: String = "pmatrix") -> String {
        let rows = (0..<rows).map { row in
            (1...columns).map { String(row == 0 ? 10_000 + $0 : $0) }.joined(separator: " & ")
        }
        return "\\begin{\(kind)} \(rows.joined(separator: " \\\\ ")) \\end{\(kind)}"
    }

    /// A row as it is painted: its left and right end, the size of its type and its height, all in points.
    private struct Row {
        var left: Double, right: Double, size: Double, height: Double
        var text: String
    }

    private func rows(_ strips: [Strip]) -> [Row] {
        strips.flatMap { strip in
            strip.marks.compactMap { mark in
                guard case .picture(let picture, let at, let scale) = mark else { return nil }
                let runs = picture.runs
                return Row(
                    left: at.x, right: at.x + picture.size.width * scale,
                    size: (runs.map(\.size).max() ?? 0) * scale, height: strip.height,
                    text: runs.map(\.text).joined())
            }
        }
    }

    private func set(_ tex: String, in column: BlockComposer.Column = BlockComposer.Column()) throws -> (
        rows: [Row], composer: BlockComposer
    ) {
        let composer = BlockComposer(language: "en", pictures: [:])
        return (rows(try composer.set([.formula(tex)], in: column)), composer)
    }

    @Test(arguments: [
        "M = " + matrix(12, 12), "A + B = " + matrix(3, 13, "bmatrix"), matrix(2, 12, "vmatrix") + " = 0",
        "x = \\begin{cases} \(matrix(2, 13, "matrix")) & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
        "\\begin{aligned} x &= \(matrix(1, 13, "matrix")) \\\\ &= 2 \\end{aligned}",
    ]) func matrixThatIsALittleTooWideIsMadeSmallerInOneRow(tex: String) throws {
        let natural = try layoutMathematics(tex, display: true, size: PageDesign.textSize)
        #expect(natural.width > PageDesign.width)
        let (rows, composer) = try set(tex)
        try #require(rows.count == 1)
        #expect(rows[0].left >= -1e-9 && rows[0].right <= PageDesign.width + 1e-9)
        // As large as fits: it fills the column.
        #expect(abs(rows[0].right - rows[0].left - PageDesign.width) < 1e-9)
        #expect(rows[0].size >= PageDesign.smallestFormulaSize)
        #expect(abs(rows[0].size - PageDesign.textSize * PageDesign.width / natural.width) < 1e-9)
        #expect(composer.smallFormulas.isEmpty)
    }

    @Test func narrowColumnHoldsTheSameFormulaSmaller() throws {
        let column = BlockComposer.Column().indented(by: 60)
        let rows = try set("M = " + Self.matrix(5, 11), in: column).rows
        try #require(rows.count == 1)
        #expect(rows[0].left >= column.x - 1e-9 && rows[0].right <= column.x + column.width + 1e-9)
    }

    /// A formula whose parts all fit is divided, and keeps its size.
    @Test func sumOfManyTermsIsDividedAtItsFullSize() throws {
        let tex = "S = " + (1...30).map { "a_{\($0)} x^{\($0)}" }.joined(separator: " + ")
        let rows = try set(tex).rows
        #expect(rows.count > 1)
        for row in rows {
            #expect(row.left >= -1e-9 && row.right <= PageDesign.width + 3, "\(row)")
            #expect(row.size == PageDesign.textSize)
        }
        #expect(rows.map(\.text).joined() == rows.reduce("") { $0 + $1.text })
    }

    /// Three matrices of which each would fit alone: one row would be illegible, so they are below each other.
    @Test func productOfMatricesIsDividedIfOneRowWouldBeIllegible() throws {
        let factor = Self.matrix(2, 9)
        let tex = "M = \(factor) + \(factor) + \(factor)"
        let single = PageDesign.width / (try layoutMathematics(tex, display: true, size: PageDesign.textSize)).width
        #expect(single * PageDesign.textSize < PageDesign.smallestFormulaSize)
        let rows = try set(tex).rows
        #expect(rows.count == 3)
        for row in rows {
            #expect(row.left >= -1e-9 && row.right <= PageDesign.width + 3, "\(row)")
            #expect(row.size >= PageDesign.smallestFormulaSize)
        }
    }

    @Test func numberOfAFormulaThatFillsTheColumnIsBelowIt() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let strips = try composer.set([.formula("M = \(Self.matrix(3, 12)) \\tag{7}")], in: BlockComposer.Column())
        let row = try #require(rows(strips).first)
        let bottom = strips[0].marks.compactMap { mark -> Double? in
            if case .picture(let picture, let at, let scale) = mark { at.y + picture.size.height * scale } else { nil }
        }.max()
        let number = strips[0].marks.compactMap { mark -> Point? in
            if case .glyphs(let run, let at, _) = mark, run.text == "(7)" { at } else { nil }
        }.first
        #expect(try #require(number).y - PageDesign.textSize * 0.75 > (try #require(bottom)))
        #expect(row.height >= (try #require(number)).y)
    }

    @Test func formulaTooWideToReadFitsAndIsReported() throws {
        let tex = "M = " + Self.matrix(2, 40)
        let (rows, composer) = try set(tex)
        for row in rows { #expect(row.left >= -1e-9 && row.right <= PageDesign.width + 3, "\(row)") }
        try #require(composer.smallFormulas.count == 1)
        #expect(composer.smallFormulas[0].size < PageDesign.smallestFormulaSize)

        let document = Document(
            title: [.text("T")],
            blocks: [
                .heading(level: 1, [.text("1 · Wide")], id: "w"),
                .list(List(items: [[.formula(tex)], [.formula("M = " + Self.matrix(2, 12))]])),
            ])
        let warnings = try SmallFormulaWarnings.warnings(in: document)
        try #require(warnings.count == 1)
        #expect(
            warnings[0].hasPrefix(
                "The formula “M = \\begin{pmatrix} 10001 & 10002 & 10003 & 1000 …” in “1 · Wide” is too wide"))
        #expect(warnings[0].contains("part.table"))
    }
}

extension Picture {
    /// All runs of glyphs in the picture and in the pictures in it.
    fileprivate var runs: [GlyphRun] {
        elements.flatMap { element -> [GlyphRun] in
            switch element {
            case .glyphs(let run, _, _): [run]
            case .picture(let picture, _, _): picture.runs
            default: []
            }
        }
    }
}
