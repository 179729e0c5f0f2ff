import Foundation
import Testing

@testable import TestSupport

/// Values, printed text, tables, figures and links out of the report: each is in every format.
@Suite struct SameContentTests {
    /// The text that each format shows, squeezed; markup is taken out by rules that know nothing of our writers.
    private let texts: [String: String]

    private init() throws {
        let finished = try FinishedReport.made()
        let notebook = try JSON(contentsOf: finished.report + "/report.ipynb")
        let cells = (notebook["cells"]?.list ?? []).map { cell -> String in
            let outputs = cell["outputs"]?.list ?? []
            let shown = outputs.flatMap { output in
                [
                    output["text"], output.at("data.text/plain"), output.at("data.text/html"),
                    output.at("data.text/markdown"),
                ]
            }
            let source = Self.lines(cell["source"])
            return ([source] + shown.map { Self.withoutMarkup(Self.lines($0)) }).joined(separator: "\n")
        }
        let pdf = try Folio.spawn(["pdftotext", "-raw", finished.report + "/report.pdf", "-"]).output
        texts = [
            "pdf": pdf.squeezed, "md": GitHubRenderer(try finished.text("report.md")).text.squeezed,
            "html": Self.withoutMarkup(try finished.text("report.html")).squeezed,
            "ipynb": cells.joined(separator: "\n").squeezed,
        ]
    }

    private static func lines(_ json: JSON?) -> String {
        json?.string ?? (json?.list ?? []).compactMap(\.string).joined()
    }

    /// The text between tags, with references to characters resolved.
    private static func withoutMarkup(_ markup: String) -> String {
        markup.replacing(/<(style|script)>[^<]*<\/(style|script)>/, with: "").replacing(/<[^>]*>/, with: "")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
    }

    private func expectEverywhere(_ text: String, besides: Set<String> = [], _ what: String) {
        let squeezed = text.squeezed
        for (format, page) in texts where !besides.contains(format) {
            let isThere = page.contains(squeezed)
            #expect(isThere, "\(what) is not in \(format): \(text.prefix(120))")
        }
    }

    @Test func everyOutputIsInEveryFormat() throws {
        let finished = try FinishedReport.made()
        var values = 0, cells = 0
        for part in 1...6 {
            for output in try finished.result(part)["outputs"]?.list ?? [] {
                if let name = output.at("content.value.name")?.string,
                    let text = output.at("content.value.text")?.string
                {
                    expectEverywhere(name, "A name")
                    expectEverywhere(text, "The value of \(name)")
                    values += 1
                }
                for row in output.at("content.table._0.rows")?.list ?? [] {
                    // Cells with references, formulas or marks are shown otherwise than they are stored.
                    for cell in (row.list ?? []).compactMap(\.string)
                    where !cell.isEmpty && !cell.contains(where: { "{$*`[\\".contains($0) }) {
                        expectEverywhere(cell, "A cell of a table in part \(part)")
                        cells += 1
                    }
                }
            }
        }
        #expect(values > 30 && cells > 80, "\(values) \(cells)")
    }

    @Test func everyFigureIsInEveryFormat() throws {
        let finished = try FinishedReport.made()
        let figures = try FileManager.default.contentsOfDirectory(atPath: finished.report + "/figures")
        let html = try finished.text("report.html"), markdown = try finished.text("report.md")
        let notebook = try finished.text("report.ipynb")
        #expect(html.matches(of: /<figure class="plot"/).count == figures.count)
        #expect(notebook.matches(of: /"image\/svg\+xml"/).count == figures.count)
        for figure in figures { #expect(markdown.contains("(figures/\(figure))"), "\(figure)") }
        for number in 1...figures.count {
            for (format, text) in texts {
                let isThere = text.contains(format == "pdf" ? "Figure\(number)" : "Figure\(number).")
                #expect(isThere, "the caption of figure \(number) is not in \(format)")
            }
        }
    }

    @Test func everyLinkOutOfTheReportIsInEveryFormat() throws {
        let finished = try FinishedReport.made()
        let links = Set(
            GitHubRenderer(try finished.text("report.md")).attributes("href", of: "a").filter { $0.hasPrefix("http") })
        #expect(links.count > 5)
        let folder = try TemporaryFolder(), plain = folder["plain.pdf"]
        _ = try Folio.spawn(["qpdf", "--qdf", "--object-streams=disable", finished.report + "/report.pdf", plain])
        let unpacked = String(decoding: try #require(FileManager.default.contents(atPath: plain)), as: UTF8.self)
        let html = try finished.text("report.html").replacing("&amp;", with: "&")
        let notebook = try finished.text("report.ipynb").replacing("\\u0026", with: "&").replacing("&amp;", with: "&")
        for link in links {
            #expect(html.contains("href=\"\(link)\""), "\(link) is not in the web page")
            #expect(notebook.contains(link), "\(link) is not in the notebook")
            let escaped = link.replacing("(", with: "\\(").replacing(")", with: "\\)")
            let isThere = unpacked.contains("(\(escaped))")
            #expect(isThere, "\(link) is not in the PDF")
        }
    }
}
