import Plots

@testable import Documents
@testable import Formats

/// A report with hostile texts in every place where data or prose can be.
enum HostileReport {
    /// Texts that would be markup, script, or something else than text if they were not escaped.
    static let texts = [
        "<script>hacked=1</script>", "\"><img src=x onerror=hacked=1>", "'><img src=x onerror=hacked=1>",
        "</svg><script>hacked=1</script>", "</style><script>hacked=1</script>", "</title><script>hacked=1</script>",
        "</textarea></select><iframe srcdoc='<script>parent.hacked=1</script>'>", "]]>", "--><script>hacked=1</script>",
        "&lt;b&gt;&#60;b&#62;", "a\u{0}b", "a\u{202e}b\u{202c}", "a\u{2066}b", "${hacked=1}", "\u{fffe}\u{feff}",
        "<math><mtext><style><img src=x onerror=hacked=1></style></mtext></math>", "\" onfocus=hacked=1 autofocus x=\"",
        "<b>bold</b>", "\u{7f}\u{85}", "https://a.org/\"onclick=\"hacked=1",
    ]

    /// The web page of the report.
    static var page: String {
        let (document, plots) = make()
        return HTMLPage(WovenReport(document: document, plots: plots)).text
    }

    /// The report and its figures.
    static func make() -> (Document, [String: Plot]) {
        let all = texts.joined(separator: " ")
        var blocks: [Block] = []
        var plots: [String: Plot] = [:]
        for (number, text) in texts.enumerated() {
            let id = "\(number)" + text
            plots["f" + id] = plot(text)
            blocks += [
                .heading(level: 2, [.text(text + " in a heading")], id: "h" + id),
                .paragraph([
                    .text(text + " in a paragraph"), .code(text), .emphasis([.strong([.text(text)])]),
                    .link([.text(text)], destination: text), .link([.text(text)], destination: "javascript:" + text),
                    .link([.text("place")], destination: "#h" + id), .footnote([.paragraph([.text(text)])]),
                    .math("\\text{" + text.filter { $0.isLetter || $0 == "<" || $0 == ">" } + "}"), .math(text),
                ]),
                .code(text, language: text), .quote([.paragraph([.text(text)])]), .remark([.text(text)]),
                .formula("x \\tag{\(number)} \\label{\(number)e}"), .formula(text),
                .notice(title: text, [.paragraph([.text(text)])]),
                .list(List(start: number, items: [[.paragraph([.text(text)])]])),
                .cell(cell(text, number, id)),
                .bibliography([BibliographyEntry(id: "b" + id, label: text, text: [.text(text)])]),
            ]
        }
        let document = Document(
            title: [.text(all)], subtitle: [.text(all)],
            imprint: Imprint(
                line: [.text(all)], authors: texts, date: all, licence: all, licenceAddress: all, repository: all),
            abstract: [.paragraph([.text(all)])], blocks: blocks, provenance: all, watermark: all,
            attachments: texts.map { Attachment(name: $0, mediaType: $0, bytes: Array($0.utf8)) })
        return (document, plots)
    }

    private static func plot(_ text: String) -> Plot {
        Plot.grid(
            text, columns: 2,
            [
                Plot(text, x: .linear(text), y: .linear(text)) {
                    Line([1.0, 2, 3], name: text)
                    Labels([(1.0, 1.5, text)])
                },
                Plot(text, x: .category(text), y: .linear(text)) { Bars([(text, 1.0), ("b", 2.0)], name: text) },
                Plot(text) {
                    HeatMap([[1.0, 2], [3, 4]], rows: [text, "b"], columns: [text, "d"], numbers: .decimals(0))
                },
                Plot.images(text, columns: 1, weights: [[0.0, 1, 2, 3]], imageColumns: 2, captions: [text]),
            ])
    }

    private static func cell(_ text: String, _ number: Int, _ id: String) -> Cell {
        let table = Table(
            id: "t" + id, number: number, caption: [.text(text + " in a caption")],
            columns: [.init([.text(text)]), .init([.text(text)], alignment: .decimal)],
            rows: [[[.text(text + " in a cell")], [.text(text)]]])
        let figure = Figure(
            id: "f" + id, number: number, caption: [.text(text + " in a figure")], alternativeText: text)
        return Cell(
            number: number, language: number % 2 == 0 ? "swift" : text, path: text, firstLine: 1,
            lines: [text, "\"" + text + "\" // " + text], folded: number % 3 == 0 ? text : nil,
            outputs: [
                .value(name: text + " as a name", [.text(text)]), .text(text + "\n" + text), .table(table),
                .figure(figure),
            ], timing: text)
    }
}
