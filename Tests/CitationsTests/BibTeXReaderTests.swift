import Testing

@testable import Citations

/// The expected values follow from the documentation of BibTeX, "BibTeXing" (O. Patashnik, 1988).
@Suite struct BibTeXReaderTests {
    private func entries(_ text: String) throws -> [BibTeXEntry] {
        var reader = BibTeXReader(text, file: "r.bib")
        return try reader.entries()
    }

    private func value(_ text: String) throws -> String? {
        try entries("@misc{k, f = \(text)}").first?.fields["f"]?.value
    }

    @Test(arguments: [
        ("{plain}", "plain"), ("\"plain\"", "plain"), ("1974", "1974"), ("{a {\\\"o} b}", "a {\\\"o} b"),
        ("\"a {\"}quoted{\"} b\"", "a {\"}quoted{\"} b"), ("{a, b = c}", "a, b = c"), ("{a @b{c} d}", "a @b{c} d"),
        ("{a\n   b\t\tc }", "a b c"), ("{}", ""), ("\"a\" # \"b\"", "ab"), ("{a} # 12 # {b}", "a12b"),
        ("{a}#{ }#\"b\"", "a b"), ("jan # \"~1\"", "January~1"), ("DEC", "December"), ("{a(b}", "a(b"),
        ("{\r\nx\r\n}", "x"),
    ])
    func valuesAreThoseOfBibTeX(text: String, expected: String) throws {
        #expect(try value(text) == expected)
    }

    @Test func entriesInBracesAndParentheses() throws {
        let found = try entries(
            """
            Text before, and a mail address, a@b.org, is ignored. So is an @ alone.
            @ARTICLE{ one ,
              Title = {T}, AUTHOR="A"
            }
            % no comment
            @book ( two:2/x+y, title = {a ) b}, )
            @misc{three}@misc{four,}
            """)
        #expect(found.map(\.type) == ["article", "book", "misc", "misc"])
        #expect(found.map(\.key) == ["one", "two:2/x+y", "three", "four"])
        #expect(found.map(\.line) == [2, 6, 7, 7])
        #expect(found[0].fields.mapValues(\.value) == ["title": "T", "author": "A"])
        #expect(found[0].fields.mapValues(\.line) == ["title": 3, "author": 3])
        #expect(found[1].fields.mapValues(\.value) == ["title": "a ) b"])
        #expect(found[2].fields.isEmpty && found[3].fields.isEmpty)
    }

    /// An at sign within a word of the text between entries begins no entry.
    @Test func mailAddressesAreNoEntries() throws {
        let found = try entries(
            """
            Ask me@example.org (work) or you@example.org (work), é_1@book {x}.
            @misc{a}@misc{b} (@misc{c})
            """)
        #expect(found.map(\.key) == ["a", "b", "c"])
    }

    @Test func stringsPreamblesAndComments() throws {
        let found = try entries(
            """
            \u{feff}@string{PNAS = "Proc. " # {Nat.}}
            @String(both = pnas # " " # PNAS)
            @preamble{"\\newcommand{\\x}{y}" # pnas}
            @comment{ @article{hidden, title = {x}} }
            @comment A line.
            @article{a, journal = pnas # { Acad.}, note = BOTH, month = june}
            """)
        #expect(found.map(\.key) == ["a"])
        let fields = found[0].fields
        #expect(fields["journal"]?.value == "Proc. Nat. Acad.")
        #expect(fields["note"]?.value == "Proc. Nat. Proc. Nat.")
        #expect(fields["month"]?.unknownName == "june" && fields["note"]?.unknownName == nil)
    }

    @Test func theFirstOfTwoEqualFieldsCounts() throws {
        #expect(try entries("@misc{k, year = 1, Year = 2}")[0].fields["year"]?.value == "1")
    }

    @Test(arguments: [
        ("\n@article{k, title = {a", 2, "the value begins here and is not closed"),
        ("@article{k,\n title = \"a}\"}", 2, "the value in quotes begins here and is not closed"),
        ("@article{k,\n title = {a}", 1, "the entry “k” begins here and is not closed"),
        ("@article{k,\n title = {a}\n year = 1}", 3, "there should be a comma, or “}” as the end of the entry “k”"),
        ("@article{k,\n title {a}}", 2, "there should be “=” after the field “title”"),
        ("@article{k,\n title = }", 2, "there should be a value in braces or quotes"),
        ("@article{k,\n = {a}}", 2, "there should be the name of a field, or the end of “k”"),
        ("\n@article{title = {a}}", 2, "there should be a key and a comma after “@article{”"),
        ("@article{, title = {a}}", 1, "there should be a key and a comma after “@article{”"),
        ("@article k, title = {a}}", 1, "there should be “{” after “@article”"),
        ("@{k}", 1, "there should be a type such as “article”"),
        ("@string{x {y}}", 1, "there should be “=” after the name “x”"),
        ("@string{x = y}", 1, "“y” is defined by no @string above"),
        ("@string{x = {y}", 1, "@string begins here and is not closed"),
        ("@preamble{{y}", 1, "the preamble begins here and is not closed"),
        ("@comment{\n\n", 1, "the comment begins here and is not closed"),
        ("@misc{a}\n@book{b}\n@misc{a}", 3, "the key “a” is taken by the entry on line 1"),
        ("@misc{a,\n title = {\u{fffd}}}", 2, "this is not text in UTF-8"),
    ])
    func faultsHaveLineAndAdvice(text: String, line: Int, sentence: String) {
        let error = #expect(throws: CitationError.self) { try entries(text) }
        #expect(error?.description.hasPrefix("r.bib:\(line): ") == true, "\(error?.description ?? "")")
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }

    /// Inputs that a reader which begins anew at each sign, or expands names without limit, would not survive.
    @Test func largeFilesAreReadOnce() throws {
        let many = (0..<20_000).map { "@misc{k\($0), title = {A {B} \($0)}}\n" }.joined()
        #expect(try entries(many).count == 20_000)
        #expect(try entries(String(repeating: "@", count: 200_000)).isEmpty)
        let deep = String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000)
        #expect(try value(deep)?.utf8.count == 199_998)
        var doubling = "@string{s0 = {ab}}\n"
        for index in 1...60 { doubling += "@string{s\(index) = s\(index - 1) # s\(index - 1)}\n" }
        let error = #expect(throws: CitationError.self) { try entries(doubling) }
        #expect(error?.problem == .tooLong)
    }
}
