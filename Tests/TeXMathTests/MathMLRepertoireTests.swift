import Testing

@testable import TeXMath

/// Every command that the reader knows, in markup that is well-formed and says something.
@Suite struct MathMLRepertoireTests {
    /// Formulas with all commands of the reader's tables, and with the constructs that have a name in its code.
    private static let formulas: [String] = {
        func names(_ table: some Sequence<String>, _ make: (String) -> String) -> [String] { table.sorted().map(make) }
        var formulas = names(MathSymbols.named.keys) { #"a \\#($0) b"# }
        formulas += names(MathSymbols.plainNames) { #"\\#($0)^2 x"# }
        formulas += names(MathSymbols.limitNames.keys) { #"\\#($0)_{x} x"# }
        formulas += names(MathAccent.marks.keys) { #"\\#($0){ij} \\#($0) i"# }
        formulas += names(MathAlphabet.named.keys) { #"\\#($0){abc XYZ 019 \alpha\Gamma} \\#($0) h"# }
        formulas += names(MathBar.kinds.keys) { #"\\#($0){x + y}^n"# }
        formulas += names(MathBigDelimiter.sizes.keys) { #"\\#($0)( x"# }
        formulas += names(MathParser.spaces.keys) { #"a \\#($0) b"# }
        formulas += names(MathArray.shapes.keys) {
            let arguments = ["array": "{r|l}", "alignat": "{2}", "alignedat": "{2}"][$0] ?? ""
            return #"\begin{\#($0)}\#(arguments) a & b \\ \hline & = -c \end{\#($0)}"#
        }
        formulas += MathFenced.delimiters.sorted().compactMap { delimiter in
            MathSymbols.named.first { $0.value.source == delimiter }.map {
                #"\left\\#($0.key) x \middle| \right\\#($0.key)"#
            }
        }
        formulas += MathSymbols.negated.keys.sorted().map { #"a \not \#($0) b"# }
        return formulas + [
            #"\frac12 \dfrac12 \tfrac12 \cfrac12 \binom12 \dbinom12 \tbinom12"#, #"\sqrt x \sqrt[3]{x}"#,
            #"\overset{a}{\to} \underset{a}{x} \stackrel{a}{=} \xrightarrow[a]{b} \xleftarrow{}"#,
            #"\sum_{\substack{a \\ b}} \operatorname{top-1} \operatorname*{arg\,max}_x \mathop{x+y}_z"#,
            #"\text{a $b$} \textrm{a} \textit{a} \textbf{a} \emph{a} \mbox{a} \textnormal{a}"#,
            #"\not{ab} a \bmod b \pmod n \phantom{x} \hphantom{x} \vphantom{x} \smash{x} \hspace{2em} \mspace{3mu}"#,
            #"\mathord{x} \mathbin{x} \mathrel{x} \mathopen{x} \mathclose{x} \mathpunct{x} \mathinner{x}"#,
            #"\displaystyle x \textstyle x \scriptstyle x \scriptscriptstyle x"#, #"f' g'' h'''^2 {}_a^b X ''"#,
            #"1{,}234.5^2 . 3, 4 \int\limits_0^1 \sum\nolimits_i \lim\displaylimits_x"#, #"{} ^{} _{} \text{}"# + " x",
        ]
    }()

    @Test(arguments: [true, false]) func everyCommandIsMarkedUp(isDisplay: Bool) throws {
        #expect(Self.formulas.count > 400)
        for tex in Self.formulas {
            let markup = try mathML(tex, isDisplay: isDisplay)
            #expect(try !text(of: markup).isEmpty, "\(tex)")
            #expect(try mathML(tex, isDisplay: isDisplay) == markup)
        }
    }

    /// The text of the tokens, read by the rules of XML; tags that do not match are an issue.
    private func text(of markup: String) throws -> String {
        var text = "", open: [Substring] = [], rest = markup[...]
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            if tag.first == "/" {
                #expect(open.popLast() == tag.dropFirst(), "\(markup)")
            } else if tag.last != "/" {
                open.append(tag.prefix { $0 != " " })
                let name = try #require(open.last)
                #expect(try tag.wholeMatch(of: Regex(#"[a-z]+( [a-z]+="[^"<&]*")*"#)) != nil, "\(name): \(tag)")
            }
            rest = rest[rest.index(after: end)...]
        }
        #expect(open.isEmpty && rest.isEmpty, "\(markup)")
        return text
    }
}
