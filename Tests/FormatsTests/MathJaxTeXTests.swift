import Testing

@testable import Formats
@testable import TeXMath

/// Formulas as they are written for MathJax. What MathJax shows of each command was looked at in JupyterLab 4.6.
@Suite struct MathJaxTeXTests {
    @Test(arguments: [
        ("x_i + \\frac{a}{b}", "x_i + \\frac{a}{b}"),
        ("a<b>c", "a\\lt b\\gt c"),
        ("a &b", "a & b"),
        ("x % a comment $ }\n+ y", "x + y"),
        (
            "\\text{if $a<b$ or 5\\$ \\& 10\\% `q'~--- <b>}",
            "\\text{if \\(a\\lt b\\) or 5\\$ \\(\\&\\) 10% ‘q’\u{a0}— \\(\\lt\\)b\\(\\gt\\)}"
        ),
        ("\\textnormal{a {b} c}\\emph{d}", "\\text{a {b} c}\\textit{d}"),
        ("\\argmax_x \\bm x \\P\\dag a", "\\operatorname*{arg\\,max}_x \\boldsymbol x ¶\\dagger a"),
        ("\\hspace*{1em}a\\/b\\-c", "\\hspace{1em}abc"),
        ("\\begin{pmatrix}a\\\\{b}\\\\[2pt]c\\end{pmatrix}", "\\begin{pmatrix}a\\\\ {b}\\\\[2pt]c\\end{pmatrix}"),
        ("|x| \\| \\left|y\\right|", "|x| \\| \\left|y\\right|"),
        ("q``", "q‘‘"), ("a\\ ", "a\\ "), ("a\u{0}b", "a\u{fffd}b"), ("\\text{a", "\\text{a}"), ("", ""),
    ])
    func formulasAreWrittenAsMathJaxReadsThem(tex: String, expected: String) {
        #expect(MathJaxTeX.inline(tex) == expected)
    }

    /// A vertical bar ends a table's cell, even within a formula.
    @Test func tablesHoldNoVerticalBar() {
        #expect(
            MathJaxTeX.inline("|x|\\|y\\|\\text{a|b}\\begin{array}{c|c}|z|\\end{array}", inTable: true)
                == "\\vert x\\vert \\Vert y\\Vert \\text{a\\(\\vert\\)b}\\begin{array}{cc}\\vert z\\vert \\end{array}")
    }

    @Test func displayedFormulasKeepTheirLinesButNotEmptyOnes() {
        #expect(MathJaxTeX.lines("a &= b \\\\\n\n  % only this\n  &= c") == ["a & = b \\\\", "& = c"])
    }

    /// A dollar sign, a brace or a backtick in a formula must not end it where readers look for its end: they count
    /// braces, and know `\$` and `\(…\)`.
    @Test func everyFormulaIsClosedForItsReaders() throws {
        let signs = [
            "$", "{", "}", "\\{", "\\}", "\\\\", "`", "x", "\\text{", "\\$", "&", "|", "<", "%", "\n", "^", "\\ ",
        ]
        var state: UInt64 = 7, read = 0
        for _ in 0..<20_000 {
            var tex = ""
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                tex += signs[Int(state >> 33) % signs.count]
            }
            guard (try? checkMathematics(tex)) != nil else { continue }
            read += 1
            let written = MathJaxTeX.inline(tex)
            var depth = 0, isEscaped = false
            for character in written {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "{" {
                    depth += 1
                } else if character == "}" {
                    depth -= 1
                } else {
                    #expect(!"$`<>\n".contains(character), "\(tex) → \(written)")
                }
            }
            #expect(depth == 0 && !isEscaped, "\(tex) → \(written)")
        }
        #expect(read > 1000)
    }
}
