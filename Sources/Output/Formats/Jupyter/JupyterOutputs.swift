import Documents

/// The outputs of one code cell.
struct JupyterOutputs {
    /// The outputs in the form of nbformat, in order.
    private(set) var json: [JupyterJSON] = []
    /// The text printed since the last output of another kind; Jupyter joins neighbouring streams when it saves.
    private var printed = ""
    private let html: JupyterHTML
    private let markdown: MarkdownBlocks
    private let drawings: [String: JupyterFigure]

    /// Makes the outputs.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - markdown: The writer of the cell's footnotes.
    ///   - drawings: The figures, by id.
    init(of cell: Cell, markdown: MarkdownBlocks, drawings: [String: JupyterFigure]) {
        self.markdown = markdown
        self.drawings = drawings
        html = JupyterHTML(markdown: markdown)
        appendRemark(on: cell)
        for output in cell.outputs {
            switch output {
            case .value(let name, let value):
                let mark = JupyterPlainText.text([.text(name + ": ")] + value)
                append(["text/plain": mark])
            case .text(let text): append(printing: text)
            case .table(let table) where !table.columns.isEmpty:
                append(["text/html": html.table(table), "text/plain": JupyterPlainText.table(table)])
            case .table: break
            case .figure(let figure): append(figure)
            }
        }
        flush()
        let notes = markdown.footnoteLines()
        if !notes.isEmpty { append(["text/markdown": notes.joined(separator: "\n")]) }
    }

    /// Appends, in small print, the label of a folded listing, its place in the sources and its time: Jupyter shows
    /// nothing in place of code that is folded.
    private mutating func appendRemark(on cell: Cell) {
        var phrases: [[Inline]] = []
        if let label = cell.folded, !cell.lines.isEmpty {
            phrases.append([.text("\(label) · \(cell.lines.count) \(cell.lines.count == 1 ? "line" : "lines")")])
        }
        if let place = cell.place(repository: markdown.repository) { phrases.append([place]) }
        if let timing = cell.timing { phrases.append([.text(timing)]) }
        guard !phrases.isEmpty else { return }
        let remark = Array(phrases.joined(separator: [.text(" · ")]))
        append(["text/html": html.small(remark), "text/plain": JupyterPlainText.text(remark)])
    }

    private mutating func append(_ figure: Figure) {
        let text = figure.alternativeText.spaced.printable
        // The anchor is above the figure, so that a reader who follows a link sees it.
        if let anchor = html.anchor(figure.id) { append(["text/html": anchor, "text/plain": ""]) }
        append(["text/plain": text], drawings[figure.id])
        guard let caption = html.caption("Figure", figure.number, figure.caption) else { return }
        append([
            "text/html": "<p>\(caption)</p>",
            "text/plain": JupyterPlainText.caption("Figure", figure.number, figure.caption),
        ])
    }

    /// Appends printed text, with a line end at its end.
    private mutating func append(printing text: String) {
        let text = text.lines.joined(separator: "\n").printable
        printed += text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }

    private mutating func append(_ texts: [String: String], _ figure: JupyterFigure? = nil) {
        flush()
        let data = texts.mapValues(JupyterJSON.lines).merging(figure?.data ?? [:]) { $1 }
        json.append(
            .object([
                "output_type": .string("display_data"), "metadata": .object(figure?.metadata ?? [:]),
                "data": .object(data),
            ]))
    }

    /// Appends the text printed so far.
    private mutating func flush() {
        guard !printed.isEmpty else { return }
        json.append(
            .object([
                "output_type": .string("stream"), "name": .string("stdout"), "text": .lines(of: printed),
            ]))
        printed = ""
    }
}
