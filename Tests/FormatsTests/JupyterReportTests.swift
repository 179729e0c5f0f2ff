import Foundation
import Testing

@testable import Documents
@testable import Drawing
@testable import Formats
@testable import PlotDrawing
@testable import Plots
@testable import TestSupport

/// `report.ipynb`, read back as JSON, and its prose by GitHub's parser.
///
/// `nbformat.validate` and Python's own JSON are the oracles of `JupyterTests` in `EndToEndTests`.
@Suite struct JupyterReportTests {
    // MARK: Cells

    @Test func proseAndCodeAreCellsInTheirOrder() throws {
        let cell = Cell(
            number: 7, path: "Sources/Part 1.swift", firstLine: 12, lines: ["let a = \"\\(b)\"", "", "    c"],
            folded: "the <figure>", timing: "0.9 s (CPU 1.2 s)")
        let cells = try Notebook([
            .heading(level: 1, [.text("1 · First")], id: "1--first"), .paragraph([.text("So.")]), .cell(cell),
            .heading(level: 3, [.text("Second")], id: "second"), .cell(Cell(number: 8, firstLine: 1, lines: [])),
        ]).cells
        #expect(cells.map(\.id) == ["front-1", "1-first-1", "1-first-2", "1-first-3", "1-first-4"])
        #expect(cells.map(\.kind) == ["markdown", "markdown", "code", "markdown", "code"])
        #expect(cells[1].source == "## 1 · First\n\nSo.")
        #expect(cells[2].source == "let a = \"\\(b)\"\n\n    c")
        #expect(cells[2].json["execution_count"] as? Int == 7 && cells[4].json["execution_count"] is NSNull)
        let origin = try #require(cells[2].metadata["folio"] as? [String: Any])
        #expect(origin["file"] as? String == "Sources/Part 1.swift" && origin["line"] as? Int == 12)
        #expect(origin["label"] as? String == "the <figure>" && origin["timing"] as? String == "0.9 s (CPU 1.2 s)")
        #expect((cells[2].metadata["jupyter"] as? [String: Bool]) == ["source_hidden": true])
        #expect(cells[4].metadata["jupyter"] == nil)
        // Where JupyterLab hides the code, this line says what is hidden.
        let remark = try #require(cells[2].outputs.first?.data)
        #expect(
            remark["text/html"]
                == "<p><small>the &lt;figure&gt; · 3 lines · <a href=\"../Sources/Part%201.swift#L12-L14\">Part "
                + "1.swift, lines 12–14</a> · 0.9 s (CPU 1.2 s)</small></p>")
    }

    @Test func outputsAreInTheFormsOfTheirKinds() throws {
        let figure = Figure(id: "f", number: 3, caption: [.math("x")], alternativeText: "A dot.")
        let table = Table(
            id: "t", number: 2, caption: [.text("Scores")],
            columns: [Table.Column([.text("setting")]), Table.Column([.text("mean")], alignment: .decimal)],
            rows: [[[.text("a|<b>")], [.strong([.text("0.5")])]], [[.text("long one")], [.text("10.25")]]],
            rulesAbove: [1])
        let cell = Cell(
            number: 1, firstLine: 1, lines: ["x"],
            outputs: [
                .value(name: "loss", [.text("0.5 "), .math("\\chi^2")]), .text("a <b>\r\n"), .text("c\u{1b}[31m"),
                .figure(figure), .table(table), .text(""),
            ])
        let notebook = try Notebook([
            .cell(cell), .paragraph([.link([.text("see")], destination: "#f"), .link([], destination: "#t")]),
        ])
        let outputs = notebook.cells[1].outputs
        try #require(outputs.count == 6)
        #expect(outputs[0].data == ["text/plain": "loss: 0.5 χ²"])
        #expect(outputs[1].json["name"] as? String == "stdout")
        #expect(outputs[1].json["text"] as? [String] == ["a <b>\n", "c\u{fffd}[31m\n"])
        #expect(outputs[2].data["text/html"] == "<a id=\"f\"></a>")
        #expect(outputs[3].data["text/plain"] == "A dot.")
        #expect(try outputs[3].data["image/svg+xml"] == SVGFigures.svg(of: Notebook.plot.picture()))
        #expect(outputs[3].data["image/png"]?.hasPrefix("iVBORw0KGgo") == true)
        #expect(
            outputs[4].data == [
                "text/html": "<p><strong>Figure 3.</strong> $x$</p>", "text/plain": "Figure 3. x",
            ])
        #expect(
            outputs[5].data["text/html"] == """
                <table>
                <caption style="text-align: left"><a id="t"></a><strong>Table 2.</strong> Scores</caption>
                <thead>
                <tr><th style="text-align: left">setting</th><th style="text-align: right">mean</th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align: left">a|&lt;b&gt;</td><td style="text-align: right">\
                <strong>0.5</strong></td></tr>
                <tr><td style="text-align: left; border-top: 1px solid">long one</td><td style="text-align: right; \
                border-top: 1px solid">10.25</td></tr>
                </tbody>
                </table>
                """)
        #expect(
            outputs[5].data["text/plain"]
                == "Table 2. Scores\n\nsetting    mean\n--------  -----\na|<b>       0.5\nlong one  10.25")
    }

    @Test func aFigureTooLargeForAPNGIsThereAsSVG() throws {
        #expect(try Set(JupyterFigure(Picture(size: Size(14_000, 9))).data.keys) == ["image/svg+xml", "image/png"])
        let large = try JupyterFigure(Picture(size: Size(16_000, 9)))
        #expect(Set(large.data.keys) == ["image/svg+xml"] && large.metadata.isEmpty)
    }

    /// nbformat wants 1 to 64 letters, digits, hyphens and underscores, each id once.
    @Test func idsAreValidAndStayWhenAnotherPartChanges() throws {
        let titles = [
            "Größe", "Grosse", "Große", "Τίτλος", "עברית", "", String(repeating: "long ", count: 40), "Front",
            String(repeating: "long ", count: 40), "Provenance",
        ]
        func ids(_ more: Int) throws -> [[String]] {
            var blocks: [Block] = [], parts: [[String]] = []
            for (index, title) in titles.enumerated() {
                blocks.append(.heading(level: 1, [.text(title + "!")], id: "h\(index)"))
                for number in 0..<(index == 2 ? more : 2) {
                    blocks += [.cell(Cell(number: 1, firstLine: 1, lines: ["\(number)"])), .paragraph([.text("p")])]
                }
            }
            for cell in try Notebook(blocks, provenance: "seed 1").cells {
                let isNew = cell.source.hasPrefix("## ") || cell.source.hasPrefix("___")
                if isNew || parts.isEmpty { parts.append([]) }
                parts[parts.count - 1].append(cell.id)
            }
            return parts
        }
        let (before, after) = (try ids(2), try ids(5))
        #expect(before.count == titles.count + 2)
        for (index, part) in before.enumerated() where index != 3 { #expect(after[index] == part) }
        #expect(after[3].starts(with: before[3]) && after[3].count == before[3].count + 6)
        let all = after.flatMap(\.self)
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil }, "\(all)")
    }

    @Test func metadataSayWhereTheReportIsFrom() throws {
        var document = Document(
            title: [.text("The "), .math("\\chi^2"), .text(" test")],
            imprint: Imprint(authors: ["A. Lovelace"], licence: "MIT", repository: "https://a.b/c"), blocks: [],
            provenance: "seed 1", date: 86_400)
        document.attachments = [
            Attachment(name: "part-1.json", mediaType: "application/json", bytes: Array("abc".utf8))
        ]
        let metadata = try Notebook(document).metadata
        #expect(metadata["title"] as? String == "The χ² test")
        #expect(metadata["authors"] as? [[String: String]] == [["name": "A. Lovelace"]])
        #expect((metadata["kernelspec"] as? [String: String])?["name"] == "swift")
        #expect((metadata["language_info"] as? [String: String])?["name"] == "swift")
        let facts = try #require(metadata["folio"] as? [String: Any])
        #expect(facts["date"] as? String == "1970-01-02T00:00:00Z" && facts["provenance"] as? String == "seed 1")
        #expect(facts["repository"] as? String == "https://a.b/c" && facts["licence"] as? String == "MIT")
        // The digest is FIPS 180-4's example.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(facts["sha256"] as? [String: String] == ["part-1.json": digest])
    }

    @Test func theSameReportGivesTheSameBytes() throws {
        let document = Document(
            title: [.text("T")], blocks: [.heading(level: 1, [.text("H")], id: "h"), .cell(Self.hostileCell("<b>"))])
        #expect(try Notebook(document).bytes == Notebook(document).bytes)
    }

    // MARK: Prose

    /// Headings without strange signs are linked by the id that Jupyter gives them; all else has an anchor, in ASCII.
    @Test func linksLeadToWhatJupyterFinds() throws {
        let links = ["plain", "dots--here", "twice", "twice-1", "größe", "ref-a:b", "eq"].map {
            Inline.link([.text("x")], destination: "#\($0)")
        }
        let text = try Notebook([
            .heading(level: 1, [.text("Plain, of 2 words")], id: "plain"),
            .heading(level: 2, [.text("Dots · here")], id: "dots--here"),
            .heading(level: 2, [.text("Twice")], id: "twice"),
            .heading(level: 2, [.text("Twice")], id: "twice-1"), .heading(level: 2, [.math("x")], id: "größe"),
            .formula("x \\label{eq}"), .paragraph(links),
            .bibliography([BibliographyEntry(id: "ref-a:b", label: "", text: [.text("A.")])]),
        ]).prose
        let page = GitHubRenderer(text)
        let addresses = Set(page.attributes("href", of: "a").compactMap { $0.removingPercentEncoding })
        #expect(
            addresses.isSuperset(of: [
                "#Plain,-of-2-words", "#dots--here", "#twice", "#twice-1", "#gr_f6__df_e", "#ref-a_3a_b", "#eq",
            ]))
        let anchors = Set(page.attributes("id", of: "a"))
        #expect(anchors == ["dots--here", "twice", "twice-1", "gr_f6__df_e", "ref-a_3a_b", "eq"])
        #expect(text.contains("$$\nx\n$$"))
    }

    @Test func footnotesAreBelowTheirCell() throws {
        let note = Inline.footnote([.paragraph([.text("inner")])])
        let outer = Inline.footnote([.paragraph([.text("outer"), note]), .code("x", language: "")])
        let table = Table(id: "t", number: 1, caption: [.text("C"), note], columns: [Table.Column([])], rows: [])
        let cells = try Notebook([
            .heading(level: 1, [.text("A")], id: "a"), .paragraph([.text("a"), outer]),
            .cell(Cell(number: 1, firstLine: 1, lines: ["x"], outputs: [.table(table)])),
        ]).cells
        #expect(
            cells[1].source == """
                ## A

                a<sup><a id="a-1-mark-1"></a>[1](#a-1-note-1)</sup>

                **Notes**

                1. <a id="a-1-note-1"></a>[↑](#a-1-mark-1) outer<sup><a id="a-1-mark-2"></a>[2](#a-1-note-2)</sup>

                    ```
                    x
                    ```

                2. <a id="a-1-note-2"></a>[↑](#a-1-mark-2) inner
                """)
        let outputs = cells[2].outputs
        #expect(outputs[0].data["text/html"]?.contains("C<sup><a id=\"a-2-mark-1\"></a>") == true)
        #expect(
            outputs[1].data == [
                "text/markdown": "**Notes**\n\n1. <a id=\"a-2-note-1\"></a>[↑](#a-2-mark-1) inner"
            ])
    }

    @Test func warningsAreReadableWithoutTheirBox() throws {
        let text = try Notebook([.notice(title: "FAILED", [.paragraph([.text("No *memory*.")])])]).prose
        #expect(
            text == """
                <div class="alert alert-warning">

                **Warning: FAILED**

                No \\*memory\\*.

                </div>
                """)
    }

    // MARK: Text that looks like something else

    private static let hostile = [
        "<script>alert(1)</script>", "</svg><img src=x onerror=alert(1)>", "-->", "]]>", "</td></table>", "&lt;b&gt;",
        "a\u{0}b", "\u{202e}right to left\u{202c}", "$x$ and $y$", "$$z$$", "\\(x\\) \\[y\\]",
        "\\begin{align}x\\end{align} \\ref{a}", "@@0@@", "`a` ``` b", "[x](javascript:alert(1))", "| a | b |",
        "\u{2028}",
        "# a", "1. b", "{x}", "*a* _b_ ~c~", "\"'", "\u{85}\u{1c}",
    ]

    private static func hostileCell(_ text: String) -> Cell {
        let table = Table(
            id: text, number: 1, caption: [.text(text)], columns: [Table.Column([.text(text)])],
            rows: [[[.text(text)]], [[.code(text), .link([.text("l")], destination: text)]]])
        return Cell(
            number: 1, path: text, firstLine: 1, lines: [text], folded: text,
            outputs: [
                .value(name: text, [.text(text)]), .text(text), .table(table),
                .figure(Figure(id: text, number: 1, caption: [.text(text)], alternativeText: text)),
            ], timing: text)
    }

    @Test(arguments: hostile)
    func proseIsReadAsItIs(text: String) throws {
        let expected = text.printable.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let table = Table(id: "", columns: [Table.Column([.text(text)])], rows: [])
        let blocks: [Block] = [
            .paragraph([.text(text)]), .heading(level: 2, [.text(text)], id: ""), .table(table),
            .list(List(items: [[.paragraph([.text(text)])]])), .quote([.paragraph([.text(text)])]),
            .remark([.text(text)]), .code(text, language: ""), .paragraph([.code(text)]),
        ]
        for block in blocks {
            let prose = try Notebook([block]).prose
            let page = GitHubRenderer(prose)
            #expect(page.text == expected, "\(prose)")
            #expect(Set(page.html.matches(of: /<([a-z0-9]+)/).map { String($0.1) }).isSubset(of: Self.expectedTags))
        }
        let notice = GitHubRenderer(try Notebook([.notice(title: text, [])]).prose)
        #expect(notice.text == "Warning" + (expected.isEmpty ? "" : ": " + expected))
    }

    private static let expectedTags: Set<String> = [
        "p", "h3", "table", "thead", "tr", "th", "ul", "li", "blockquote", "small", "pre", "code", "span",
    ]

    /// MathJax finds formulas in the text of one element, so no such text may hold one.
    @Test func noElementHoldsWhatMathJaxWouldTakeForAFormula() throws {
        for text in Self.hostile {
            let notebook = try Notebook([.paragraph([.text(text)]), .cell(Self.hostileCell(text))])
            let pages =
                [GitHubRenderer(notebook.prose).html]
                + notebook.cells.flatMap(\.outputs).compactMap { $0.data["text/html"] }
            for page in pages {
                let withoutCode = page.replacing(/<(code|a)[^>]*>.*?<\/\1>/.dotMatchesNewlines(), with: "<>")
                for piece in withoutCode.split(separator: /<[^>]*>/) {
                    #expect(piece.count { $0 == "$" || $0 == "\\" } <= (piece.count == 1 ? 1 : 0), "\(piece)")
                }
            }
        }
    }

    @Test(arguments: hostile)
    func outputsHoldNoMarkupOfData(text: String) throws {
        let notebook = try Notebook([.cell(Self.hostileCell(text))])
        let cell = notebook.cells[1]
        #expect(cell.source == text.printable)
        for output in cell.outputs {
            guard let html = output.data["text/html"] else { continue }
            let tags = html.matches(of: /<\/?([a-z]+)/).map { String($0.1) }
            let allowed: Set<String> = [
                "p", "small", "a", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "span",
            ]
            #expect(Set(tags).isSubset(of: allowed), "\(html)")
            #expect(!html.contains("\u{0}") && !html.contains(" onerror=alert(1)>"))
            let addresses = html.matches(of: /href="([^"]*)"/).map { String($0.1) }
            #expect(addresses.allSatisfy { !$0.lowercased().contains("javascript:") || $0.hasPrefix("../") })
        }
        // JSON is read back by Foundation as the same text, and holds no control character but line ends.
        #expect(!notebook.bytes.contains { $0 < 0x20 && $0 != 0x0a })
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:x", "\u{1}javascript:x",
        "vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "java\u{ad}script:x",
    ])
    func addressesThatRunSomethingAreNoLinks(address: String) throws {
        let link = [Inline.link([.text("x")], destination: address)]
        let table = Table(id: "", columns: [Table.Column(link)], rows: [])
        let notebook = try Notebook([
            .paragraph(link), .cell(Cell(number: 1, firstLine: 1, lines: [], outputs: [.table(table)])),
        ])
        #expect(notebook.prose == "x")
        #expect(notebook.cells.last?.outputs.first?.data["text/html"]?.contains("<a") == false)
    }

    @Test(arguments: ["https://a.b/c:d", "mailto:a@b.c", "results/a.json", "../a:b/c", "#x", "a/b:c", "?a:b"])
    func otherAddressesAreLinks(address: String) throws {
        let page = GitHubRenderer(try Notebook([.paragraph([.link([.text("x")], destination: address)])]).prose)
        #expect(page.attributes("href", of: "a") == [address])
    }
}

/// A report's notebook, read back.
private struct Notebook {
    struct Entry {
        let json: [String: Any]
        var id: String { json["id"] as? String ?? "" }
        var kind: String { json["cell_type"] as? String ?? "" }
        var source: String { (json["source"] as? [String] ?? []).joined() }
        var metadata: [String: Any] { json["metadata"] as? [String: Any] ?? [:] }
        var outputs: [Output] { (json["outputs"] as? [[String: Any]] ?? []).map { Output(json: $0) } }
    }

    struct Output {
        let json: [String: Any]
        var data: [String: String] {
            (json["data"] as? [String: Any] ?? [:]).mapValues {
                ($0 as? [String])?.joined() ?? $0 as? String ?? ""
            }
        }
    }

    /// The plot of every figure.
    static let plot = Plot { Dots([(1, 2), (3, 4)]) }
    let bytes: Data
    let cells: [Entry]
    let metadata: [String: Any]

    /// The notebook of a report with the title T.
    init(_ blocks: [Block], provenance: String = "") throws {
        try self.init(Document(title: [.text("T")], blocks: blocks, provenance: provenance))
    }

    init(_ document: Document) throws {
        let plots = Dictionary(document.figures.map { ($0.id, Self.plot) }) { $1 }
        let report = WovenReport(document: document, plots: plots)
        bytes = try JupyterReport().files(of: report)[0].bytes
        let json = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        cells = try #require(json["cells"] as? [[String: Any]]).map { Entry(json: $0) }
        metadata = try #require(json["metadata"] as? [String: Any])
    }

    /// The prose after the front and the table of contents.
    var prose: String {
        cells.filter { $0.kind == "markdown" && $0.id != "front-1" }.map(\.source).joined(separator: "\n\n")
    }
}
