import Testing

@testable import Documents
@testable import Formats
@testable import TestSupport

/// Markdown as written, read back by GitHub's own parser, cmark-gfm.
@Suite struct MarkdownWriterTests {
    private func write(_ blocks: [Block]) -> String {
        markdown(Document(title: [.text("T")], blocks: blocks), figurePath: { "figures/\($0.id).svg" })
    }

    private func expectHTML(of blocks: [Block], contains expected: String, location: SourceLocation = #_sourceLocation)
    {
        let html = GitHubRenderer(write(blocks)).html
        #expect(html.contains(expected), "\(html)", sourceLocation: location)
    }

    // MARK: Text

    @Test(arguments: [
        "*a* _b_ **c** ~~d~~ `e` <b> </b> <!-- f --> &amp; &copy; \\* [g](h) [i] ![j](k) {l} {m:n}",
        "# heading", "- item", "+ item", "* item", "1. item", "12) item", "> quote", "```", "~~~", "---", "===",
        "    code", "| a | b |",
        "[x]: y", "[^1]: z", "[ ] task", "$a$ and $b$", "$5", "costs $5 and $6", "a_b_c", "_a_", "__init__", "2*3*4",
        "a<b>c", "\\", "\\\\",
        "!", "1986. A great year", "<details>", "<script>alert(1)</script>", "&#36;", "---\n***", "e\u{301}",
        "\u{202e}right to left\u{202c}",
        "עברית", "😀", ":", "https://example.org/a_b_c?d=*e*", "a |\n| --- |", "Setext\n===", "|", ":-:", "#", "-", "+",
        "0.", "1)",
    ])
    func textIsReadAsItIs(text: String) {
        let expected = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(GitHubRenderer(markdown([.paragraph([.text(text)])])).text == expected)
        #expect(GitHubRenderer(markdown([.heading(level: 2, [.text(text)], id: "")])).text == expected)
        #expect(GitHubRenderer(markdown([.list(List(items: [[.paragraph([.text(text)])]]))])).text == expected)
        #expect(GitHubRenderer(markdown([.quote([.paragraph([.text(text)])])])).text == expected)
        #expect(
            GitHubRenderer(markdown([.paragraph([.text("x"), .lineBreak, .text(text)])])).text == "x " + expected)
        let table = Table(id: "", columns: [Table.Column([.text(text)])], rows: [[[.text(text)]]])
        #expect(GitHubRenderer(markdown([.table(table)])).text == expected + " " + expected)
        for block in [Block.code(text, language: ""), .formula(text)] {
            #expect(GitHubRenderer(markdown([block])).text == expected)
        }
    }

    @Test func randomProseIsReadAsItIs() {
        for seed in 1..<300 as Range<UInt64> {
            var random = RandomProse(seed: seed)
            let text = random.text()
            let written = markdown([.paragraph([.strong([.text(text)]), .text(text), .emphasis([.text(text)])])])
            let expected = (text + text + text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(GitHubRenderer(written).text == expected, "seed \(seed): \(written)")
        }
    }

    /// A code block whose language was "math`" was written as "math", which is a formula.
    @Test(arguments: ["math`", "math", "m&#97;th", "m\\ath", "math\u{200b}", "a b", "c++", "objective-c", "F#"])
    func codeIsNeverReadAsFormula(language: String) {
        let html = GitHubRenderer(markdown([.code("a^b^c", language: language)])).html
        let isName = ["c++", "objective-c", "F#"].contains(language)
        #expect(html == "<pre><code\(isName ? " class=\"language-\(language)\"" : "")>a^b^c\n</code></pre>\n")
    }

    @Test func controlCharactersBecomeReplacementCharacters() {
        #expect(GitHubRenderer(markdown([.paragraph([.text("a\u{0}b\u{1b}[0m")])])).text == "a\u{fffd}b\u{fffd}[0m")
        #expect(GitHubRenderer(markdown([.code("a\u{0}b", language: "\u{7}x y`")])).text == "a\u{fffd}b")
    }

    // MARK: Mathematics

    @Test(arguments: [
        ("x_i + y_i", "$x_i + y_i$"),
        ("\\frac{a}{b}", "$\\frac{a}{b}$"),
        ("\\{0, 1\\}", "$`\\{0, 1\\}`$"),
        ("a \\\\ b", "$`a \\\\ b`$"),
        ("\\mathbf{x}_i", "$`\\mathbf{x}_i`$"),
        ("a*b", "$`a*b`$"),
        ("a<b", "$`a<b`$"),
        ("a\n + b", "$a + b$"),
    ])
    func formulasAreTouchedByNothing(tex: String, expected: String) {
        #expect(markdown([.paragraph([.text("so "), .math(tex), .text(".")])]) == "so \(expected).\n")
        // In every form, GitHub hands the complete TeX to its renderer.
        let shown = GitHubRenderer(markdown([.paragraph([.math(tex), .text(" and "), .math(tex)])])).text
        let single = tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(shown == "$\(single)$ and $\(single)$")
    }

    @Test func formulasBesideLettersTakeTheRobustForm() {
        #expect(
            markdown([.paragraph([.math("n"), .text("-th (or "), .math("m"), .text(")")])]) == "$`n`$-th (or $m$)\n")
    }

    @Test func displayedFormulasAreFencedWhole() {
        #expect(markdown([.formula("a &= b \\\\\n_c_ &= *d*")]) == "```math\na &= b \\\\\n_c_ &= *d*\n```\n")
    }

    @Test func dollarsBesideMathematicsAreWrittenAsGitHubAsks() {
        #expect(markdown([.paragraph([.text("$5")])]) == "\\$5\n")
        #expect(markdown([.paragraph([.text("$5 or "), .math("x")])]) == "<span>$</span>5 or $x$\n")
    }

    // MARK: Blocks

    @Test func titleContentsAndAnchorsAreLinked() {
        let document = Document(
            title: [.text("Report")], subtitle: [.text("on digits")], abstract: [.paragraph([.text("In short.")])],
            blocks: [
                .heading(level: 1, [.text("4 · Rectified units")], id: "4--rectified-units"),
                .heading(level: 2, [.text("Result")], id: "result"),
                .heading(level: 3, [.text("Detail")], id: "detail"),
                .heading(level: 1, [.text("Why "), .math("p - y")], id: "why-p---y"),
                .paragraph([
                    .link([.text("see")], destination: "#figure-id"), .link([.text("it")], destination: "#detail"),
                ]),
                .figure(Figure(id: "figure-id", number: 1, caption: [], alternativeText: "alt")),
                .heading(level: 2, [.text("Result")], id: "result-of-part-5"),
            ],
            provenance: "seed 1 · data_x", watermark: "Quick run")
        let text = markdown(document, figurePath: { "figures/\($0.id).svg" })
        #expect(
            text.hasPrefix(
                """
                # Report

                *on digits*

                > [!WARNING]
                > **Quick run**

                > In short.

                **Contents**

                - [4 · Rectified units](#4--rectified-units)
                  - [Result](#result)
                - [Why p − y](#why-p---y)
                  - [Result](#result-of-part-5)

                ## 4 · Rectified units

                ### Result

                #### Detail

                ## <a id="why-p---y"></a>Why $p - y$

                """))
        #expect(text.hasSuffix("___\n\n<sub>seed 1 · data_x</sub>\n"))
        #expect(text.contains("### <a id=\"result-of-part-5\"></a>Result\n"))
        #expect(text.contains("<a id=\"figure-id\"></a>![alt](figures/figure-id.svg)\n\n**Figure 1.**\n"))
        #expect(markdown(document, figurePath: { "figures/\($0.id).svg" }) == text)
    }

    @Test func tablesKeepTheirShape() {
        let table = Table(
            id: "t", number: 2, caption: [.text("Scores | all")],
            columns: [
                Table.Column([.text("setting")]), Table.Column([.text("mean")], alignment: .decimal),
                Table.Column([.math("|x|")], alignment: .center),
            ],
            rows: [[[.text("a|b")], [.text("0.5")], [.code("x|y")]], [[.text("short")]]])
        let blocks = [Block.table(table)]
        expectHTML(of: blocks, contains: "<p><strong>Table 2.</strong> Scores | all</p>")
        expectHTML(of: blocks, contains: "<th align=\"right\">mean</th>\n<th align=\"center\">$<code>|x|</code>$</th>")
        expectHTML(
            of: blocks,
            contains: "<td>a|b</td>\n<td align=\"right\">0.5</td>\n<td align=\"center\"><code>x|y</code></td>")
        expectHTML(of: blocks, contains: "<td>short</td>\n<td align=\"right\"></td>\n<td align=\"center\"></td>")
    }

    @Test func figuresHaveAlternativeTextAndCaption() {
        let figure = Figure(
            id: "loss", number: 3, caption: [.text("Loss of "), .math("f_1")],
            alternativeText: "Loss [falls] from $2 to \"$1\"\nsoon")
        expectHTML(
            of: [.figure(figure)],
            contains: "<p><img src=\"figures/loss.svg\" alt=\"Loss [falls] from $2 to &quot;$1&quot; soon\" /></p>\n"
                + "<p><strong>Figure 3.</strong> Loss of $f_1$</p>")
    }

    @Test func cellsShowListingTimingAndOutputs() {
        let cell = Cell(
            number: 3, firstLine: 12, lines: ["let a = \"```\"", "", "    b"],
            outputs: [
                .value(name: "test accuracy", [.text("0.9677")]), .value(name: "loss", [.math("x")]),
                .text("a <b>\n*c*\n"),
                .figure(Figure(id: "f", number: 1, caption: [], alternativeText: "f")),
            ], timing: "CPU 0.9 s user · wall 0.8 s")
        let blocks = [Block.cell(cell)]
        #expect(
            write(blocks).contains(
                "````swift\nlet a = \"```\"\n\n    b\n````\n\n<sub>CPU 0.9 s user · wall 0.8 s</sub>\n"))
        var placed = cell
        placed.path = "Sources/Report/Part 1.swift"
        #expect(
            write([.cell(placed)]).contains(
                "<sub>[Part 1.swift, lines 12–14](../Sources/Report/Part%201.swift#L12-L14) · CPU 0.9 s user"))
        expectHTML(of: blocks, contains: "<code class=\"language-swift\">let a = &quot;```&quot;\n\n    b\n</code>")
        expectHTML(
            of: blocks,
            contains:
                "<li>test accuracy: <strong>0.9677</strong></li>\n<li>loss: <strong>$<code>x</code>$</strong></li>")
        expectHTML(of: blocks, contains: "<code class=\"language-text\">a &lt;b&gt;\n*c*\n</code>")
        expectHTML(of: blocks, contains: "<img src=\"figures/f.svg\" alt=\"f\" />")
    }

    @Test func longOrFoldedListingsAreDetails() {
        // The author decides what code is folded.
        #expect(!write([.cell(Cell(number: 1, firstLine: 1, lines: (1...90).map { "\($0)" }))]).contains("details"))
        let folded = Cell(number: 1, firstLine: 1, lines: ["import X"], folded: "imports & <types>")
        expectHTML(of: [.cell(folded)], contains: "<summary>imports &amp; &lt;types&gt; · 1 line</summary>")
        let printed = Cell(number: 1, firstLine: 1, lines: [], outputs: [.text(String(repeating: "x\n", count: 50))])
        expectHTML(of: [.cell(printed)], contains: "<summary>Output · 50 lines</summary>")
    }

    @Test func noticesAreAlerts() {
        #expect(
            markdown([.notice(title: "FAILED", [.paragraph([.text("Part 4: no memory.")])])])
                == "> [!WARNING]\n> **FAILED**\n>\n> Part 4: no memory.\n")
    }

    @Test func footnotesAreNumberedInOrder() {
        let inner = Inline.footnote([.paragraph([.text("inner")])])
        let outer = Inline.footnote([.paragraph([.text("outer"), inner]), .code("x", language: "")])
        let last = Inline.footnote([.code("only code", language: "")])
        let html = GitHubRenderer(markdown([.paragraph([.text("a"), outer, .text(" b"), last])])).html
        #expect(html.contains("<li id=\"fn-1\">\n<p>outer<sup"))
        #expect(html.contains("<pre><code>x\n</code></pre>"))
        #expect(html.contains("<li id=\"fn-2\">\n<pre><code>only code"))
        #expect(html.contains("<li id=\"fn-3\">\n<p>inner"))
    }

    @Test func emptyThingsLeaveNothing() {
        let nothing = Document(
            title: [], blocks: [.paragraph([]), .paragraph([.lineBreak, .text(" "), .emphasis([])]), .formula(" ")])
        #expect(markdown(nothing, figurePath: { $0.id }) == "\n")
    }

    /// Time grows in proportion to the document: 200,000 hostile characters in one paragraph, and text with 3,000
    /// levels of emphasis.
    @Test func largeTextIsWrittenQuickly() {
        let text = String(repeating: "*1.2_$`[<", count: 20_000)
        #expect(GitHubRenderer(markdown([.paragraph([.text(text)])])).text == text)
    }

    @Test func referencesHaveAnchorsAndTheImprintIsBelowTheSubtitle() throws {
        let document = Document(
            title: [.text("Report")], subtitle: [.text("On digits")],
            imprint: Imprint(line: [.text("A. Lovelace · "), .link([.text("MIT")], destination: "https://a.b")]),
            blocks: [
                .heading(level: 1, [.text("References")], id: "references"),
                .bibliography([
                    BibliographyEntry(
                        id: "ref-a:b", label: "A 1", text: [.text("A. 1. “T.” "), .emphasis([.text("J")])]),
                    BibliographyEntry(id: "ref-c", label: "C 2", text: [.text("C. 2.")]),
                ]),
            ])
        let text = markdown(document, figurePath: \.id)
        #expect(
            text == """
                # Report

                *On digits*

                A. Lovelace · [MIT](https://a.b)

                ## References

                <a id="ref-a:b"></a>A. 1. “T.” *J*

                <a id="ref-c"></a>C. 2.

                """)
    }

    /// The signs that a reader would take for citations are escaped; other at signs are not.
    @Test func atSignsStayPlain() {
        let texts = [
            ("@you", "\\@you"), ("a@b.org", "a@b.org"), ("see @a", "see \\@a"), ("(@a", "(\\@a"), ("@ a", "@ a"),
            ("a @", "a @"), ("@@a", "@\\@a"), ("é@b", "é@b"),
        ]
        for (text, expected) in texts { #expect(markdown([.paragraph([.text(text)])]) == expected + "\n") }
    }
}
