import Testing

@testable import Documents
@testable import Prose

/// The oracle is the tree written out by hand.
@Suite struct ProseReaderTests {
    private func read(_ markdown: String) throws -> [Block] {
        try ProseResolver { [.text("‹\($0.name)|\($0.format ?? "")|\($0.line)›")] }
            .blocks(try ProseReader(file: "Part.swift", firstLine: 10, checkFormula: { _ in }).blocks(of: markdown))
    }

    private func expectError(
        _ markdown: String, line: Int, _ problem: ProseError.Problem, location: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: ProseError.self, sourceLocation: location) {
            try ProseResolver()
                .blocks(try ProseReader(file: "Part.swift", firstLine: 10, checkFormula: { _ in }).blocks(of: markdown))
        }
        #expect(error?.problem == problem, sourceLocation: location)
        #expect(error?.line == line, sourceLocation: location)
        #expect(error?.description.hasPrefix("Part.swift:\(line): ") == true, sourceLocation: location)
    }

    @Test func blocksOfEveryKind() throws {
        let blocks = try read(
            """
            # Part *one*
            A paragraph
            of two lines.\\
            A third.

            - one
            - two
              1. inner

            7. seven

            > quoted

            ```swift
            let x = 1

            ```
            ***
            | a | b |
            |:-:|--:|
            | 1 | `x\\|y` |
            """)
        #expect(
            blocks == [
                .heading(level: 1, [.text("Part "), .emphasis([.text("one")])], id: "part-one"),
                .paragraph([.text("A paragraph of two lines."), .lineBreak, .text("A third.")]),
                .list(
                    List(items: [
                        [.paragraph([.text("one")])],
                        [.paragraph([.text("two")]), .list(List(start: 1, items: [[.paragraph([.text("inner")])]]))],
                    ])),
                .list(List(start: 7, items: [[.paragraph([.text("seven")])]])),
                .quote([.paragraph([.text("quoted")])]),
                .code("let x = 1\n", language: "swift"),
                .rule,
                .table(
                    Table(
                        id: "table",
                        columns: [
                            Table.Column([.text("a")], alignment: .center),
                            Table.Column([.text("b")], alignment: .right),
                        ],
                        rows: [[[.text("1")], [.code("x|y")]]])),
            ])
    }

    @Test func inlinesOfEveryKind() throws {
        #expect(
            try read("*a* **b** `c_d` [e](https://f.g) <https://h.i> \"k\" -- l") == [
                .paragraph([
                    .emphasis([.text("a")]), .text(" "), .strong([.text("b")]), .text(" "), .code("c_d"), .text(" "),
                    .link([.text("e")], destination: "https://f.g"), .text(" "),
                    .link([.text("https://h.i")], destination: "https://h.i"), .text(" “k” – l"),
                ])
            ])
    }

    // MARK: Mathematics

    @Test(
        arguments: [
            ("$a_i$", [.math("a_i")]),
            ("$\\{0, 1\\}$", [.math("\\{0, 1\\}")]),
            ("$a_i * b_i$ and $c_i * d$", [.math("a_i * b_i"), .text(" and "), .math("c_i * d")]),
            ("*$a_1$*", [.emphasis([.math("a_1")])]),
            ("[$x$](#y)", [.link([.math("x")], destination: "#y")]),
            ("$a\n= b$", [.math("a = b")]),
            ("$\\$5$", [.math("\\$5")]),
            ("$`a_b*`$", [.math("a_b*")]),
            ("“$x$”", [.text("“"), .math("x"), .text("”")]),
            // Not mathematics.
            ("\\$a$", [.text("$a$")]),
            ("$ a$", [.text("$ a$")]),
            ("$a $", [.text("$a $")]),
            ("$5 and 6$7", [.text("$5 and 6$7")]),
            ("from $5 to $6, $x$", [.text("from $5 to $6, "), .math("x")]),
            ("`$a$`", [.code("$a$")]),
            ("``a`$b$``", [.code("a`$b$")]),
            ("`a $b$", [.text("`a "), .math("b")]),
            ("5$", [.text("5$")]),
        ] as [(String, [Inline])])
    func mathematicsByGitHubsRules(markdown: String, expected: [Inline]) throws {
        #expect(try read(markdown) == [.paragraph(expected)])
    }

    /// A new item of a list ends the text before it, as in Markdown.
    @Test func mathematicsDoesNotReachIntoTheNextBlock() throws {
        #expect(
            try read("costs $5\n- and 3$") == [
                .paragraph([.text("costs $5")]), .list(List(items: [[.paragraph([.text("and 3$")])]])),
            ])
        #expect(
            try read("# a $b\nc$") == [
                .heading(level: 1, [.text("a $b")], id: "a-b"), .paragraph([.text("c$")]),
            ])
    }

    @Test func displayedFormulas() throws {
        let lines = "\\begin{aligned}\na &= b_1 \\\\\n- c &> d\n\\end{aligned}"
        #expect(try read("$$\n\(lines)\n$$") == [.formula(lines)])
        #expect(try read("$$x$$") == [.formula("x")])
        #expect(
            try read("before $$x_1$$, after\nall") == [
                .paragraph([.text("before")]), .formula("x_1"), .paragraph([.text(", after all")]),
            ])
        #expect(try read("> $$\n> a\n> \\le b\n> $$") == [.quote([.formula("a\n\\le b")])])
        #expect(
            try read("- so\n  $$\n  a\n  - b\n  $$\n  then $x$\n- next") == [
                .list(
                    List(items: [
                        [.paragraph([.text("so")]), .formula("a\n- b"), .paragraph([.text("then "), .math("x")])],
                        [.paragraph([.text("next")])],
                    ]))
            ])
        #expect(try read("```math\na\n\nb\n```") == [.formula("a\n\nb")])
    }

    @Test func pipesInMathematicsDoNotCutTables() throws {
        guard case .table(let table)? = try read("| x |\n|---|\n| $|a|$ |\n| $`\\|b\\|`$ |").first else {
            Issue.record("no table")
            return
        }
        #expect(table.rows == [[[.math("|a|")]], [[.math("|b|")]]])
    }

    // MARK: References

    @Test func referencesAreResolvedWithTheirPlace() throws {
        #expect(
            try read("It got {test accuracy:.1%}\nand **{ original.part4.x }**.\n\n- {a\n  b:,}") == [
                .paragraph([
                    .text("It got ‹test accuracy|.1%|10› and "), .strong([.text("‹original.part4.x||11›")]), .text("."),
                ]),
                .list(List(items: [[.paragraph([.text("‹a b|,|13›")])]])),
            ])
    }

    @Test func bracesInCodeMathematicsAndEscapesAreNotReferences() throws {
        #expect(
            try read("`{a}` $\\frac{a}{b}$ \\{a}\n\n    let x = {$0}\n\n```\n{a:$b$}\n```\n~~~\n{\n~~~") == [
                .paragraph([.code("{a}"), .text(" "), .math("\\frac{a}{b}"), .text(" {a}")]),
                .code("let x = {$0}", language: ""),
                .code("{a:$b$}", language: ""),
                .code("{", language: ""),
            ])
    }

    @Test func errorsNameFileAndLine() {
        expectError("fine\n\n{nothing}", line: 12, .reference(name: "nothing", reason: "no value of this name"))
        expectError("a\n{b", line: 11, .openReference)
        expectError("a { b {c}", line: 10, .openReference)
        expectError("a\nb {} c", line: 11, .emptyReference)
        expectError("$$\na\n$$\n\n$$ x\n\ny $$", line: 14, .openFormula)
        expectError("$$\na\n$$\n\n# $$b$$", line: 14, .misplacedFormula)
        expectError("a\n\n![b](c.png)", line: 12, .image)
        expectError("a\n\n<div>b</div>", line: 12, .html("<div>b</div>"))
        expectError("a <u>b</u>", line: 10, .html("<u>"))
        expectError("a[^1]\n\n[^1]: b[^1]", line: 12, .circularFootnote)
        expectError(String(repeating: "> ", count: 5000) + "a", line: 10, .nestedTooDeep)
    }

    @Test func refusedFormulasNameFileAndLine() throws {
        struct Refusal: Error, CustomStringConvertible { let description = "unknown \\foo" }
        let reader = ProseReader(file: "f", firstLine: 5) { if $0.contains("foo") { throw Refusal() } }
        for (prose, line) in [("a\n\n$\\foo$", 7), ("$$\na\n$$\nb $$\n\\foo\n$$", 8), ("```math\n\\foo\n```", 6)] {
            let error = #expect(throws: ProseError.self) { try reader.blocks(of: prose) }
            #expect(error?.description == "f:\(line): unknown \\foo")
        }
        #expect(try reader.blocks(of: "`$\\foo$` $x$") == [.paragraph([.code("$\\foo$"), .text(" "), .math("x")])])
    }

    @Test func codeComesOutAsWrittenWhateverItHolds() throws {
        let code = "let a = \"$x$ {y} \u{f0000}\u{f0001}\" // $$"
        #expect(
            try read("$m$\n\n```\n\(code)\n```\n\n- item\n\n      \(code)") == [
                .paragraph([.math("m")]), .code(code, language: ""),
                .list(List(items: [[.paragraph([.text("item")]), .code(code, language: "")]])),
            ])
        #expect(
            try read("\u{f0000}$x$\u{10fffd}") == [.paragraph([.text("\u{f0000}"), .math("x"), .text("\u{10fffd}")])])
    }

    // MARK: The rest

    @Test func footnotesStandWhereTheyAreReferredTo() throws {
        #expect(
            try read("a[^x] b[^1]\n\n[^1]: one $y$\n[^x]: ex\n\n    two") == [
                .paragraph([
                    .text("a"), .footnote([.paragraph([.text("ex")]), .paragraph([.text("two")])]), .text(" b"),
                    .footnote([.paragraph([.text("one "), .math("y")])]),
                ])
            ])
    }

    @Test func alertsAreNotices() throws {
        #expect(
            try read("> [!WARNING]\n> **Quick run**\n>\n> Not the real numbers.\n\n> [!NOTE]\n> Well.") == [
                .notice(title: "Quick run", [.paragraph([.text("Not the real numbers.")])]),
                .notice(title: "Note", [.paragraph([.text("Well.")])]),
            ])
    }

    /// The expected slugs are those that GitHub shows for such headings.
    @Test func identifiersFollowGitHubAndAreUnique() throws {
        let identifiers = Identifiers()
        #expect(identifiers.unique(for: "4 · Rectified units") == "4--rectified-units")
        #expect(identifiers.unique(for: "What's new? Größe_1") == "whats-new-größe_1")
        #expect(identifiers.unique(for: "Part") == "part")
        #expect(identifiers.unique(for: "part") == "part-1")
        #expect(identifiers.unique(for: "Part 1") == "part-1-1")
        #expect(identifiers.unique(for: "part") == "part-2")
    }

    @Test func oneLineIsNeverABlock() throws {
        let reader = ProseReader(file: "f")
        #expect(try reader.inlines(of: "# a") == [.text("# a")])
        #expect(try reader.inlines(of: "1. a\n- b") == [.text("1. a - b")])
        #expect(try reader.inlines(of: "*(a)* \"b\"") == [.emphasis([.text("(a)")]), .text(" “b”")])
        #expect(try reader.inlines(of: "\"b\"") == [.text("“b”")])
        let values = ProseResolver { _ in [.text("0.5")] }
        #expect(
            try values.inlines(try reader.inlines(of: "{x} of $n_1$")) == [.text("0.5 of "), .math("n_1")])
        // No line ends at these spaces.
        #expect(try reader.inlines(of: "92.6\u{202f}%\u{a0} x\n y") == [.text("92.6\u{202f}%\u{a0} x y")])
        #expect(try reader.inlines(of: " \n ") == [])
        #expect(throws: ProseError.self) { try reader.inlines(of: "$$x$$") }
    }

    @Test func emptyProseHasNoBlocks() throws {
        #expect(try read("") == [])
        #expect(try read("\n \n<!-- a note to the author -->\n") == [])
    }

    /// A megabyte of each kind of unclosed delimiter: linear work, so quick in debug too.
    @Test(arguments: ["$", "`a", "{a ", "\\", "> ", "[", "*a ", "$a$ ", "```", "|a"])
    func hostileRepetitionIsRead(unit: String) {
        let prose = String(repeating: unit, count: 20_000)
        _ = try? ProseReader(file: "f").blocks(of: prose)
        _ = try? ProseReader(file: "f").inlines(of: prose)
    }

    /// Only links that lead to the web, to a mail address, or to a place in or beside the document are links.
    @Test(arguments: [
        ("https://a.b", true), ("HTTP://a.b", true), ("mailto:a@b.c", true), ("#part", true), ("data/README.md", true),
        ("a/b:c", true), ("?q=a:b", true),
        ("javascript:alert(1)", false), ("JavaScript:alert(1)", false), ("java&#10;script:alert(1)", false),
        ("&#1;javascript:alert(1)", false), ("data:text/html,x", false), ("file:///etc/passwd", false),
        ("vbscript:x", false), ("//evil.example", false), ("/etc/passwd", false), ("\\\\\\\\host", false),
    ])
    func otherDestinationsAreShownAsText(destination: String, isLink: Bool) throws {
        for text in ["[label](<\(destination)>)", "[label][l]\n\n[l]: <\(destination)>"] {
            let blocks = try ProseReader(file: "x").blocks(of: text)
            guard case .paragraph(let inlines)? = blocks.first, let first = inlines.first else {
                Issue.record("no paragraph")
                return
            }
            if case .link = first { #expect(isLink, "\(text)") } else { #expect(!isLink, "\(text)") }
            #expect(isLink || inlines.plainText.hasPrefix("label ("), "\(inlines)")
        }
    }

    /// Footnotes that double with each level are refused, not read for ever; many references to one are read once.
    @Test(.timeLimit(.minutes(1))) func footnotesDoNotGrowWithoutBound() throws {
        func doubling(_ levels: Int) -> String {
            "x[^1]\n\n" + (1...levels).map { "[^\($0)]: [^\($0 + 1)][^\($0 + 1)]\n" }.joined()
                + "[^\(levels + 1)]: end\n"
        }
        #expect(try read(doubling(8)).count == 1)
        let error = #expect(throws: ProseError.self) { try read(doubling(30)) }
        #expect(error?.problem == .tooManyFootnotes)
        let many = String(repeating: "a[^1] ", count: 1000), definition = String(repeating: "word ", count: 6000)
        #expect(try read(many + "\n\n[^1]: " + definition.prefix(900)).count == 1)
        expectError(many + "\n\n[^1]: " + definition, line: 10, .tooManyFootnotes)
        expectError(many + "b[^1]\n\n[^1]: c", line: 10, .tooManyFootnotes)
    }
}
