import Testing

@testable import Citations
@testable import Documents

/// LaTeX of bibliographies as text.
@Suite struct LaTeXTextTests {
    /// The oracle for most rows is latexcodec 3.0.1, `codecs.decode(text, "ulatex")`, without the braces that it keeps;
    /// for the others, "The TeXbook" (D. E. Knuth, 1986), chapters 2 and 9.
    @Test(arguments: [
        (#"Schr{\"o}dinger"#, "Schrödinger"), (#"Caf\'{e}"#, "Café"), (#"Stra\ss e"#, "Straße"), (#"Gro{\ss}"#, "Groß"),
        (#"{\L}ukasiewicz"#, "Łukasiewicz"), (#"\v{C}ech"#, "Čech"), (#"Erd\H{o}s"#, "Erdős"), (#"Gr\`a"#, "Grà"),
        (#"Fran\c{c}ois"#, "François"), (#"\aa ngstr\"om"#, "ångström"), (#"na\"{\i}ve"#, "naïve"), (#"\'\i"#, "í"),
        (#"R\&D"#, "R&D"), ("10--20", "10–20"), ("a---b", "a—b"), ("a~b", "a\u{a0}b"), (#"x\textendash y"#, "x–y"),
        (#"S\o ren"#, "Søren"), (#"\~nandu"#, "ñandu"), (#"{\'{E}}cole"#, "École"), (#"\u{g}"#, "ğ"), (#"\k a"#, "ą"),
        (#"\={o}"#, "ō"), (#"\.z"#, "ż"), (#"\r{u}"#, "ů"), (#"\d{s}"#, "ṣ"), (#"\b{b}"#, "ḇ"), (#"\'{eta}"#, "éta"),
        ("{BERT} and {{GPT}}", "BERT and GPT"), ("``a'' `b'", "“a” ‘b’"), ("it's", "it’s"), ("\"a\" b", "“a” b"),
        (##"50\% \$5 \#1 a\_b \{c\}"##, "50% $5 #1 a_b {c}"), ("50% of all", "50% of all"),
        (#"a\,b\ c\\d"#, "a\u{202f}b c d"), (#"co\-operate"#, "cooperate"), (#"\LaTeX{} notes"#, "LaTeX notes"),
        (#"\textsc{Abc} {\sc Def}"#, "Abc Def"), (#"21\textsuperscript{st}"#, "21st"), (#"\~{}x"#, "~x"),
        (#"{\noopsort{1973b}}1973"#, "1973"), (#"\ldots"#, "…"), ("  a \n b ", "a b"), ("", ""), ("{}", ""),
        (#"a\textquoteright s"#, "a’s"), ("$5", "$5"), (#"e\"#, "e"),
    ])
    func textIsThatOfLaTeX(latex: String, expected: String) throws {
        let text = try LaTeXText.plainText(of: latex)
        // The same scalars, not only equivalent ones, as fonts have glyphs for them.
        #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
    }

    @Test(arguments: [
        (#"\emph{In vivo} results"#, [Inline.emphasis([.text("In vivo")]), .text(" results")]),
        (#"a {\it b \textbf{c}} d"#, [.text("a "), .emphasis([.text("b "), .strong([.text("c")])]), .text(" d")]),
        (#"{\bf a} b"#, [.strong([.text("a")]), .text(" b")]), (#"\emph{}"#, []),
        (#"The $\ell_1$-norm"#, [.text("The "), .math("\\ell_1"), .text("-norm")]),
        (#"\ensuremath{x^{2}}"#, [.math("x^{2}")]), (#"\enquote{a} b"#, [.text("“a” b")]),
        (
            #"See \url{https://a.b/c_d}"#,
            [.text("See "), .link([.text("https://a.b/c_d")], destination: "https://a.b/c_d")]
        ),
        (#"\href{https://a.b/100\%}{here}"#, [.link([.text("here")], destination: "https://a.b/100%")]),
        (#"\href{javascript:x}{here}"#, [.text("here")]), (#"\texorpdfstring{$x$}{ex}"#, [.text("ex")]),
    ])
    func markupIsKept(latex: String, expected: [Inline]) throws {
        #expect(try LaTeXText.inlines(of: latex) == expected)
    }

    @Test func whatIsNotKnownIsAnErrorNeverSilentLetters() {
        #expect(throws: CitationError.Problem.unknownCommand("\\foo")) { try LaTeXText.inlines(of: #"a \foo{b}"#) }
        #expect(throws: CitationError.Problem.unknownCommand("\\(")) { try LaTeXText.inlines(of: #"\(x\)"#) }
        #expect(throws: CitationError.Problem.formula(reason: "$x$: refused")) {
            try LaTeXText.inlines(of: "a $x$") { _ in throw Refused() }
        }
        struct Refused: Error, CustomStringConvertible { let description = "refused" }
    }

    /// No field can exhaust the stack or take quadratic time.
    @Test func deepAndLongFieldsAreNoTrap() throws {
        for deep in ["{", #"\emph{"#, #"\em "#, #"\'"#, #"\'{"#, #"\textbf{\it "#] {
            #expect(throws: CitationError.Problem.nestedTooDeep) {
                try LaTeXText.inlines(of: String(repeating: deep, count: 100_000))
            }
        }
        for long in ["{a}", "$$", "'", "-", "\\", "}", "\\url{", "$a$", "\" "] {
            _ = try LaTeXText.inlines(of: String(repeating: long, count: 50_000))
        }
        // Every command gives a text of its own, and all of them are one.
        let signs = try LaTeXText.inlines(of: String(repeating: #"\& a"#, count: 400_000))
        #expect(signs.count == 1)
    }
}
