import Testing

@testable import Documents
@testable import Formats
@testable import Prose
@testable import TestSupport

@Suite struct EquationNumbersTests {
    private func numbers(_ prose: String...) throws -> EquationNumbers {
        var equations = EquationNumbers()
        for (index, text) in prose.enumerated() {
            let file = "Part\(index + 1).swift"
            try equations.add(try ProseReader(file: file).blocks(of: text), file: file, firstLine: 1)
        }
        return equations
    }

    private func formulas(_ prose: String, _ equations: EquationNumbers) throws -> [String] {
        let blocks = try ProseReader(file: "Part1.swift").blocks(of: prose)
        var found: [String] = []
        try ProseResolver(equations: equations) { _ in [] }.blocks(blocks).walk {
            if case .formula(let tex) = $0 { found.append(tex) }
        }
        return found
    }

    @Test func labelledFormulasAreCountedThroughAllProse() throws {
        let first = "Text $$a \\label{a}$$ and $$b$$ and\n\n- a list: $$c \\label{c}$$\n\n```math\nd \\label{d}\n```\n"
        let equations = try numbers(first, "$$e \\label{e}$$ with {value} and `$$\\label{code}$$`")
        #expect(equations.numbers == ["a": "1", "c": "2", "d": "3", "e": "4"])
        #expect(
            try formulas(first, equations) == [
                "a \\tag{1} \\label{a}", "b", "c \\tag{2} \\label{c}", "d \\tag{3} \\label{d}",
            ])
    }

    @Test func ownTagStays() throws {
        let prose = "$$a \\tag{*} \\label{a}$$ $$b \\label{b}$$"
        let equations = try numbers(prose)
        #expect(equations.numbers == ["a": "*", "b": "1"])
        #expect(try formulas(prose, equations) == ["a \\tag{*} \\label{a}", "b \\tag{1} \\label{b}"])
    }

    @Test func labelTakenTwiceIsAnErrorWithFile() throws {
        let error = #expect(throws: ProseError.self) { try numbers("$$a \\label{x}$$", "$$b \\label{x}$$") }
        #expect(error?.description.hasPrefix("Part2.swift:1: ") == true && error?.description.contains("“x”") == true)
    }

    /// The tag is shown beside the formula on GitHub, and the label is the anchor of links to it.
    @Test func markdownHasTheNumberAndAPlaceToLeadTo() {
        let blocks: [Block] = [
            .formula("a \\tag{1} \\label{a}"), .paragraph([.link([.text("(1)")], destination: "#a")]),
            .formula("b \\tag{2} \\label{b}"),
        ]
        let text = markdown(Document(title: [], blocks: blocks), figurePath: \.id)
        #expect(text == "<a id=\"a\"></a>\n\n```math\na \\tag{1}\n```\n\n[(1)](#a)\n\n```math\nb \\tag{2}\n```\n")
        #expect(Document(title: [], blocks: blocks).danglingIds.isEmpty)
    }

    @Test func remarkIsSmall() {
        let text = markdown(Document(title: [], blocks: [.remark([.text("Computed *today*.")])]), figurePath: \.id)
        #expect(text == "<sub>Computed \\*today\\*.</sub>\n")
        #expect(GitHubRenderer(text).text == "Computed *today*.")
    }
}
