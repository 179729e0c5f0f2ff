import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import Notebooks

@Suite struct MissingLettersWarningsTests {
    private func warnings(_ source: String, _ blocks: [Block] = [], pictures: [String: Picture] = [:]) -> [String] {
        let notebook = Notebook(
            seed: 1, parts: [Part(1, fileID: "M/One.swift") { _ in }],
            sources: ["Front.swift": "//: # T\n", "One.swift": source],
            fileID: "M/Front.swift"
        ) { _ in NotebookData(digest: "d", contents: ()) }
        return MissingLettersWarnings(in: notebook, document: Document(title: [], blocks: blocks), pictures: pictures)
            .warnings
    }

    @Test func letterThatNoFontHasIsNamedWithFileAndLine() throws {
        let warnings = warnings("//: # 1 · First\n//: Text.\n//: שש\nlet a = \"日\"\n")
        try #require(warnings.count == 2)
        #expect(warnings[0].hasPrefix("One.swift:3: no font of the report has “ש” (U+05E9);"))
        #expect(warnings[1].hasPrefix("One.swift:4: no font of the report has “日” (U+65E5);"))
    }

    @Test func whatCanBeSetIsNotComplainedOf() {
        #expect(warnings("//: # 1 · é “–” ≤ αβγ Ж ½ ∂f(x)ᵢ/∂xⱼ → ⁻¹² \u{200b}\u{ad}\n").isEmpty)
        // Folded code is not printed.
        #expect(warnings("//: # 1\n//: {fold: data}\nlet a = \"日\"\n").isEmpty)
    }

    @Test func whatCellsShowIsLookedAt() {
        let table = Table(id: "t", number: 3, columns: [Table.Column([.text("日")])], rows: [])
        let figure = Figure(id: "f", number: 2, caption: [], alternativeText: "")
        let word = TextLine("本", face: .figure, size: 9)
        let picture = Picture(size: Size(9, 9), elements: [.text(word, at: Point(0, 9), color: .black, rotation: 0)])
        let cell = Cell(
            number: 7, path: "Sources/One.swift", firstLine: 12, lines: [],
            outputs: [.text("語"), .value(name: "v", [.text("語")]), .table(table), .figure(figure)])
        let warnings = warnings("//: # 1\n", [.cell(cell)], pictures: ["f": picture])
        #expect(
            warnings.map { $0.components(separatedBy: ": no font")[0] } == [
                "Sources/One.swift:12 prints text", "Sources/One.swift:12 shows v", "Table 3", "Figure 2",
            ])
    }

    @Test func manyPlacesAreNotAllListed() {
        let warnings = warnings("//: # 1\n" + String(repeating: "//: 語\n", count: 30))
        #expect(warnings.count == 11 && warnings.last == "… and in 20 more places.")
    }
}
