import Foundation
import Testing

/// `report.ipynb` of a finished report, read as JSON.
@Suite struct JupyterContentTests {
    private func cells() throws -> [JSON] {
        try #require(JSON(contentsOf: FinishedReport.made().report + "/report.ipynb")["cells"]?.list)
    }

    private func text(_ lines: JSON?) -> String { (lines?.list ?? []).compactMap(\.string).joined() }

    /// The oracle is the Markdown of the same report.
    @Test func theNotebookShowsWhatTheMarkdownShows() throws {
        let cells = try cells()
        let markdown = try FinishedReport.made().text("report.md")
        let code = cells.filter { $0["cell_type"]?.string == "code" }
        #expect(code.count == markdown.matches(of: /(?m)^`{3,}swift$/).count)
        for cell in code { #expect(markdown.contains("swift\n" + text(cell["source"]) + "\n```")) }
        #expect(
            code.count { $0["metadata"]?["jupyter"]?["source_hidden"] != nil }
                == markdown.matches(of: /<summary>/).count - markdown.matches(of: /<summary>Output/).count)
        let outputs = code.flatMap { $0["outputs"]?.list ?? [] }
        let figures = outputs.compactMap { $0["data"]?["image/svg+xml"] }.map(text)
        let names = markdown.matches(of: /\]\((figures\/[^)]+\.svg)\)/).map { String($0.1) }
        let files = try names.map { try FinishedReport.made().text($0) }
        #expect(!names.isEmpty && figures == files)
        let html = outputs.map { text($0["data"]?["text/html"]) }.joined(separator: "\n")
        for kind in ["Figure", "Table"] {
            let numbers = markdown.matches(of: try Regex("\\*\\*\(kind) [0-9]+\\.\\*\\*")).map {
                $0.0.filter(\.isNumber)
            }
            #expect(!numbers.isEmpty)
            #expect(numbers.allSatisfy { html.contains("<strong>\(kind) \($0).</strong>") })
        }
    }

    @Test func everyLinkHasItsTarget() throws {
        let cells = try cells()
        let prose = cells.filter { $0["cell_type"]?.string == "markdown" }.map { text($0["source"]) }
        let html = cells.flatMap { $0["outputs"]?.list ?? [] }.map { text($0["data"]?["text/html"]) }
        let all = (prose + html).joined(separator: "\n")
        let headings = prose.flatMap { $0.matches(of: /(?m)^#+ (.*)$/) }.map { String($0.1) }
        let targets = Set(
            headings.map { $0.replacing(" ", with: "-") } + all.matches(of: /<a id="([^"]*)">/).map { String($0.1) })
        let links = Set((all.matches(of: /\]\(#([^)]*)\)/) + all.matches(of: /href="#([^"]*)"/)).map { String($0.1) })
        #expect(links.count > 20)
        #expect(links.subtracting(targets) == [])
        #expect(links.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    }
}
