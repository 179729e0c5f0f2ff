import Testing

@testable import Basics
@testable import Citations
@testable import Documents
@testable import Notebooks
@testable import Prose

/// A notebook's bibliography, and the line below its title.
@Suite struct BibliographyTests {
    private static let works = "@book{ezekiel, author={Ezekiel, M.}, title={Correlation}, year=1930}"

    private func notebook(
        _ prose: String = "Plain.", bibliography: String? = "refs.bib", files: [String: String] = ["refs.bib": works],
        authors: [Author] = [], date: String? = nil, licence: Licence? = nil, repository: String? = nil
    ) -> Notebook {
        let part = Part(1, fileID: "M/One.swift") { part in
            part.table("t", caption: "By [@ezekiel].", columns: ["a"], markup: [["see @ezekiel"]], line: 3)
        }
        let end = Part(reads: [part], file: "claims", fileID: "M/End.swift") {
            $0.keep("s", "As [-@ezekiel].", line: 2)
        }
        return Notebook(
            authors: authors, date: date, licence: licence, repository: repository, parts: [part, end],
            sources: NotebookSources(
                [
                    "Front.swift": "//: # T\n//: Abstract.\nlet n = Notebook(\n    bibliography: \"refs.bib\")\n",
                    "One.swift": "//: # 1 · One\n//: \(prose)\ncode()\n", "End.swift": "//: # End\ncode()\n",
                ], bibliographies: files),
            bibliography: bibliography, fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
    }

    private func weave(_ notebook: Notebook, shown: Bool = false) throws -> Document {
        var record = PartRecord(part: 1, title: "One", seed: 0, data: "d")
        if shown {
            record.outputs = [
                RecordedOutput(
                    cell: 0,
                    content: .table(
                        RecordedTable(
                            id: "t", caption: "By [@ezekiel].",
                            columns: ["a"], rows: [["see @ezekiel"]],
                            rulesAbove: [])))
            ]
        }
        return try Weave(notebook, records: [1: record], measurements: [:]).document
    }

    @Test func proseCaptionsCellsAndQuotedSentencesCite() throws {
        let document = try weave(notebook("First [@ezekiel]. {claims.s}"), shown: true)
        var texts: [String] = []
        document.blocks.walk { block in
            switch block {
            case .paragraph(let text): texts.append(text.plainText)
            case .table(let table): texts += [table.caption.plainText, table.rows[0][0].plainText]
            case .heading(1, let title, _): texts.append("# " + title.plainText)
            case .bibliography(let entries): texts += entries.map(\.text.plainText)
            default: break
            }
        }
        #expect(
            texts.filter { !$0.contains("run") } == [
                "# 1 · One", "First (Ezekiel 1930). As (1930).", "By (Ezekiel 1930).", "see Ezekiel (1930)", "# End",
                "# References", "Ezekiel, M. 1930. Correlation.",
            ])
    }

    @Test func withoutCitationsThereIsNoList() throws {
        let document = try weave(notebook())
        #expect(!document.headings.contains { $0.title == [.text("References")] })
        #expect(try weave(notebook(bibliography: nil)).blocks == document.blocks)
    }

    @Test(
        arguments: [
            (
                "refs.bib", [:],
                "Front.swift:4: the bibliography “refs.bib” is not among the notebook's files: put it beside"
            ),
            (
                "refs.bib", ["other.bib": ""],
                "Front.swift:4: the bibliography “refs.bib” is not among the notebook's files, "
                    + "but other.bib is: put it beside"
            ),
            ("refs.bib", ["refs.bib": "\n@book{x"], "refs.bib:2: the entry “x” begins here and is not closed"),
            (
                "refs.bib", ["refs.bib": works],
                "One.swift:2: @ezekial: refs.bib has no entry of this key; do you mean @ezekiel?"
            ),
            (nil, ["refs.bib": works], "One.swift:2: @ezekial cites, but the notebook has no bibliography"),
        ] as [(String?, [String: String], String)])
    func faultsAreFoundWhenTheReportIsWoven(name: String?, files: [String: String], sentence: String) {
        let error = #expect(throws: CitationError.self) {
            try weave(notebook("[@ezekial]", bibliography: name, files: files))
        }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    /// All faults of citations are told before a run, each with its place.
    @Test func faultsAreFoundBeforeARunAllAtOnce() throws {
        try Weave.check(notebook("[@ezekiel]"))
        let works =
            Self.works + "\n@misc{a, author={A}, title={T}}@misc{b, author={A}, title={T}, year=1,\n note={\\foo}}"
        let error = #expect(throws: CitationFaults.self) {
            try Weave.check(notebook("[@x; @a] @a\n//: **[@b, see @y]** [@x]", files: ["refs.bib": works]))
        }
        #expect(
            error?.description.split(separator: "\n").map { $0.prefix { $0 != ";" && $0 != "," } } == [
                "One.swift:2: @x: refs.bib has no entry of this key",
                "refs.bib:2: the entry “a” is cited and has no year: add it",
                "refs.bib:3: the command \\foo is not known here: write the sign itself",
                "One.swift:3: @y: refs.bib has no entry of this key",
                "One.swift:3: @x: refs.bib has no entry of this key",
            ])
        #expect(throws: CitationError.self) { try Weave.check(notebook(files: ["refs.bib": "@book{x"])) }
        #expect(throws: CitationError.self) { try Weave.check(notebook(files: [:])) }
        #expect(throws: ProseError.self) { try Weave.check(notebook("$$x")) }
        #expect(throws: ProseError.self) { try Weave.check(notebook("[@ezekiel; x]")) }
        // The numbers of results are not known yet.
        try Weave.check(notebook("{not there}"))
    }

    // MARK: Imprint

    @Test func theLineBelowTheTitleHasWhatIsGiven() throws {
        let document = try weave(
            notebook(
                authors: [Author("Ada Lovelace", affiliation: "London", url: "mailto:ada@example.org"), "C. Babbage"],
                date: "2026-11-30", licence: Licence("CC BY 4.0", url: "https://example.org/by"),
                repository: "https://example.org/a/notes/"))
        #expect(
            document.imprint.line.plainText
                == "Ada Lovelace (London), C. Babbage · 30 November 2026 · CC BY 4.0 · example.org/a/notes")
        #expect(
            document.imprint.line.first == .link([.text("Ada Lovelace")], destination: "mailto:ada@example.org"))
        #expect(
            document.imprint.line.last
                == .link([.text("example.org/a/notes")], destination: "https://example.org/a/notes/"))
        #expect(document.imprint.authors == ["Ada Lovelace", "C. Babbage"])
        #expect(document.imprint.date == "2026-11-30" && document.imprint.licence == "CC BY 4.0")
        #expect(try weave(notebook()).imprint == Imprint())
        #expect(try weave(notebook(licence: "MIT")).imprint.line == [.text("MIT")])
    }

    @Test(
        arguments: [
            ("30 November 2026", nil, "The notebook's date “30 November 2026” is no day of the calendar"),
            ("2026-02-30", nil, "The notebook's date “2026-02-30” is no day of the calendar"),
            (
                nil, "example.org",
                "The address of the repository, “example.org”, is none of the web: begin it with https://."
            ),
            (nil, "mailto:a@b.org", "The address of the repository, “mailto:a@b.org”, is none of the web"),
            (nil, "javascript:x", "The address of the repository, “javascript:x”, is none of the web"),
        ] as [(String?, String?, String)])
    func datesAndAddressesThatAreNoneAreErrors(date: String?, repository: String?, sentence: String) {
        let notebook = notebook(date: date, repository: repository)
        #expect(notebook.fault?.hasPrefix(sentence) == true)
        let error = #expect(throws: FileError.self) { try weave(notebook) }
        #expect(error?.description.hasPrefix(sentence) == true && error?.fault == .usage)
    }

    @Test func anAuthorNeedsAName() {
        #expect(notebook(authors: [" "]).fault == "An author of the notebook has no name: add it.")
        #expect(
            notebook(authors: [Author("A", url: "a.org")]).fault
                == "The address of A, “a.org”, is none of the web: begin it with https://.")
    }
}
