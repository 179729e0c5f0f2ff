import Testing

@testable import Documents
@testable import Formats
@testable import Notebooks
@testable import Prose
@testable import TestSupport

/// `{section …}`: links to headings, from prose and from tables.
@Suite struct SectionReferenceTests {
    private static let one = "//: # 1 · First *try*\n//: Text.\n//: ## Other seeds\n//: | a |\n//: |---|\n//: | b |\n"
    private static let two = "//: # 2 · Second\n//: ## Why: $x$?\n//: ## Other seeds\n"
    private static let last = "//: # Summary\n"

    private func weave(_ prose: String, in place: WritableKeyPath<(one: String, two: String, last: String), String>)
        throws -> Document
    {
        var texts = (one: Self.one, two: Self.two, last: Self.last)
        texts[keyPath: place] += "//:\n//: " + prose + "\n"
        let last = texts.last
        let parts = [
            Part(1, fileID: "M/One.swift") { _ in }, Part(2, fileID: "M/Two.swift") { _ in },
            Part(reads: [], fileID: "M/Last.swift") { section in
                section.table(
                    "seeds", caption: "Evidence.", columns: [.left("where")],
                    markup: [["see {section part1.other seeds}"]],
                    line: last.split(separator: "\n", omittingEmptySubsequences: false).count)
            },
        ]
        let notebook = Notebook(
            seed: 1, parts: parts,
            sources: [
                "Front.swift": "//: # T\n", "One.swift": texts.one, "Two.swift": texts.two,
                "Last.swift": texts.last + "let code = 1\n",
            ],
            fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
        return try Weave(notebook, records: [:], measurements: [:]).document
    }

    private func link(_ prose: String, in place: WritableKeyPath<(one: String, two: String, last: String), String>)
        throws -> [Inline]
    {
        let document = try weave(prose, in: place)
        #expect(document.danglingIds.isEmpty)
        var links: [Inline] = []
        document.blocks.walk { block in
            if case .paragraph(let text) = block { links += text.filter { if case .link = $0 { true } else { false } } }
        }
        return links
    }

    @Test func headingIsFoundByItsWordsInItsOwnPartFirst() throws {
        #expect(
            try link("See {section other seeds}.", in: \.two) == [
                .link([.text("“"), .text("Other seeds"), .text("”")], destination: "#other-seeds-1")
            ])
        #expect(
            try link("See {section other seeds}.", in: \.one) == [
                .link([.text("“"), .text("Other seeds"), .text("”")], destination: "#other-seeds")
            ])
    }

    @Test func headingOfAnotherPartIsNamedWithThePart() throws {
        #expect(
            try link("See {section part1.OTHER seeds}.", in: \.two)
                == [.link([.text("Part\u{a0}1, “"), .text("Other seeds"), .text("”")], destination: "#other-seeds")])
        #expect(
            try link("See {section part2.why: x?}.", in: \.last)
                == [
                    .link(
                        [.text("Part\u{a0}2, “"), .text("Why: "), .math("x"), .text("?"), .text("”")],
                        destination: "#why-x")
                ])
        #expect(
            try link("See {section first try}.", in: \.last)
                == [
                    .link(
                        [.text("Part\u{a0}1, “"), .text("First "), .emphasis([.text("try")]), .text("”")],
                        destination: "#1--first-try")
                ])
    }

    @Test func wholePartAndClosingSection() throws {
        #expect(
            try link("See {section part2} and {section summary}.", in: \.one)
                == [
                    .link([.text("Part\u{a0}2")], destination: "#2--second"),
                    .link([.text("“"), .text("Summary"), .text("”")], destination: "#summary"),
                ])
    }

    @Test func tableCellLeadsToHeadingOnGitHubToo() throws {
        let document = try weave("", in: \.last)
        #expect(
            markdown(document) { $0.id }.contains(
                "| see [Part 1, “Other seeds”](#other-seeds) |".replacing("Part 1", with: "Part\u{a0}1")))
        #expect(document.danglingIds.isEmpty)
    }

    @Test(arguments: [
        (
            "See {section part1.other seed}.",
            "no heading in part 1 reads “other seed”; there are “First try”, “Other seeds”"
        ),
        ("See {section part7}.", "there is no part 7"), ("See {section part7.x}.", "there is no part 7"),
        ("See {section other seeds}.", "2 sections are called so (part1, part2)"),
    ])
    func unknownSectionIsAnErrorWithFileAndLine(prose: String, problem: String) {
        let error = #expect(throws: ProseError.self) { try weave(prose, in: \.last) }
        #expect(
            error?.description.hasPrefix("Last.swift:3: {section ") == true
                && error?.description.contains(problem) == true, "\(error.map(String.init(describing:)) ?? "")")
    }
}
