import Testing

@testable import Documents
@testable import Prose

/// Citations as Pandoc writes them (Pandoc User's Guide, "Citation syntax"). The oracle is the tree written by hand.
@Suite struct CitationSyntaxTests {
    private func inlines(_ prose: String) throws -> [Inline] {
        let blocks = try ProseReader(file: "P.swift", firstLine: 10).blocks(of: prose)
        guard case .paragraph(let text)? = blocks.first else { return [] }
        return text
    }

    /// The citations in a text, each as its works: prefix, minus, key, suffix; in running text after a `t`.
    private func citations(_ prose: String) throws -> [String] {
        var found: [String] = []
        try ProseReader(file: "P.swift").blocks(of: prose).walk { inline in
            guard case .citation(let citation) = inline else { return }
            let items = citation.items.map {
                "\($0.prefix.plainText)<\($0.isYearOnly ? "-" : "")\($0.key)>\($0.suffix.plainText)"
            }
            found.append((citation.isInText ? "t" : "") + items.joined(separator: "|"))
        }
        return found
    }

    @Test(arguments: [
        ("[@key]", ["<key>"]), ("[@key, p. 33]", ["<key>, p. 33"]),
        ("[see @key, ch. 2; @other]", ["see<key>, ch. 2|<other>"]),
        ("[-@key]", ["<-key>"]), ("@key says", ["t<key>"]), ("@key [p. 33] says", ["t<key>p. 33"]),
        ("-@key", ["t<-key>"]),
        ("@a_b:c-d.e/f+2.", ["t<a_b:c-d.e/f+2>"]), ("@key, @key; (@key)", ["t<key>", "t<key>", "t<key>"]),
        ("\"@key\" “@key” —@key", ["t<key>", "t<key>", "t<key>"]), ("*@key* **[@key]**", ["t<key>", "<key>"]),
        ("@müller2010 @_x @9", ["t<müller2010>", "t<_x>", "t<9>"]), ("@key--x @key's", ["t<key>", "t<key>"]),
        ("[*see* @key, $p$ `]` 3]", ["see<key>, p ] 3"]),
        ("[@key][@other]", ["<key>", "<other>"]), ("@key [@other]", ["t<key>", "<other>"]),
        ("[a\nb @key,\nc]", ["a b<key>, c"]), ("> [a\n> b @key]", ["a b<key>"]),
        ("- @key\n- [@key]", ["t<key>", "<key>"]),
        ("# @key", ["t<key>"]),
        ("| @key | [@key] |\n|---|---|\n| [see @key] | `@key` |", ["t<key>", "<key>", "see<key>"]),
        ("a[^1]\n\n[^1]: See [@key].", ["<key>"]), ("[see [@key]]", ["<key>"]), ("![@key]", ["<key>"]),
        ("[text @key](https://a.b)", ["t<key>"]), ("[@key\\], x]", ["<key>], x"]),
        // Brackets within the text around a key belong to it, and so do formulas and references.
        ("[@key, see [sic] p. 3]", ["<key>, see [sic] p. 3"]), ("[[sic] @key]", ["[sic]<key>"]),
        ("[see @key, $x[1]$]", ["see<key>, x[1]"]), ("[@key, $[0; 1)$]", ["<key>, [0; 1)"]),
        ("[see @key [p. 3]; @other]", ["see<key>[p. 3]|<other>"]), ("[@key, {a]} x]", ["<key>, {a]} x"]),
        ("[@key, <span>$</span>1 and [2] <span>$</span>]", ["<key>, $1 and [2] $"]),
        ("@key [see [sic] p. 3]", ["t<key>see [sic] p. 3"]), ("[@key, a [b]", ["t<key>"]),
        ("[@key [@other]]", ["<key>[@other]", "<other>"]),
        // What follows is no address.
        ("[@key](see below)", ["<key>"]), ("[@key](a", ["<key>"]), ("[@key][see @other]", ["<key>", "see<other>"]),
        ("[@key](a (b) c)", ["<key>"]), ("[text @key](<a b> 'c')", ["t<key>"]), ("[text @key](a (b))", ["t<key>"]),
        ("[text @key][link]\n\n[link]: https://a.b", ["t<key>"]), ("[@key](a)", ["t<key>"]), ("[@key]()", ["t<key>"]),
        // Dashes.
        ("shown--@key", ["t<key>"]), ("---@key", ["t<key>"]), ("--@key [p. 3]", ["t<key>p. 3"]),
        ("(see --@key)", ["t<key>"]), ("[a--@key]", ["a–<key>"]), ("1990-@key", []), ("1990--@key", ["t<key>"]),
        // Brackets after a key, on the next line or without a space.
        ("@key\n[p. 3] x", ["t<key>p. 3"]), ("> @key\n> [p. 3]", ["t<key>p. 3"]), ("> @key\n[p. 3]", ["t<key>p. 3"]),
        ("- a @key  \n  [p. 3]", ["t<key>p. 3"]), ("@key[p. 3]", ["t<key>p. 3"]), ("@key\n\n[p. 3]", ["t<key>"]),
        ("@key\n[a](https://a.b)", ["t<key>"]), ("@key\n[@other]", ["t<key>", "<other>"]), ("@key [^1]", ["t<key>"]),
        ("@key[]", ["t<key>"]),
    ])
    func citationsAreThoseOfPandoc(prose: String, expected: [String]) throws {
        #expect(try citations(prose).sorted() == expected.sorted())
    }

    /// An at sign that is no citation stays as it is.
    @Test(arguments: [
        ("\\@key", "@key"), ("me@home.org", "me@home.org"), ("a@b", "a@b"), ("é@b", "é@b"), ("@", "@"),
        ("a @ b", "a @ b"),
        ("@.x", "@.x"), ("x-@key", "x-@key"), ("https://a.b/@key", "https://a.b/@key"), ("[\\@key]", "[@key]"),
        ("[x; y]", "[x; y]"), ("[-]", "[-]"), ("\\[x]", "[x]"), ("x_@", "x_@"),
    ])
    func otherAtSignsArePlain(prose: String, expected: String) throws {
        #expect(try inlines(prose) == [.text(expected)])
    }

    @Test func codeAndFormulasHoldNoCitation() throws {
        #expect(try inlines("`@key` [`@key`]") == [.code("@key"), .text(" ["), .code("@key"), .text("]")])
        #expect(try inlines("<https://a.b/(@key)>").plainText == "https://a.b/(@key)")
        #expect(
            try ProseReader(file: "f").blocks(of: "    [@key]\n\n```\n@key\n```") == [
                .code("[@key]", language: ""), .code("@key", language: ""),
            ])
        let link = try inlines("[x](https://a.b/(@key))")
        #expect(link == [.link([.text("x")], destination: "https://a.b/(@key)")])
    }

    /// A group in which a work is missing is an error, so that it is never shown with its brackets.
    @Test(arguments: [
        ("a [@key, see x; y]", 10, "y", "[@key, see x; y]"),
        ("a\n[see x;\nsee @key]", 11, "see x", "[see x; see @key]"),
        ("> a [@key;\n> y] z", 10, "y", "[@key; y]"), ("[@key; ]", 10, "", "[@key; ]"),
        ("*[@key; [@other]]*", 10, "[@other]", "[@key; [@other]]"), ("# A [@key; b]", 10, "b", "[@key; b]"),
        ("@key [p. 3; @other]", 10, "p. 3", "[p. 3; @other]"), ("[@key; y](see below)", 10, "y", "[@key; y]"),
    ])
    func aGroupThatLacksAKeyIsAnError(prose: String, line: Int, item: String, group: String) {
        let error = #expect(throws: ProseError.self) { try inlines(prose) }
        #expect(
            error?.description
                == "P.swift:\(line): “\(item)” in “\(group)” names no work: each part between semicolons needs a key "
                + "such as @\(group.contains("@key") ? "key" : "other"); write \\; for a semicolon that divides "
                + "nothing, or \\[ for brackets that cite nothing")
    }

    @Test func linksAndCodeMayHaveSemicolons() throws {
        #expect(
            try inlines("[x; y](https://a.b)") == [.link([.text("x; y")], destination: "https://a.b")])
        #expect(try citations("[x; @key](https://a.b)") == ["t<key>"])
        #expect(try citations("[@key, x\\; y]") == ["<key>, x; y"])
        #expect(try inlines("`[@key; x]` \\[x; y]") == [.code("[@key; x]"), .text(" [x; y]")])
    }

    /// The title of a notice is plain text, in which a citation would be neither resolved nor checked.
    @Test func aNoticesTitleCannotCite() throws {
        for prose in ["> [!NOTE]\n> **See [@nokey]**\n>\n> Text.", "> [!TIP] **@nokey *x* y**"] {
            let error = #expect(throws: ProseError.self) { try ProseReader(file: "P.swift").blocks(of: prose) }
            let line = prose.contains("NOTE") ? 2 : 1
            #expect(
                error?.description
                    == "P.swift:\(line): the title of a notice is plain text and cannot cite; cite in the notice's text"
            )
        }
        let blocks = try ProseReader(file: "P.swift").blocks(of: "> [!NOTE]\n> **See** [@key]")
        #expect(blocks.count == 1)
    }

    @Test func aCitationKnowsItsPlaceAndItsText() throws {
        guard case .citation(let citation)? = try inlines("a\nb [see @key,\np. {n}]").dropFirst().first else {
            Issue.record("There is no citation.")
            return
        }
        #expect(citation.line == 11 && citation.file == "P.swift" && citation.source == "[see @key, p. {n}]")
        let resolved = try ProseResolver { _ in [.text("7")] }.inlines([.citation(citation)])
        guard case .citation(let final)? = resolved.first else { return }
        #expect(final.items.map(\.suffix) == [[.text(", p. 7")]])
    }

    /// Inputs for which a search that begins anew at each bracket would take minutes.
    @Test func longTextsAreSearchedOnce() throws {
        for piece in [
            "[", "[@", "[a ", "@", "-@", "[@k;", "@k [", "[`", "[@k `", "@k [a", "[@k]", "[@k](", "[@k](<", "[@k](a '",
            "[@k][", "--@k", "@k\n", "@k\n[", "[$", "[{a", "[$$",
        ] {
            _ = try? ProseReader(file: "f").blocks(of: String(repeating: piece, count: 100_000))
        }
        for (open, close) in [("[", "]"), ("[@k ", "]"), ("[a ", "; @k]"), ("[@k ", "; b]"), ("[@k][", "]")] {
            let prose = String(repeating: open, count: 50_000) + String(repeating: close, count: 50_000)
            _ = try? ProseReader(file: "f").blocks(of: prose)
        }
    }

    /// Backticks of many lengths, none of which is closed, before many brackets; and many lines of one paragraph. If
    /// each were searched or joined anew, this would take minutes.
    @Test func longParagraphsAreReadOnce() throws {
        let ticks = (1...400).map { String(repeating: "`", count: $0) + "a" }.joined(separator: " [@k ")
        _ = try ProseReader(file: "f").blocks(of: String(repeating: ticks + "\n\n", count: 20))
        let lines = String(repeating: "line \\& of text\n", count: 200_000)
        let text = try inlines(lines)
        #expect(text.count == 1)
    }
}
