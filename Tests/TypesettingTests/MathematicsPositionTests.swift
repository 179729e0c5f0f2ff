import Foundation
import TeXMath
import Testing

@testable import Drawing
@testable import Typesetting

/// Places compared with the MATH table, read independently (`MathTableBytes`).
///
/// Glyph measures in comments and literals are from fontTools: `TTFont(…)["hmtx"]`, `BoundsPen`,
/// `["MATH"].table.MathGlyphInfo`, in thousandths of the em.
@Suite struct MathematicsPositionTests {
    let table = MathTable.shared
    let bytes: MathTableBytes
    /// The tolerance for sums of a few rounded decimals: far below a thousandth of a point.
    let tolerance = 1e-9

    init() throws {
        bytes = try MathTableBytes()
    }

    func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < tolerance }

    func height(_ glyph: PaintedFormula.Glyph) -> Double { table.heights(of: glyph.id).ascent * glyph.size }
    func depth(_ glyph: PaintedFormula.Glyph) -> Double { max(0, table.heights(of: glyph.id).descent * glyph.size) }

    @Test func constantsMatchTheTablesBytes() {
        #expect(bytes.constants.count == MathTable.Constant.allCases.count)
        for constant in MathTable.Constant.allCases {
            let raw = Double(bytes.constants[Int(constant.rawValue)])
            switch constant {
            case .scriptPercentScaleDown, .scriptScriptPercentScaleDown, .radicalDegreeBottomRaisePercent:
                #expect(near(table[constant], raw / 100), "\(constant)")
            default: #expect(near(table[constant], raw / 1000), "\(constant)")
            }
        }
        // From fontTools: MathConstants.AxisHeight.Value and RadicalKernAfterDegree.Value.
        #expect(near(bytes[.axisHeight], 2.5) && near(bytes[.radicalKernAfterDegree], -3.44))
    }

    @Test(arguments: [true, false]) func fractionStandsOnTheAxis(display: Bool) throws {
        let painted = try PaintedFormula(#"\frac{1}{2}"#, display: display)
        let rule = try #require(painted.rules.first)
        #expect(near(rule.bottom + rule.thickness / 2, bytes[.axisHeight]))
        #expect(near(rule.thickness, bytes[.fractionRuleThickness]))
        let up = bytes[display ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp]
        let down = bytes[display ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown]
        let gapBelow = bytes[display ? .fractionDenominatorDisplayStyleGapMin : .fractionDenominatorGapMin]
        let gapAbove = bytes[display ? .fractionNumeratorDisplayStyleGapMin : .fractionNumeratorGapMin]
        let (numerator, denominator) = (painted.glyphs[0], painted.glyphs[1])
        #expect(near(numerator.y, max(up, rule.bottom + rule.thickness + gapAbove + depth(numerator))))
        #expect(near(denominator.y, -max(down, gapBelow + height(denominator) - rule.bottom)))
        #expect(numerator.size == (display ? 10 : 7.4))
    }

    @Test func binomialHasNoRuleAndTheStacksGap() throws {
        let painted = try PaintedFormula(#"\binom{n}{k}"#)
        #expect(painted.rules.isEmpty)
        let (n, k) = (painted.glyphs[1], painted.glyphs[2])
        #expect(near(n.y, bytes[.stackTopDisplayStyleShiftUp]) && near(k.y, -bytes[.stackBottomDisplayStyleShiftDown]))
    }

    @Test func superscriptStandsBehindTheItalicsCorrection() throws {
        let painted = try PaintedFormula("V^2")
        #expect(near(painted.glyphs[1].y, bytes[.superscriptShiftUp]))
        // V: advance 722, italics correction 60.
        #expect(near(painted.glyphs[1].x, 7.82))
        #expect(painted.glyphs[1].size == 7.4)
        // The glyph is the form for scripts, not the plain figure scaled.
        #expect(painted.glyphs[1].id != table.glyph(for: "2"))
    }

    @Test func subscriptStandsBeforeTheItalicsCorrection() throws {
        let painted = try PaintedFormula("V_2")
        #expect(near(painted.glyphs[1].x, 7.22))
        let lowered = max(bytes[.subscriptShiftDown], height(painted.glyphs[1]) - bytes[.subscriptTopMax])
        #expect(near(painted.glyphs[1].y, -lowered))
    }

    @Test func bothScriptsKeepTheLeastGap() throws {
        let painted = try PaintedFormula("x_d^j")
        let sub = try #require(painted.glyphs.last { $0.y < 0 }), sup = try #require(painted.glyphs.last { $0.y > 0 })
        let gap = (sup.y - depth(sup)) - (sub.y + height(sub))
        #expect(near(gap, bytes[.subSuperscriptGapMin]))
        let least = min(bytes[.superscriptBottomMaxWithSubscript], bytes[.superscriptShiftUp] - depth(sup))
        #expect(sup.y - depth(sup) >= least - tolerance)
    }

    @Test func superscriptUnderARootIsCramped() throws {
        let painted = try PaintedFormula(#"\sqrt{x^2}"#)
        #expect(near(try #require(painted.glyphs.last).y, bytes[.superscriptShiftUpCramped]))
    }

    @Test func rootsRuleJoinsItsSign() throws {
        let painted = try PaintedFormula(#"\sqrt{x}"#)
        let sign = painted.glyphs[0], rule = try #require(painted.rules.first)
        #expect(near(rule.bottom + rule.thickness, sign.y + height(sign)))
        #expect(near(rule.thickness, bytes[.radicalRuleThickness]))
        // The sign's advance is 690.
        #expect(near(rule.x, 6.9) && near(painted.glyphs[1].x, 6.9))
        let signHeight = height(sign) + depth(sign), x = height(painted.glyphs[1]) + depth(painted.glyphs[1])
        let gap = bytes[.radicalDisplayStyleVerticalGap]
        #expect(near(rule.bottom - height(painted.glyphs[1]), (gap + signHeight - x - rule.thickness) / 2))
        #expect(near(painted.box.ascent, rule.bottom + rule.thickness + bytes[.radicalExtraAscender]))
    }

    @Test func sumsLimitsAreCentredInDisplay() throws {
        let painted = try PaintedFormula(#"\sum_{k}^{n} x"#)
        let sum = try #require(painted.glyphs.first { $0.size == 10 })
        // The largest glyph: advance 1246, from −471 to 971. DisplayOperatorMinHeight (1500) exceeds every glyph.
        #expect(near(table.advance(of: sum.id), 1.246))
        #expect(near(sum.y + (height(sum) - depth(sum)) / 2, bytes[.axisHeight]))
        let upper = try #require(painted.glyphs.first { $0.size < 10 && $0.y > 0 })
        let lower = try #require(painted.glyphs.first { $0.size < 10 && $0.y < 0 })
        let top = sum.y + height(sum), bottom = sum.y - depth(sum)
        let gap = max(bytes[.upperLimitGapMin], bytes[.upperLimitBaselineRiseMin] - depth(upper))
        #expect(near(upper.y - depth(upper) - top, gap))
        #expect(
            near(bottom - lower.y, max(bytes[.lowerLimitBaselineDropMin], bytes[.lowerLimitGapMin] + height(lower))))
        let italics = table.italicsCorrection(of: upper.id)
        #expect(near(upper.x + (table.advance(of: upper.id) + italics) * upper.size / 2, sum.x + 6.23))
    }

    @Test func sumInTextCarriesItsLimitsAtTheSide() throws {
        let painted = try PaintedFormula(#"\sum_{k} x"#, display: false)
        #expect(near(painted.glyphs[1].x, 9.83))
        #expect(try PaintedFormula(#"\sum\limits_{k} x"#, display: false).glyphs.contains { $0.size < 10 && $0.x < 9 })
        #expect(try PaintedFormula(#"\frac{1}{\sum_k x}"#).glyphs.allSatisfy { table.advance(of: $0.id) < 1.2 })
    }

    @Test func integralsSubscriptIsMovedBackByTheItalicsCorrection() throws {
        let painted = try PaintedFormula(#"\int_0^1"#)
        // The variant that reaches 1500: advance 693, italics correction 219.
        let xs = painted.glyphs.filter { $0.size < 10 }.map(\.x).sorted()
        #expect(xs.count == 2 && near(xs[0], 6.93 - 2.19) && near(xs[1], 6.93))
    }

    /// The spaces of the TeXbook, p. 170. x and its italics correction take 5.12, an upright figure 5.
    @Test(
        arguments: [
            "1=1": 5, "1+1": 4, "1,1": 0, "1\\in1": 5, "1(": 0, "1\\log": 3, "1-1": 4, "1\\left(1\\right)": 3,
            "1\\mathrm{xy}": 0, "1\\,1": 3, "1\\quad1": 18, "1\\!1": -3,
        ] as [String: Double]) func secondAtomFollowsAtTheTablesSpace(_ tex: String, mu: Double) throws
    {
        let painted = try PaintedFormula(tex, display: false)
        #expect(near(painted.glyphs[1].x, 5 + mu / 1.8), "\(tex)")
    }

    /// The spaces before and after the middle atom, in mu.
    @Test(
        arguments: [
            "1+1": [4, 4], "1=1": [5, 5], "1,1": [0, 3], "(1)": [0, 0], "1+)": [0, 0], "1+=": [0, 5],
            "1+\\left(\\right.": [4, 4], "1\\mathinner{1}1": [3, 3], "1)(": [0, 0], "1)1": [0, 0], "1,(": [0, 3],
            "1++": [4, 4],
        ] as [String: [Double]]) func spacesAroundTheSecondAtom(_ tex: String, mu: [Double]) throws
    {
        let painted = try PaintedFormula(tex, display: false)
        let advance = painted.glyphs.map { table.advance(of: $0.id) * 10 }
        #expect(near(painted.glyphs[1].x, advance[0] + mu[0] / 1.8))
        #expect(near(painted.glyphs[2].x, painted.glyphs[1].x + advance[1] + mu[1] / 1.8))
    }

    @Test func spacesFallAwayInScripts() throws {
        let painted = try PaintedFormula("x^{1=1+1}")
        let (one, equals, second) = (painted.glyphs[1], painted.glyphs[2], painted.glyphs[3])
        #expect(near(equals.x - one.x, table.advance(of: one.id) * 7.4))
        #expect(near(second.x - equals.x, table.advance(of: equals.id) * 7.4))
    }

    /// Rules 5 and 6 of the TeXbook: − takes 760 and is close to a 1 when it is a sign.
    @Test(arguments: ["-1", "1=-1", "(-1", "1,-1", "1+-1"]) func signIsNotAnOperator(_ tex: String) throws {
        let painted = try PaintedFormula(tex)
        let (sign, one) = (painted.glyphs[painted.glyphs.count - 2], painted.glyphs[painted.glyphs.count - 1])
        #expect(near(one.x - sign.x, 7.6))
    }

    @Test func delimitersGrowAndStandOnTheAxis() throws {
        let bodies = [#"\frac{a}{b}"#: ("(", ")"), #"\begin{matrix}1\\2\\3\\4\\5\\6\\7\\8\end{matrix}"#: (#"\{"#, ".")]
        for (tex, (open, close)) in bodies {
            let painted = try PaintedFormula("\\left\(open)\(tex)\\right\(close)")
            let body = try layoutMathematics(tex, display: true, size: 10)
            let left = painted.glyphs.filter { $0.x == 0 }
            let top = try #require(left.map { $0.y + height($0) }.max())
            let bottom = try #require(left.map { $0.y - table.heights(of: $0.id).descent * $0.size }.min())
            #expect(near((top + bottom) / 2, bytes[.axisHeight]), "\(tex)")
            let reach = max(body.ascent - 2.5, body.descent + 2.5)
            #expect(top - bottom >= max(1.802 * reach, 2 * reach - 5) - tolerance, "\(tex)")
        }
    }

    @Test func assembledDelimiterIsCopiedAsOneCharacter() throws {
        let painted = try PaintedFormula(#"\left(\begin{matrix}1\\2\\3\\4\\5\\6\\7\\8\end{matrix}\right)"#)
        #expect(painted.text.filter { $0 == "(" }.count == 1 && painted.text.filter { $0 == ")" }.count == 1)
        #expect(painted.glyphs.count > 2 * 3 + 8 - 1)
    }

    @Test func accentIsCentredOnTheAttachmentPoint() throws {
        let painted = try PaintedFormula(#"\hat{y}"#)
        // Top accent attachments: 309 of 𝑦, -250 of the mark; 𝑦 is lower than AccentBaseHeight.
        let mark = try #require(painted.glyphs.first { $0.id == table.glyph(for: "\u{302}") })
        #expect(near(mark.x, 3.09 + 2.5) && near(mark.y, 0))
        let tall = try PaintedFormula(#"\hat{V}"#)
        #expect(near(try #require(tall.glyphs.last).y, 6.92 - bytes[.accentBaseHeight]))
    }

    @Test func scriptsOfAnAccentedLetterStandAsWithoutAccent() throws {
        let plain = try PaintedFormula("y^2_i"), accented = try PaintedFormula(#"\hat{y}^2_i"#)
        #expect(accented.glyphs.filter { $0.size < 10 }.map(\.y) == plain.glyphs.filter { $0.size < 10 }.map(\.y))
    }

    @Test func overlineHasTheTablesGapAndThickness() throws {
        let painted = try PaintedFormula(#"\overline{x}"#), rule = try #require(painted.rules.first)
        #expect(near(rule.bottom, height(painted.glyphs[0]) + bytes[.overbarVerticalGap]))
        #expect(near(rule.thickness, bytes[.overbarRuleThickness]))
        #expect(near(painted.box.ascent, rule.bottom + rule.thickness + bytes[.overbarExtraAscender]))
    }

    @Test func arraysAreCentredOnTheAxis() throws {
        for tex in [#"\begin{matrix}a\\b\end{matrix}"#, #"\begin{aligned}a&=b\\c&=\frac{d}{e}\end{aligned}"#] {
            let box = try layoutMathematics(tex, display: true, size: 10)
            #expect(near((box.ascent - box.descent) / 2, bytes[.axisHeight]))
        }
        let rows = try PaintedFormula(#"\begin{matrix}a\\b\end{matrix}"#)
        #expect(near(rows.glyphs[0].y - rows.glyphs[1].y, 12))
    }

    @Test func alignedRelationsStandUnderEachOther() throws {
        let painted = try PaintedFormula(#"\begin{aligned} x + y &= 1 \\ z &= 2 \end{aligned}"#)
        let equals = painted.glyphs.filter { $0.id == table.glyph(for: "=") }
        #expect(equals.count == 2 && near(equals[0].x, equals[1].x))
        #expect(near(equals[0].y - equals[1].y, 15))
    }

    /// A derivation with two columns of equations, as amsmath sets it: the relations of a column are under each other.
    @Test(arguments: ["aligned", "align", "align*", "split"]) func derivationIsAlignedInEveryColumn(name: String) throws
    {
        let tex = #"""
            \begin{NAME} \frac{\partial E}{\partial x} &= a + b & u &= 1 \\ &= c & v + w &= 2 \\ &\le d && \ge 3 \
            \end{NAME} \tag{7} \label{derivation}
            """#.replacingOccurrences(of: "NAME", with: name)
        let painted = try PaintedFormula(tex)
        let relations = painted.glyphs.filter { glyph in
            "=≤≥".unicodeScalars.contains { table.glyph(for: $0) == glyph.id }
        }.sorted { ($1.y, $0.x) < ($0.y, $1.x) }
        try #require(relations.count == 6)
        for column in 0..<2 {
            let xs = stride(from: column, to: 6, by: 2).map { relations[$0].x }
            #expect(near(xs[0], xs[1]) && near(xs[1], xs[2]), "\(xs)")
        }
        // The columns of equations are apart, and the number is one for all rows, which stay together.
        #expect(relations[1].x - relations[0].x > 20)
        #expect(painted.box.breaks.isEmpty)
        let strips = try BlockComposer(language: "en", pictures: [:]).formula(
            tex, BlockComposer.Column(), BlockComposer.TextSetting())
        #expect(strips.count == 1)
        #expect(
            strips[0].marks.contains { if case .glyphs(let run, _, _) = $0 { run.text == "(7)" } else { false } })
    }

    /// The argument of alignedat is the number of pairs of columns, which is not shown.
    @Test func numberOfColumnsIsNotShown() throws {
        let painted = try PaintedFormula(#"\begin{alignedat}{2} a &= b & \quad c &= d \end{alignedat}"#)
        #expect(painted.text == "a=bc=d")
        #expect(throws: MathematicsError.self) { try PaintedFormula(#"\begin{alignat}{x} a &= b \end{alignat}"#) }
    }

    @Test func breaksFollowRelationsAndOperatorsOfTheOutermostLevel() throws {
        let painted = try PaintedFormula("1=1+{1+1}", display: false)
        #expect(painted.box.breaks.count == 2)
        #expect(painted.box.breaks == [painted.glyphs[2].x, painted.glyphs[4].x])
        #expect(painted.box.pieces.map(\.picture.elements.count) == [1, 1, 1])
        #expect(try layoutMathematics("-1", display: false, size: 10).breaks.isEmpty)
        #expect(try layoutMathematics("a =", display: false, size: 10).breaks.isEmpty)
        #expect(try layoutMathematics("a := b", display: false, size: 10).breaks.count == 1)
    }

    @Test func sizeScalesEverything() throws {
        let tex = #"\frac{\partial f_i}{\partial x_j} = \sum_k^n \sqrt{x'} \left(\frac12\right)"#
        let small = try layoutMathematics(tex, display: true, size: 10),
            large = try layoutMathematics(tex, display: true, size: 25)
        #expect(abs(small.width * 2.5 - large.width) < 1e-9 && abs(small.ascent * 2.5 - large.ascent) < 1e-9)
    }
}
