import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import Typesetting

/// Formulas in titles: in the contents, the running head and the bookmarks.
@Suite struct FormulaTitleTests {
    private static let title: [Inline] = [
        .text("1 · The "), .math(#"\chi^2"#), .text(" test of "), .code("fold"), .text(" and "),
        .math(#"\frac{\alpha}{2}"#),
    ]

    private static let document = Document(
        title: [.text("On "), .math(#"\chi^2"#)],
        blocks: [
            .heading(level: 1, title, id: "one"),
            .heading(level: 2, [.text("Where "), .math(#"x_i \leq \beta"#)], id: "where"),
        ] + (0..<60).map { .paragraph([.text("line \($0)")]) } + [
            .heading(level: 1, [.emphasis([.text("2 · ")]), .math(#"\sqrt{x_{10}}"#)], id: "two"),
            .paragraph([.text("text")]),
        ])

    /// The texts of the glyphs of a formula or of a line.
    private func text(_ marks: [PlacedMark]) -> String {
        marks.map { mark in
            switch mark {
            case .glyphs(let run, _, _): run.text
            case .picture(let picture, _, _): picture.text
            default: ""
            }
        }.joined()
    }

    @Test func contentsSetFormulas() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        _ = try composer.set(Self.document.blocks, in: BlockComposer.Column())
        let lines = try composer.contents()
        #expect(lines.map { text($0.marks) } == ["1 · The χ2 test of fold and α2", "Where xi≤β", "2 · √x10"])
        for line in lines {
            // What is high or deep has room: nothing leaves its line.
            for case .picture(let picture, let at, _) in line.marks {
                #expect(at.y >= -1e-9 && at.y + picture.size.height <= line.height + 1e-9)
            }
        }
    }

    @Test func runningHeadSetsFormulas() throws {
        let layout = try LaidOutDocument(Self.document)
        let heads = layout.pages.flatMap(\.body).compactMap(\.strip.heading?.runningHead)
        #expect(heads.map { text($0.marks) } == ["1 · The χ2 test of fold and α2", "2 · √x10"])
        #expect(text(layout.runningTitle.marks) == "On χ2")
        // Black letters beside grey ones would look like a mistake.
        for case .picture(let picture, _, _) in heads.flatMap(\.marks) {
            for case .glyphs(_, _, let color) in picture.elements { #expect(color == PageDesign.grey) }
        }
    }

    @Test(.enabled(if: PDFTools.has("qpdf"))) func bookmarksAreUnicodeText() throws {
        let bytes = try pdf(Self.document)
        try Samples.keep(bytes, as: "titles.pdf")
        let json = try PDFTools.output("qpdf", ["--json", "--json-key=outlines", "FILE"], on: bytes).bytes
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        func titles(_ entries: Any?) -> [String] {
            (entries as? [[String: Any]] ?? []).flatMap { [$0["title"] as? String ?? ""] + titles($0["kids"]) }
        }
        #expect(titles(object["outlines"]) == ["1 · The χ² test of fold and α/2", "Where xᵢ ≤ β", "2 · √x₁₀"])
    }

    @Test(.enabled(if: PDFTools.has("pdftotext"))) func noSourceIsLeftOnThePages() throws {
        let text = try PDFTools.text("pdftotext", ["FILE", "-"], on: pdf(Self.document))
        #expect(!text.contains("\\") && !text.contains("^"), "\(text)")
        #expect(text.components(separatedBy: "χ").count + text.components(separatedBy: "𝜒").count >= 6)
    }

    @Test func contentsOfMarkdownAreUnicodeText() {
        let text = markdown(Self.document) { $0.id + ".svg" }
        #expect(text.contains("[1 · The χ² test of `fold` and α/2](#"))
        #expect(text.contains("[Where xᵢ ≤ β](#") && text.contains("[<em>2 · </em>√x₁₀](#"))
        // The headings themselves keep their formulas.
        #expect(text.contains(#"1 · The $\chi^2$ test of `fold` and $\frac{\alpha}{2}$"#))
    }

    @Test(
        arguments: [
            #"\chi^2"#: "χ²", "x_{10}": "x₁₀", "x_i^2": "xᵢ²", "x^{n+1}": "xⁿ⁺¹", #"x^\beta"#: "x^β", "x_b": "x_b",
            #"\log_2 n"#: "log₂ n", #"10^{-6}"#: "10⁻⁶", #"\frac{\alpha}{2}"#: "α/2", #"\sum_{i=1}^n x_i"#: "∑ᵢ₌₁ⁿ xᵢ",
            "f'": "f′", #"x_b^2"#: "x_b^2", #"\mathbb{R}^{784}"#: "R⁷⁸⁴", #"\sqrt{x_1}"#: "√x₁",
        ]) func formulaAsText(tex: String, text: String) throws
    {
        #expect(try unicodeMathematics(tex) == text)
    }

    /// Unicode says for each superscript and subscript which character it stands for.
    @Test func scriptsStandForTheirCharacters() throws {
        for character in "0123456789+−=()niaehklmoprstuvx" {
            for script in ["^", "_"] {
                let text = try unicodeMathematics("x\(script){\(character)}")
                if text.contains(script) { continue }
                let plain = text.precomposedStringWithCompatibilityMapping
                #expect(plain == "x\(character)", "\(text)")
                #expect(text.dropFirst() != String(character))
            }
        }
        #expect(try "0123456789+−=()ni".allSatisfy { try !unicodeMathematics("x^{\($0)}").contains("^") })
    }

    @Test func longTitleIsCutWithinItsRoom() throws {
        let composer = BlockComposer(language: "en", pictures: [:])
        let title = Self.title + [.text(" in words that go on and on")] + Self.title + [.math(#"\sum_{i=1}^{n} x_i"#)]
        for width in stride(from: 10.0, to: 330, by: 3.7) {
            let line = try composer.fittedLine(title, RunningHead.part, width: width)
            #expect(line.width <= width + 1e-9)
            #expect(text(line.marks).hasSuffix("…"))
        }
        let whole = try composer.fittedLine(title, RunningHead.part, width: 2000)
        #expect(text(whole.marks).hasSuffix("∑ni=1xi"))
    }
}

extension Picture {
    fileprivate var text: String {
        elements.map { element in
            switch element {
            case .glyphs(let run, _, _): run.text
            case .picture(let picture, _, _): picture.text
            default: ""
            }
        }.joined()
    }
}
