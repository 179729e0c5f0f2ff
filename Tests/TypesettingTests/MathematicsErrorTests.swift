import Foundation
import Testing

@testable import Drawing
@testable import TeXMath
@testable import Typesetting

@Suite struct MathematicsErrorTests {
    static let cases: [(tex: String, error: MathematicsError)] = [
        (#"a + \foo b"#, .unknownCommand(#"\foo"#, offset: 4)),
        (#"é\foo"#, .unknownCommand(#"\foo"#, offset: 1)),
        (#"\begin{foo}"#, .unknownEnvironment("foo", offset: 7)),
        ("{a", .unbalanced("{", offset: 0)),
        ("a}", .unbalanced("}", offset: 1)),
        (#"\left(a"#, .unbalanced(#"\left"#, offset: 0)),
        (#"a\right)"#, .unbalanced(#"\right"#, offset: 1)),
        (#"\begin{cases}a"#, .unbalanced(#"\begin{cases}"#, offset: 0)),
        (#"\begin{cases}a\end{matrix}"#, .unbalanced(#"\end{matrix}"#, offset: 14)),
        (#"a\end{cases}"#, .unbalanced(#"\end"#, offset: 1)),
        (#"\text{a"#, .unbalanced("{", offset: 5)),
        (#"\text{a $b}"#, .unbalanced("$", offset: 8)),
        (#"\sqrt[3"#, .unbalanced("[", offset: 5)),
        (#"\frac{a}"#, .missingArgument(of: #"\frac"#, offset: 8)),
        ("a^", .missingArgument(of: "^", offset: 2)),
        ("{a_}", .missingArgument(of: "_", offset: 3)),
        (#"\text a"#, .missingArgument(of: #"\text"#, offset: 6)),
        ("a^b^c", .doubleScript("^", offset: 3)),
        ("a_b_c", .doubleScript("_", offset: 3)),
        ("a^b'", .doubleScript("'", offset: 3)),
        ("a & b", .unexpected("&", offset: 2)),
        (#"a \\ b"#, .unexpected(#"\\"#, offset: 2)),
        ("a # b", .unexpected("#", offset: 2)),
        ("a $ b", .unexpected("$", offset: 2)),
        (#"\"#, .unexpected(#"\"#, offset: 0)),
        (#"x\limits"#, .unexpected(#"\limits"#, offset: 1)),
        (#"\left a"#, .notADelimiter("a", offset: 6)),
        (#"\big\alpha"#, .notADelimiter(#"\alpha"#, offset: 4)),
        (#"\hspace{2}"#, .badArgument("2", of: #"\hspace"#, offset: 8)),
        (#"\hspace{1e99em}"#, .badArgument("1e99em", of: #"\hspace"#, offset: 8)),
        (#"\begin{array}{lqr}a\end{array}"#, .badArgument("lqr", of: #"\begin{array}"#, offset: 14)),
        (#"\begin{matrix}a\\[x]b\end{matrix}"#, .badArgument("x", of: #"\\"#, offset: 18)),
        ("a + 漢", .noGlyph("漢", offset: 4)),
        (#"\text{a漢}"#, .noGlyph("漢", offset: 7)),
    ]

    @Test(arguments: cases) func errorNamesTheWordAndItsPlace(_ tex: String, _ expected: MathematicsError) throws {
        let error = #expect(throws: MathematicsError.self) { try layoutMathematics(tex, display: true, size: 10) }
        #expect(error == expected)
        let sentence = expected.description
        #expect(sentence.contains(expected.word) && sentence.hasSuffix("."))
        // The offset points at the word, or behind the one that lacks an argument.
        switch expected {
        case .missingArgument: break
        default:
            let rest = String(String.UnicodeScalarView(tex.unicodeScalars.dropFirst(expected.offset)))
            #expect(rest.hasPrefix(expected.word))
        }
    }

    /// The formula is `unit` so many times, then `end` so many times. The test's name has the parts, as the formulas
    /// are long.
    @Test(arguments: [
        ("{", 10_000, "", 0), ("{", 10_000, "}", 10_000), ("x^{", 10_000, "", 0), (#"\sqrt"#, 8_000, "x", 1),
        (#"\frac1"#, 8_000, "", 0), (#"\left("#, 8_000, "", 0), (#"\begin{matrix}"#, 3_000, "", 0),
        (#"\hat"#, 10_000, "x", 1), (#"\sqrt["#, 8_000, "", 0), (#"\text{$"#, 7_000, "", 0),
        (#"\mathrm"#, 7_000, "", 0), (#"\not"#, 10_000, "", 0), ("x_{y^{", 5_000, "", 0),
    ]) func deepNestingIsAnErrorAndNotACrash(unit: String, count: Int, end: String, endCount: Int) throws {
        let tex = String(repeating: unit, count: count) + String(repeating: end, count: endCount)
        #expect(throws: MathematicsError.self) { try layoutMathematics(tex, display: true, size: 10) }
        #expect(throws: MathematicsError.self) { try spokenMathematics(tex) }
    }

    @Test func deepestNestingThatIsAllowedIsLaidOut() throws {
        let depth = MathParser.depthLimit
        for (open, close) in [("{", "}"), ("x^{", "}"), (#"\sqrt{"#, "}"), (#"\frac1{"#, "}"), ("x_{y}^{", "}")] {
            let tex = String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
            #expect(try layoutMathematics(tex, display: true, size: 10).width > 0)
            #expect(try !spokenMathematics(tex).isEmpty)
            #expect(throws: MathematicsError.self) { try layoutMathematics("{" + tex + "}", display: true, size: 10) }
        }
        let fences = String(repeating: #"\left("#, count: depth) + "x" + String(repeating: #"\right)"#, count: depth)
        #expect(try layoutMathematics(fences, display: true, size: 10).width > 0)
    }

    /// A worker thread may have a stack of only half a megabyte, of which a debug build uses the most.
    @Test(arguments: [
        #"\left(\begin{matrix}"#: #"\end{matrix}\right)"#, #"\text{$"#: "$}", #"\frac{1}{"#: "}",
        #"\sqrt{\mathrm{"#: "}}",
        #"x_{\hat{"#: "}}", #"\begin{cases}"#: #"\end{cases}"#, #"\sum_{\underset{x}{"#: "}}",
        #"\overline{\phantom{"#: "}}",
    ]) func deepestNestingFitsASmallStack(opening: String, closing: String) async throws {
        func formula(_ count: Int) -> String {
            String(repeating: opening, count: count) + "x" + String(repeating: closing, count: count)
        }
        var count = MathParser.depthLimit
        while (try? MathParser.parse(formula(count))) == nil { count -= 1 }
        #expect(count >= MathParser.depthLimit / 2)
        let tex = formula(count)
        let spoken = await withCheckedContinuation { continuation in
            let thread = Thread {
                let box = try? layoutMathematics(tex, display: true, size: 10)
                continuation.resume(returning: box == nil ? nil : try? spokenMathematics(tex))
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        #expect(spoken != nil)
    }

    @Test(arguments: [
        "", " ", "%", "% a comment", "{}", "{}{}", #"\,"#, #"\displaystyle"#, #"\begin{matrix}\end{matrix}"#,
        #"\left.\right."#, #"\text{}"#, #"\label{a}"#,
    ]) func emptyFormulasAreBoxes(_ tex: String) throws {
        let box = try layoutMathematics(tex, display: false, size: 10)
        #expect(box.width >= 0 && box.width < 10 && box.ascent >= 0 && box.descent >= 0)
        #expect(box.picture.elements.isEmpty)
    }

    @Test func longFormulasAreBoxesUpToTheLimit() throws {
        let sum = String(repeating: "x+", count: MathParser.lengthLimit / 2)
        #expect(try layoutMathematics(sum, display: false, size: 10).breaks.count == MathParser.lengthLimit / 2 - 1)
        #expect(throws: MathematicsError.tooLong(count: MathParser.lengthLimit + 1, limit: MathParser.lengthLimit)) {
            try layoutMathematics(sum + "x", display: false, size: 10)
        }
        let rows = #"\begin{aligned}"# + String(repeating: #"a&\\"#, count: 10_000) + #"\end{aligned}"#
        #expect(try layoutMathematics(rows, display: true, size: 10).ascent > 10_000)
        let ragged = String(repeating: "a&", count: 10_000) + String(repeating: #"\\"#, count: 10_000)
        let columns = #"\left(\begin{matrix}"# + ragged + #"\end{matrix}\right)"#
        #expect(try layoutMathematics(columns, display: true, size: 10).width > 10_000)
        let primes = "f" + String(repeating: "'", count: MathParser.lengthLimit - 1)
        #expect(try layoutMathematics(primes, display: true, size: 10).width > 10_000)
        let row = #"\begin{matrix}"# + String(repeating: "a&", count: 12_000) + #"a\end{matrix}"#
        #expect(try layoutMathematics(row, display: true, size: 10).width > 100_000)
    }

    /// Words of the subset in random order: each formula gives a box of finite size or an error.
    @Test func heapsOfWordsAreBoxesOrErrors() throws {
        let words = [
            "{", "}", "^", "_", "&", #"\\"#, "'", "[", "]", "$", "x", "1", "+", "=", "(", "漢", "~", "%\n", " ",
            #"\frac"#, #"\sqrt"#, #"\left"#, #"\right"#, #"\middle"#, #"\begin{cases}"#, #"\end{cases}"#,
            #"\begin{aligned}"#,
            #"\end{aligned}"#, #"\sum"#, #"\limits"#, #"\text{a}"#, #"\text"#, #"\mathrm"#, #"\mathbf"#, #"\hat"#,
            #"\not"#,
            #"\overbrace"#, #"\underset"#, #"\operatorname"#, #"\substack"#, #"\displaystyle"#, #"\quad"#, #"\!"#,
            #"\big"#,
            #"\phantom"#, #"\smash"#, #"\hspace"#, "{1em}", #"\tag"#, #"\hline"#, #"\bmod"#, #"\pmod"#, #"\widehat"#,
            #"\binom"#,
        ]
        var state: UInt64 = 20_261_124, boxes = 0, errors = 0
        for _ in 0..<4000 {
            var tex = ""
            for _ in 0..<1 + Int(state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                tex += words[Int((state >> 33) % UInt64(words.count))]
            }
            do {
                let box = try layoutMathematics(tex, display: true, size: 10)
                #expect(box.width.isFinite && box.width >= 0 && box.ascent.isFinite && box.descent.isFinite)
                boxes += 1
            } catch { errors += 1 }
        }
        #expect(boxes > 100 && errors > 100)
    }

    /// Every symbol of the table, in display size and as a script.
    @Test func everySymbolHasAGlyph() throws {
        for name in MathSymbols.named.keys.sorted() {
            let box = try layoutMathematics("x^{\\\(name)} \\\(name){}", display: true, size: 10)
            #expect(box.width > 0, "\(name)")
            #expect(MathSymbols.named[name].map { MathRepertoire.fonts.hasSymbol($0.drawn) } == true, "\\\(name)")
        }
        for alphabet in MathAlphabet.named.values {
            for scalar in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789αωΓΩ".unicodeScalars {
                let character = MathCharacter(source: scalar, drawn: alphabet.drawn(scalar), mathClass: .ordinary)
                #expect(MathRepertoire.fonts.hasSymbol(character.drawn), "\(alphabet) \(scalar)")
            }
        }
    }

    @Test func tagAndLabelTakeNoRoom() throws {
        #expect(
            try layoutMathematics(#"a = b \tag{3} \label{eq:sum}"#, display: true, size: 10).width
                == layoutMathematics("a = b", display: true, size: 10).width)
    }

    /// The elements of a long formula are divided among its pieces, each to the piece where it begins.
    @Test func piecesOfALongFormulaHaveItsElements() throws {
        let count = 12_000
        let sum = try layoutMathematics(String(repeating: "a+", count: count) + "b", display: false, size: 10)
        let pieces = sum.pieces
        #expect(pieces.count == count + 1)
        let kept = pieces.reduce(0) { total, piece in
            guard case .picture(let inner, _, _)? = piece.picture.elements.first else { return total }
            return total + inner.elements.count
        }
        #expect(kept == sum.picture.elements.count)
    }
}
