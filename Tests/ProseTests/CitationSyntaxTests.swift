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
        ("[@key][@other]", ["<other>", "t<key>"]), ("@key [@other]", ["t<key>", "<other>"]),
        ("[a\nb @key,\nc]", ["a b<key>, c"]), ("> [a\n> b @key]", ["a b<key>"]),
        ("- @key\n- [@key]", ["t<key>", "<key>"]),
        ("# @key", ["t<key>"]),
        ("| @key | [@key] |\n|---|---|\n| [see @key] | `@key` |", ["t<key>", "<key>", "see<key>"]),
        ("a[^1]\n\n[^1]: See [@key].", ["<key>"]), ("[see [@key]]", ["<key>"]), ("![@key]", ["<key>"]),
        ("[text @key](https://a.b)", ["t<key>"]), ("[@key\\], x]", ["<key>], x"]),
    ])
    func citationsAreThoseOfPandoc(prose: String, expected: [String]) throws {
        #expect(try citations(prose).sorted() == expected.sorted())
    }

    /// The at signs that are no citation stay as they are.
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
        for piece in ["[", "[@", "[a ", "@", "-@", "[@k;", "@k [", "[`", "[@k `", "@k [a"] {
            _ = try ProseReader(file: "f").blocks(of: String(repeating: piece, count: 100_000))
        }
    }
}
