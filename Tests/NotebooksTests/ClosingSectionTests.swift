import Testing

@testable import Documents
@testable import Notebooks
@testable import Prose

/// Results of a closing section, stored under its result file's name, can be quoted anywhere: `{verdicts.sentence}`.
@Suite struct ClosingSectionTests {
    private func paragraph(_ prose: String, x: Double = 0.25, fails: Bool = false) throws -> String {
        let parts = [
            Part(1, fileID: "M/One.swift") { _ in },
            Part(reads: [], file: "verdicts", fileID: "M/Verdicts.swift") { section in
                section.keep("count", 13)
                section.keep("sentence", "It is *less*: {part1.x:.1%}.")
                section.keep(
                    "register",
                    [["id": "better", "reason": "By {part1.x}."], ["id": "worse", "reason": "Not so."]]
                        as [[String: String]])
                section.keep("loop", "{verdicts.sentence}")
                section.keep("place", "See {section verdicts}.")
                if fails { throw PartError("no") }
                section.keep("late", 1)
            },
        ]
        let notebook = Notebook(
            seed: 1, parts: parts,
            sources: [
                "Front.swift": "//: # T\n", "One.swift": "//: # 1 · First\n//: \(prose)\n",
                "Verdicts.swift": "//: # Verdicts\n//: {late}\nlet code = 1\n",
            ],
            fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
        var record = PartRecord(part: 1, title: "First", seed: 1, data: "d")
        record.values = ["x": .number(x)]
        let document = try Weave(notebook, records: [1: record], measurements: [:]).document
        for case .paragraph(let text) in document.blocks { return text.plainText }
        return ""
    }

    @Test func sentenceIsReadAsProseAndFollowsTheResults() throws {
        #expect(try paragraph("So: {verdicts.sentence}") == "So: It is less: 25.0\u{202f}%.")
        #expect(try paragraph("So: {verdicts.sentence}", x: 0.5) == "So: It is less: 50.0\u{202f}%.")
    }

    @Test func entriesAreFoundByTheirIdAndNumbersTakeFormats() throws {
        #expect(try paragraph("{verdicts.register.better.reason} {verdicts.register.1.reason}") == "By 0.25. Not so.")
        #expect(try paragraph("{verdicts.count:words} of them") == "thirteen of them")
    }

    @Test func whatAFailedSectionKeptIsADash() throws {
        #expect(try paragraph("So: {verdicts.sentence} {verdicts.count}", fails: true) == "So: — —")
    }

    @Test func aSentenceMayReferToASection() throws {
        #expect(try paragraph("{verdicts.place}") == "See “Verdicts”.")
    }

    /// The section's failure is what an author must see, not a complaint of a name that it did not come to show.
    @Test func whatAFailedSectionDidNotComeToKeepIsADashInItsOwnProse() throws {
        #expect(try paragraph("So: {verdicts.count}", fails: true) == "So: —")
        #expect(try paragraph("So: {verdicts.count}") == "So: 13")
    }

    @Test func unknownNamesAndQuotationsOfQuotationsAreErrors() {
        #expect(throws: ProseError.self) { try paragraph("{verdicts.sentense}") }
        #expect(throws: ProseError.self) { try paragraph("{verdicts.register.best.reason}") }
        #expect(throws: ProseError.self) { try paragraph("{verdicts.loop}") }
    }
}
