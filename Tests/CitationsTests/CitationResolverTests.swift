import Testing

@testable import Citations
@testable import Documents
@testable import Formats
@testable import Prose

/// Citations of whole documents. The oracle is the text written out by hand.
@Suite struct CitationResolverTests {
    private static let works = """
        @article{glorot2010, author={Glorot, Xavier and Bengio, Yoshua}, title={Understanding}, year=2010}
        @article{srivastava2014, author={Srivastava, N. and Hinton, G. and Krizhevsky, A.}, title={Dropout}, year=2014}
        @article{he2015b, author={He, Kaiming and Sun, Jian}, title={Delving}, year=2015}
        @article{he2015a, author={He, Kaiming and Sun, Jian}, title={Convolutional}, year=2015}
        @article{he2016, author={He, Kaiming and Sun, Jian}, title={Deep}, year=2016}
        @book{zoe, author={{\\O}rsted, A.}, title={Zoology}, year=1999}
        @misc{nothing, title={Without author and year}}
        @misc{dated, author={A}, title={Without year}}
        @misc{named, author={A}, year=1}
        @misc{macro, author={A}, year=1, title=nowhere}
        @misc{latex, author={A},
           title={\\foo}, year=1}
        @misc{uncited, author={A, B, C, D}, title={\\foo}}
        """

    private func document(_ prose: String, bibliography: String? = works) throws -> Document {
        let identifiers = Identifiers()
        let blocks = try ProseResolver(identifiers: identifiers).blocks(
            try ProseReader(file: "Part.swift", firstLine: 10).blocks(of: prose))
        return try CitationResolver(
            bibliography: try bibliography.map { try Bibliography($0, file: "r.bib") }, identifiers: identifiers
        ).resolved(Document(title: [], blocks: blocks))
    }

    private func text(_ prose: String) throws -> [Inline] {
        guard case .paragraph(let text)? = try document(prose).blocks.first else { return [] }
        return text
    }

    @Test(arguments: [
        ("[@glorot2010]", "(Glorot and Bengio 2010)"), ("@glorot2010 show", "Glorot and Bengio (2010) show"),
        ("[@glorot2010, p. 33]", "(Glorot and Bengio 2010, p. 33)"), ("[-@glorot2010]", "(2010)"),
        ("[@srivastava2014]", "(Srivastava et al. 2014)"), ("@srivastava2014.", "Srivastava et al. (2014)."),
        ("[see @glorot2010, ch. 2; @he2016]", "(see Glorot and Bengio 2010, ch. 2; He and Sun 2016)"),
        ("@glorot2010 [p. 33]", "Glorot and Bengio (2010, p. 33)"), ("-@glorot2010", "(2010)"),
        ("[@glorot2010 pp. 3--4]", "(Glorot and Bengio 2010, pp. 3–4)"),
        ("[@glorot2010 and others]", "(Glorot and Bengio 2010 and others)"),
        ("[-@glorot2010, *p.* 3; see also @zoe]", "(2010, p. 3; see also Ørsted 1999)"),
        ("[@he2015a; @he2015b; @he2016]", "(He and Sun 2015a; He and Sun 2015b; He and Sun 2016)"),
        ("@he2015b", "He and Sun (2015)"), ("[text @zoe](https://a.b)", "text Ørsted (1999)"),
        ("@zoe's", "Ørsted (1999)’s"), ("(see @zoe)", "(see Ørsted (1999))"),
    ])
    func citationsAreAuthorAndYear(prose: String, expected: String) throws {
        #expect(try text(prose).plainText == expected)
    }

    @Test func citationsLinkToTheirEntries() throws {
        #expect(
            try text("[see @glorot2010, p. 3; -@zoe] and @he2016 [ch. 1].") == [
                .text("(see "), .link([.text("Glorot and Bengio 2010")], destination: "#ref-glorot2010"),
                .text(", p. 3; "), .link([.text("1999")], destination: "#ref-zoe"), .text(") and "),
                .link([.text("He and Sun (2016")], destination: "#ref-he2016"), .text(", ch. 1)."),
            ])
        // A link can contain no other link.
        #expect(
            try text("[see @zoe](https://a.b)")
                == [.link([.text("see Ørsted (1999)")], destination: "https://a.b")])
    }

    @Test func theListHasWhatIsCitedByAuthorYearAndTitle() throws {
        let blocks = try document("[@zoe; @he2016; @he2015b] @glorot2010 [@he2015a] [@zoe]").blocks
        #expect(blocks.dropFirst().first == .heading(level: 1, [.text("References")], id: "references"))
        guard case .bibliography(let entries)? = blocks.last else {
            Issue.record("The document does not end with the list.")
            return
        }
        // Ø is sorted as O.
        #expect(entries.map(\.id) == ["ref-glorot2010", "ref-he2015a", "ref-he2015b", "ref-he2016", "ref-zoe"])
        #expect(
            entries.map(\.label) == [
                "Glorot and Bengio 2010", "He and Sun 2015a", "He and Sun 2015b", "He and Sun 2016", "Ørsted 1999",
            ])
        #expect(entries[1].text.plainText == "He, Kaiming, and Jian Sun. 2015a. “Convolutional.”")
    }

    @Test func withoutCitationsNothingIsAdded() throws {
        #expect(try document("Plain.").blocks == [.paragraph([.text("Plain.")])])
        #expect(try document("Plain.", bibliography: nil).blocks == [.paragraph([.text("Plain.")])])
    }

    @Test func citationsWorkWhereverProseDoes() throws {
        let found = try document(
            """
            # A [@zoe]
            - one @zoe
              > deep [-@zoe]

            | a @zoe | b |
            |---|---|
            | *[@zoe]* | x[^1] |

            [^1]: A note [@zoe, p. 1].
            """)
        var rest: [Citation] = [], links = 0
        found.blocks.walk { inline in
            if case .citation(let citation) = inline { rest.append(citation) }
            if case .link(_, destination: "#ref-zoe") = inline { links += 1 }
        }
        #expect(rest.isEmpty && links == 6)
        guard case .heading(_, let title, let id)? = found.blocks.first else { return }
        #expect(title.plainText == "A (Ørsted 1999)" && id == "a-zoe")
    }

    /// Markdown's writer and reader are the oracle of each other.
    @Test func resolvedCitationsAreReadBackFromMarkdown() throws {
        let blocks = try document(
            "# A [see @zoe, p. 3]\n@he2015a, *[-@he2015b]* [@glorot2010].\n\n| [@zoe] |\n|---|\n| @zoe [p. 1] |"
        ).blocks
        let prose = Array(blocks.dropLast())
        let read = try ProseReader(file: "f", smart: false).blocks(of: Formats.markdown(prose))
        // The id of a heading is made of what was written, which is not the same text.
        #expect(try ProseResolver().blocks(read).dropFirst() == prose.dropFirst())
        #expect(Formats.markdown(prose).contains("[He and Sun (2015a)](#ref-he2015a), *([2015b](#ref-he2015b))* ("))
    }

    @Test(arguments: [
        ("a\n[@glorott2010]", "Part.swift:11: @glorott2010: r.bib has no entry of this key; do you mean @glorot2010?"),
        ("@Zoe", "Part.swift:10: @Zoe: r.bib has no entry of this key; do you mean @zoe?"),
        ("a\n\n@quiteanotherthing", "Part.swift:12: @quiteanotherthing: r.bib has no entry of this key; add it"),
        ("[@nothing]", "r.bib:7: the entry “nothing” is cited and has no author: add it"),
        ("[@dated]", "r.bib:8: the entry “dated” is cited and has no year: add it"),
        ("[@named]", "r.bib:9: the entry “named” is cited and has no title: add it"),
        ("[@macro]", "r.bib:10: “nowhere” is defined by no @string above"),
        ("[@latex]", "r.bib:12: the command \\foo is not known here"),
    ])
    func faultsHavePlaceAndAdvice(prose: String, sentence: String) {
        let error = #expect(throws: CitationError.self) { try document(prose) }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func aCitationWithoutBibliographyIsAnError() {
        let error = #expect(throws: CitationError.self) { try document("a\n@zoe", bibliography: nil) }
        #expect(
            error?.description == "Part.swift:11: @zoe cites, but the notebook has no bibliography: write "
                + "Notebook(…, bibliography: \"references.bib\"), or \\@ for an at sign")
    }

    @Test func manyWorksOfAYearHaveLettersBeyondZ() throws {
        let works = (100..<130).map { "@misc{k\($0), author={A}, title={T\($0)}, year=1}" }.joined()
        let prose = "[" + (100..<130).map { "@k\($0)" }.joined(separator: "; ") + "]"
        let text = try document(prose, bibliography: works).blocks[0]
        guard case .paragraph(let inlines) = text else { return }
        #expect(
            inlines.plainText.hasPrefix("(A 1a; A 1b; ")
                && inlines.plainText.hasSuffix("A 1z; A 1aa; A 1ab; A 1ac; A 1ad)"))
    }
}
