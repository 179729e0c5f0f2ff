import Foundation
import Testing

@testable import Drawing
@testable import Typesetting

/// White space between the ink of neighbouring signs and letters.
///
/// The expected places follow from the boxes of the glyphs' ink and the spaces of the TeXbook, p. 170.
@Suite struct MathematicsClearanceTests {
    /// The left and right end of a glyph's ink.
    private func ink(_ glyph: PaintedFormula.Glyph) -> (left: Double, right: Double) {
        let face = ShapingFace.of(glyph.face), box = face.inkBox(of: glyph.id), scale = glyph.size / face.unitsPerEm
        return (glyph.x + box.left * scale, glyph.x + box.right * scale)
    }

    /// The white space between the ink of the glyph with an index and that of the next.
    private func gap(_ tex: String, after index: Int) throws -> Double {
        let painted = try PaintedFormula(tex)
        let (left, right) = (painted.glyphs[index], painted.glyphs[index + 1])
        return ink(right).left - ink(left).right
    }

    private static let letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) }
        + ["lambda", "chi", "phi", "rho", "beta", "mu", "Delta"].map { "\\\($0) " }
        + ["mathcal", "boldsymbol", "mathsf", "mathit"].flatMap { command in "fgjpyJAX".map { "\\\(command){\($0)}" } }

    /// The sources before a letter, the index of their last glyph, and the white space after it at 10 pt.
    ///
    /// The white space is the right bearing of the glyph (0.80 of “=”, “+”, “−”, “(” and “|”, 0.12 of “g”) and TeX's
    /// space. Where the glyph is above the baseline, a descender may take half of what it has to the left.
    private static let before: [(tex: String, index: Int, space: Double, share: Double)] = [
        ("a = ", 1, 0.8 + 5 / 1.8, 0.5), ("a + ", 1, 0.8 + 4 / 1.8, 0.5), ("-", 0, 0.8, 0.5), ("(", 0, 0.8, 0),
        ("|", 0, 0.8, 0), ("\\log ", 2, 0.12 + 3 / 1.8, 0),
    ]

    @Test(arguments: letters) func letterKeepsTheSpaceAfterASign(_ letter: String) throws {
        let bearing = try ink(#require(PaintedFormula(letter).glyphs.first)).left
        for (tex, index, space, share) in Self.before {
            let gap = try gap(tex + letter, after: index)
            #expect(abs(gap - (space + max(bearing, bearing * share))) < 1e-3, "\(tex)\(letter)")
        }
    }

    @Test func letterWithInkAtItsOriginIsNotMoved() throws {
        // 𝑥: its ink begins 0.09 to the right of its origin.
        #expect(abs(try gap("a=x", after: 1) - (0.8 + 5 / 1.8 + 0.09)) < 1e-9)
        #expect(abs(try gap("(x", after: 0) - 0.89) < 1e-9)
        // 𝑓: it begins 1.62 to the left, so it is moved.
        #expect(abs(try gap("a=f", after: 1) - (0.8 + 5 / 1.8 - 0.81)) < 1e-9)
        #expect(abs(try gap("(f", after: 0) - 0.8) < 1e-9)
    }

    /// The descender of f goes below x, as the face is made for, but not into what is below the baseline.
    @Test func letterAfterALetterIsCloseButTouchesNothing() throws {
        let painted = try PaintedFormula("xf")
        // The advance of 𝑥 and its italics correction.
        #expect(abs(painted.glyphs[1].x - 5.12) < 1e-9)
        for tex in ["f_i f_j", "p f", "\\beta f", "y_k f", "f f"] {
            let painted = try PaintedFormula(tex)
            let last = try #require(painted.glyphs.last { $0.size == 10 })
            for glyph in painted.glyphs where glyph.x < last.x {
                let box = ShapingFace.of(glyph.face).inkBox(of: glyph.id)
                let bottom = glyph.y + box.bottom * glyph.size / ShapingFace.of(glyph.face).unitsPerEm
                if bottom < -0.5 { #expect(ink(last).left >= ink(glyph).right, "\(tex)") }
            }
        }
    }

    @Test func groupsRootsAndRowsBeginLikeTheirFirstLetter() throws {
        #expect(abs(try gap("a={f+g}", after: 1) - gap("a=f", after: 1)) < 1e-9)
        // As far as the upright figure 1, whose ink begins 0.60 to the right of its origin.
        for (before, after) in [
            (#"\sqrt{"#, "}"), (#"\begin{cases} "#, #" & x \\ 1 & y \end{cases}"#), (#"\left("#, #"\right)"#),
            (#"\begin{vmatrix} "#, #" \\ 1 \end{vmatrix}"#),
        ] {
            let (one, f) = (try PaintedFormula(before + "1" + after), try PaintedFormula(before + "f" + after))
            let origin = try #require(one.glyphs.first { $0.id == MathTable.shared.glyph(for: "1") }).x
            let letter = try #require(f.glyphs.first { $0.id == MathTable.shared.glyph(for: "𝑓") })
            #expect(ink(letter).left >= origin - 1e-9, "\(before)")
        }
    }
}
