import Testing

@testable import Documents
@testable import Prose

/// Values within formulas. The oracle is the TeX that a person would write for the number.
@Suite struct FormulaReferenceTests {
    private struct Unknown: Error, CustomStringConvertible { let description = "unknown" }

    /// The values that the prose may name, as their texts.
    private static let values = [
        "value": "−3.14159", "value:.2f": "−3.14", "small:.1e": "1.2\u{a0}·\u{a0}10⁻⁵", "share:.1%": "96.8\u{202f}%",
        "n": "7", "many:,": "60,000", "one:.0e": "10⁻⁵", "time:time": "1\u{a0}min 7\u{a0}s", "name": "a_b",
        "test accuracy:.2f": "0.97", "part3.x:+.2f": "+0.25", "max": "9", "inf": "∞", "mean.-1.x": "3",
    ]

    private func resolved(_ prose: String) throws -> [Block] {
        let lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let resolver = ProseResolver { reference in
            let key = reference.name + (reference.format.map { ":" + $0 } ?? "")
            guard let text = Self.values[key] else { throw Unknown() }
            return [.text(text)]
        }.at("Part.swift", firstLine: 10, lines: lines)
        return try resolver.blocks(try ProseReader(file: "Part.swift", firstLine: 10).blocks(of: prose))
    }

    @Test(arguments: [
        ("x = {value}", "x = {-3.14159}"), ("x = {value:.2f}", "x = {-3.14}"), ("{n}", "{7}"), ("{ n }", "{7}"),
        ("p < {small:.1e}", "p < {1.2\\cdot 10^{-5}}"), ("{share:.1%}", "{96.8\\,\\%}"),
        ("N = {many:,}", "N = {60{,}000}"),
        ("10^{-3} + {one:.0e}", "10^{-3} + {10^{-5}}"), ("t = {time:time}", "t = {\\text{1\u{a0}min 7\u{a0}s}}"),
        ("{name}", "{\\text{a\\_b}}"), ("a {test accuracy:.2f} b", "a {0.97} b"), ("x({part3.x:+.2f})", "x({+0.25})"),
        ("\\frac{value:.2f}{2}", "\\frac{-3.14}{2}"), ("x^{value:.2f}", "x^{-3.14}"),
        ("\\alpha + {n}", "\\alpha + {7}"),
        ("2{n}", "2{7}"), ("x \\approx {value}", "x \\approx {-3.14159}"),
        ("a \\pm {n} {n}", "a \\pm {7} {n}"), ("{inf}", "{\\infty }"), ("{mean.-1.x}", "{3}"),
    ])
    func valuesAreSetAsNumbers(tex: String, expected: String) throws {
        #expect(try resolved("$\(tex)$") == [.paragraph([.math(expected)])])
        #expect(try resolved("$$ \(tex) $$") == [.formula(expected)])
    }

    /// Groups that are TeX's, although values have their names.
    @Test(arguments: [
        "x_{n}", "x_{max}", "x^{n}", "\\frac{n}{max}", "\\text{value}", "\\mathrm{max}(x)", "\\sqrt[3]{n}",
        "\\sqrt {n}",
        "\\{n\\}", "{n + 1}", "{x}", "{{x}}", "\\operatorname{max} {x}", "{a:b}", "{}", "x_ {n}",
    ])
    func groupsOfTeXStay(tex: String) throws {
        let reader = ProseReader(file: "Part.swift", checkFormula: { _ in })
        let resolver = ProseResolver { reference in
            guard let text = Self.values[reference.name] else { throw Unknown() }
            return [.text(text)]
        }
        #expect(try resolver.blocks(try reader.blocks(of: "$\(tex)$")) == [.paragraph([.math(tex)])])
    }

    /// A name that no value has is an error with file and line, never silent letters.
    @Test func unknownNamesWithAFormatAreErrors() throws {
        for prose in ["a\n$x$ and\n$y = {vlaue:.2f}$ end", "a\n\n$$ y = {vlaue:.2f} $$"] {
            let error = #expect(throws: ProseError.self) { try resolved(prose) }
            #expect(error?.line == 12 && error?.description.contains("{vlaue}") == true, "\(prose)")
        }
    }

    /// Inputs for which a search that tries all divisions, or begins anew at each group, would take minutes.
    @Test func longFormulasAreSearchedOnce() throws {
        let spaces = String(repeating: " ", count: 200_000)
        #expect(FormulaReferences(in: "{n" + spaces + "}").candidates.map(\.name) == ["n"])
        #expect(FormulaReferences(in: "{n:" + spaces + "," + spaces + "}").candidates.map(\.format) == [","])
        #expect(FormulaReferences(in: "{n :" + spaces + "x}").candidates.isEmpty)
        #expect(FormulaReferences(in: "{" + String(repeating: "a ", count: 100_000) + "}").candidates.count == 1)
        let lines = (0..<20_000).map { "{n:.\($0 % 20)f} \($0)" }
        let resolver = ProseResolver { _ in [.text("7")] }.at("Part.swift", firstLine: 1, lines: lines)
        let formula = Inline.math(lines.joined(separator: "\n"))
        #expect(try resolver.inlines([formula]) != [formula])
    }

    /// Formats as `NumberFormat` has them, and what resembles them.
    @Test func onlyFormatsMakeAReferenceCertain() {
        let formats = [
            ",", "+,", ".2f", "+.17f", ".1%", ",.2f", "+,.1%", ".0e", "+.3e", "time", "words", "Words", "short",
        ]
        for format in formats {
            #expect(FormulaReferences(in: "{n: \(format) }").candidates.map(\.format) == [format])
        }
        for other in ["", "+", ".", ".f", ".123f", ",.2e", "2f", ".2", ".2ff", "+time", "Time", ",,", "٣", ".٣f"] {
            #expect(FormulaReferences(in: "{n:\(other)}").candidates.isEmpty, "\(other)")
        }
    }
}
