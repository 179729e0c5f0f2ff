import Testing

@testable import Documents
@testable import Notebooks
@testable import Prose
@testable import TestSupport

/// Formulas in literate sources: their numbers, and the errors of formulas that cannot be typeset.
@Suite struct EquationTests {
    private struct Refusal: Error, CustomStringConvertible { let description: String }

    private func weave(_ one: String, _ two: String, checkFormula: @escaping (String) throws -> Void = { _ in }) throws
        -> Document
    {
        let parts = [Part(1, fileID: "M/One.swift") { _ in }, Part(2, fileID: "M/Two.swift") { _ in }]
        let notebook = Notebook(
            seed: 1, parts: parts,
            sources: ["Front.swift": "//: # T\n//: See {equation loss}.\n", "One.swift": one, "Two.swift": two],
            fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
        return try Weave(notebook, records: [:], measurements: [:], checkFormula: checkFormula).document
    }

    @Test func proseRefersToFormulasOfAnyPart() throws {
        let document = try weave(
            "//: # 1 · First\n//: By {equation loss},\n//: $$a \\label{sum}$$\n",
            "//: # 2 · Second\n//: $$E \\label{loss}$$\n//: from {equation sum}.\n")
        let link = { (number: String, label: String) in Inline.link([.text("(\(number))")], destination: "#\(label)") }
        #expect(document.abstract == [.paragraph([.text("See "), link("2", "loss"), .text(".")])])
        #expect(document.blocks.contains(.paragraph([.text("By "), link("2", "loss"), .text(",")])))
        #expect(document.blocks.contains(.formula("E \\tag{2} \\label{loss}")))
        #expect(document.danglingIds.isEmpty)
    }

    @Test func unknownEquationIsAnErrorWithFileAndLine() {
        let error = #expect(throws: ProseError.self) {
            try weave("//: # 1 · First\n//: $$\\label{loss}$$\n", "//: # 2 · Second\n//: By\n//: {equation los}.\n")
        }
        #expect(error?.description.hasPrefix("Two.swift:3: {equation los}: there is no equation “los”") == true)
    }

    @Test func formulaThatCannotBeSetIsAnErrorWithFileAndLine() {
        let error = #expect(throws: ProseError.self) {
            try weave(
                "//: # 1 · First\n//: $$\\label{loss}$$\n//: and\n//: the $x$ and $\\frc{y}$ of it.\n",
                "//: # 2 · Second\n"
            ) {
                if $0.contains("\\frc") { throw Refusal(description: "\\frc is not known") }
            }
        }
        #expect(error?.description == "One.swift:4: \\frc is not known")
    }
}
