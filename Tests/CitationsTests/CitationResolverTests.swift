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
        ("[@srivastava2014]", "(Srivastava, Hinton, and Krizhevsky 2014)"),
        ("@srivastava2014.", "Srivastava, Hinton, and Krizhevsky (2014)."),
        ("[@zoe [p. 3]; @he2016 [see [sic] $x[1]$]]", "(Ørsted 1999 [p. 3]; He and Sun 2016 [see [sic] x[1]])"),
        ("[@zoe][@he2016]", "(Ørsted 1999)(He and Sun 2016)"), ("[@zoe](see below)", "(Ørsted 1999)(see below)"),
        ("shown--@zoe\n[p. 3]", "shown–Ørsted (1999, p. 3)"),
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

    /// Works of one author alone precede those with others, whose names decide next.
    @Test func theListIsSortedByAllNames() throws {
        let works = """
            @misc{ab1, author={Lee, A. and Bo, C.}, title={T}, year=1990}
            @misc{a2, author={Lee, A.}, title={T}, year=2001}
            @misc{aothers, author={Lee, A. and others}, title={T}, year=1980}
            @misc{ax, author={Lee, A. and Xi, C.}, title={T}, year=1970}
            @misc{abx, author={Lee, A. and Bo, C. and Xi, D.}, title={T}, year=1960}
            @misc{a1, author={Lee, A.}, title={T}, year=1999}
            """
        guard
            case .bibliography(let entries)? = try document(
                "[@ab1; @a2; @aothers; @ax; @abx; @a1]", bibliography: works
            ).blocks.last
        else { return }
        #expect(
            entries.map(\.id) == ["ref-a1", "ref-a2", "ref-ab1", "ref-abx", "ref-ax", "ref-aothers"])
    }

    /// A letter stands directly after digits, and after a hyphen otherwise (Chicago Manual, 15.44).
    @Test func lettersOfUndatedWorksHaveAHyphen() throws {
        let works = """
            @misc{a, author={A}, title={T}, year={n.d.}}@misc{b, author={A}, title={U}, year={n.d.}}
            @misc{c, author={A}, title={T}, year={2010}}@misc{d, author={A}, title={U}, year={2010}}
            """
        guard case .paragraph(let text) = try document("[@a; @b; @c; @d]", bibliography: works).blocks[0] else {
            return
        }
        #expect(text.plainText == "(A n.d.-a; A n.d.-b; A 2010a; A 2010b)")
    }

    @Test(arguments: [
        ("author={{}}, title={T}, year=1", "author"), ("author={,}, title={T}, year=1", "author"),
        ("author={\\}, title={T}, year=1", "author"), ("author={ and }, title={T}, year=1", "author"),
        ("author={{}}, publisher={~}, title={T}, year=1", "author"), ("author={A}, title={T}, year={{}}", "year"),
        ("author={A}, title={T}, date={-0044-03-15}", "year"), ("author={A}, title={{ }}, year=1", "title"),
    ])
    func fieldsWithoutTextAreMissing(fields: String, field: String) {
        let error = #expect(throws: CitationError.self) { try document("@k", bibliography: "@misc{k, \(fields)}") }
        #expect(error?.description == "r.bib:1: the entry “k” is cited and has no \(field): add it")
    }

    @Test func aFieldWithoutTextGivesWayToTheNext() throws {
        let works = "@misc{k, author={{}}, editor={E. Ed}, title={T}, year={\\}, date={2019-05}}"
        guard case .paragraph(let text) = try document("@k", bibliography: works).blocks[0] else { return }
        #expect(text.plainText == "Ed (2019)")
    }

    /// The fields of the entry that `crossref` names stand in for those that are missing.
    @Test func crossReferencesAreInherited() throws {
        let works = """
            @inproceedings{k, author={A. B.}, title={T}, crossref={p}, pages={3--4}, date={2011-02}}
            @inbook{w, author={A. B.}, crossref={p}, chapter=3}
            @proceedings{p, editor={E. Ed}, title={Proceedings}, year=2010, publisher={P}, crossref={s}, doi={10.1/2}}
            @book{s, title={Never}, series={Series}}
            """
        guard case .bibliography(let entries)? = try document("[@k; @w]", bibliography: works).blocks.last else {
            return
        }
        #expect(
            entries.map(\.text.plainText) == [
                "B., A. 2010. Chap. 3 in Proceedings, edited by E. Ed. Series. P.",
                "B., A. 2011. “T.” In Proceedings, edited by E. Ed, 3–4. Series. P.",
            ])
    }

    @Test(arguments: [
        (
            "@misc{k, author={A}, title={T}, year=1,\n crossref={p}}", 2,
            "the crossref of “k” names “p”, but there is no entry of this key: correct it, or add the entry"
        ),
        (
            "@misc{k, author={A}, title={T}, year=1, crossref={k}}", 1,
            "the crossref of “k” leads back to “k”, or through more than 20 entries: remove it"
        ),
        (
            "@misc{k, title={T}, crossref={b}}\n@misc{b, crossref={k}}", 2,
            "the crossref of “k” leads back to “k”, or through more than 20 entries: remove it"
        ),
        (
            "@misc{k, title={T}, crossref=b}", 1,
            "“b” is defined by no @string above: write {b} if it is the text itself"
        ),
    ])
    func crossReferencesThatLeadNowhereAreErrors(works: String, line: Int, sentence: String) {
        let error = #expect(throws: CitationError.self) { try document("@k", bibliography: works) }
        #expect(error?.description == "r.bib:\(line): \(sentence)")
    }

    /// Following each chain to its end must not take quadratic time.
    @Test func longChainsOfCrossReferencesEnd() {
        let works = (0..<5000).map { "@misc{k\($0), author={A}, title={T}, year=1, crossref={k\($0 + 1)}}" }.joined()
        let prose = "[" + (0..<5000).map { "@k\($0)" }.joined(separator: "; ") + "]"
        #expect(throws: CitationError.self) { try document(prose, bibliography: works) }
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
