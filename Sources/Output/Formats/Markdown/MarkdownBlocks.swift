import Documents
import Foundation
import TeXMath

/// A writer of blocks as lines of Markdown.
struct MarkdownBlocks {
    /// The path of a figure's picture, relative to the file that is written.
    let figurePath: (Figure) -> String
    /// The number added to the level of every heading, since the document's title has the first level.
    let headingShift: Int
    /// The ids that links point to; only these get an anchor.
    let linkedIds: Set<String>
    let footnotes = Footnotes()
    /// The dialect to write.
    let dialect: MarkdownDialect
    /// The address in the file for the destination of a link; nil for one that must not be a link.
    let address: (String) -> String?
    /// The beginning of the ids of footnotes, in a dialect that has none of its own.
    let noteId: String
    /// True for blocks within a list or a quotation.
    private(set) var isNested = false
    /// The ids that GitHub gives to the headings written so far.
    private let slugs: Identifiers

    /// The number of lines of output above which it is folded.
    static let longOutput = 40
    /// The address of the repository that holds the sources; nil if it is not known.
    let repository: String?

    init(
        headingShift: Int = 0, linkedIds: Set<String> = [], slugs: Identifiers = Identifiers(),
        repository: String? = nil, dialect: MarkdownDialect = .gitHub, noteId: String = "",
        address: @escaping (String) -> String? = { $0 }, figurePath: @escaping (Figure) -> String
    ) {
        self.dialect = dialect
        self.noteId = noteId
        self.address = address
        self.figurePath = figurePath
        self.headingShift = headingShift
        self.linkedIds = linkedIds
        self.slugs = slugs
        self.repository = repository
    }

    /// The lines of blocks, with an empty line between two blocks.
    func lines(_ blocks: [Block]) -> [String] {
        var groups: [[String]] = []
        var previous: Block?
        for block in blocks {
            let lines = lines(block)
            guard !lines.isEmpty else { continue }
            if case .list(let list) = block, case .list(let before)? = previous,
                (list.start == nil) == (before.start == nil)
            {
                // Without a separator the second list would continue the first.
                groups.append(["<!-- -->"])
            }
            groups.append(lines)
            previous = block
        }
        return Array(groups.joined(separator: [""]))
    }

    /// The lines of all footnotes referred to so far, and of the footnotes that these refer to.
    func footnoteLines() -> [String] {
        guard dialect == .gitHub else { return noteLines() }
        var result: [String] = []
        while let (number, blocks) = footnotes.next() {
            let lines = lines(blocks)
            guard let first = lines.first else { continue }
            if case .paragraph? = blocks.first {
                result.append("[^\(number)]: \(first)")
                result += indented(lines.dropFirst(), by: 4)
            } else {
                result.append("[^\(number)]:")
                result += indented(lines[...], by: 4)
            }
            result.append("")
        }
        return result.dropLast()
    }

    /// The inlines as Markdown for a place of the given kind.
    func inline(_ inlines: [Inline], _ place: MarkdownInlines.Place = .paragraph) -> String {
        MarkdownInlines(
            inlines, place: place, dialect: dialect, address: address, footnote: footnoteMark
        ).text
    }

    /// Stores a footnote for the end of the text and returns its mark; nil if it has no text.
    func footnoteMark(_ blocks: [Block]) -> String? { footnotes.add(blocks).map(mark) }

    /// The mark of a footnote in the text.
    private func mark(_ number: Int) -> String {
        guard dialect == .jupyter else { return "[^\(number)]" }
        return "<sup>" + anchor("\(noteId)-mark-\(number)") + "[\(number)](#\(noteId)-note-\(number))</sup>"
    }

    /// The writer for blocks within a list or a quotation.
    var nested: MarkdownBlocks {
        var writer = self
        writer.isNested = true
        return writer
    }

    // MARK: One block

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let level, let title, let id): return heading(level, title, id)
        case .paragraph(let text):
            let text = inline(text)
            return text.isEmpty ? [] : text.lines
        case .list(let list): return self.list(list)
        case .quote(let blocks): return quoted(nested.lines(blocks))
        case .code(let code, let language): return listing(code.lines, language)
        case .formula(let tex): return formula(tex)
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        case .cell(let cell): return self.cell(cell)
        case .notice(let title, let blocks): return notice(title, blocks)
        case .remark(let text):
            let text = inline(text, .line)
            return text.isEmpty ? [] : [small(text)]
        case .bibliography(let entries): return bibliography(entries)
        // Three underscores cannot be read as a list marker or as the underline of a heading.
        case .rule: return ["___"]
        }
    }

    /// A paragraph for each entry, with an anchor, which citations link to.
    private func bibliography(_ entries: [BibliographyEntry]) -> [String] {
        let paragraphs = entries.map { [anchor($0.id) + inline($0.text, .line)] }
        return Array(paragraphs.joined(separator: [""]))
    }

    private func formula(_ tex: String) -> [String] {
        let shown = tex.withoutTeXLabel.trimmed
        if shown.isEmpty { return [] }
        let anchor = tex.texLabels?.label.map(anchorIfLinked) ?? ""
        let lines = dialect == .jupyter ? mathJaxFormula(shown) : fenced(shown.lines, "math")
        return (anchor.isEmpty ? [] : [anchor, ""]) + lines
    }

    private func heading(_ level: Int, _ title: [Inline], _ id: String) -> [String] {
        let text = inline(title, .line)
        guard !text.isEmpty else { return [] }
        let slug = slugs.unique(for: title.plainText)
        // Whoever writes for Jupyter knows which headings need an anchor.
        let needsAnchor = dialect == .jupyter || slug != id || title.holdsMathematics
        let anchor = needsAnchor ? anchorIfLinked(id) : ""
        return [String(repeating: "#", count: max(1, min(6, level + headingShift))) + " " + anchor + text]
    }

    private func list(_ list: List) -> [String] {
        let items = list.items.map { lines(ofItem: $0) }
        let isLoose = items.contains { $0.isLoose }
        // Markdown reads `- - -` as a rule, not as three nested lists.
        let looksLikeRule = items.contains { $0.lines.first?.allSatisfy { "- ".contains($0) } == true }
        let bullet = looksLikeRule ? "+" : "-"
        var result: [String] = []
        for (index, item) in items.enumerated() {
            let mark = list.start.map { "\(max(0, min($0, 99_999_999)) + index)." } ?? bullet
            if isLoose, index > 0 { result.append("") }
            result.append(item.lines.isEmpty ? mark : mark + " " + item.lines[0])
            result += indented(item.lines.dropFirst(), by: mark.count + 1)
        }
        return result
    }

    /// The lines of a list item; `isLoose` is true if it needs empty lines around its blocks.
    ///
    /// An item is tight if it is one paragraph, or a paragraph and a list that may follow it without an empty line.
    private func lines(ofItem blocks: [Block]) -> (lines: [String], isLoose: Bool) {
        guard blocks.count == 2, case .paragraph = blocks[0], case .list(let inner) = blocks[1] else {
            return (nested.lines(blocks), blocks.count > 1)
        }
        let (text, list) = (lines(blocks[0]), lines(blocks[1]))
        let canFollow = inner.start ?? 1 == 1 && list.first?.contains(" ") == true
        let isTight = !text.isEmpty && canFollow && !list.contains("")
        let parts = [text, list].filter { !$0.isEmpty }
        return (Array(parts.joined(separator: isTight ? [] : [""])), !isTight && parts.count > 1)
    }

    /// The lines as a block quote.
    func quoted(_ lines: [String]) -> [String] {
        lines.isEmpty ? [">"] : lines.map { $0.isEmpty ? ">" : "> " + $0 }
    }

    /// A warning box with a title and a body.
    func notice(_ title: String, _ blocks: [Block]) -> [String] {
        if dialect == .jupyter { return alert(title.spaced, blocks) }
        let title = inline([.strong([.text(title.spaced)])])
        let body = nested.lines(blocks)
        let head = ["[!WARNING]"] + (title.isEmpty ? [] : [title])
        return quoted(head + (body.isEmpty ? [] : [""]) + body)
    }

    /// Text in small print.
    func small(_ text: String) -> String { "<\(dialect.smallTag)>\(text)</\(dialect.smallTag)>" }

    /// The lines as code in a programming language. A name that Markdown would read as another one, or as the mark of
    /// a formula, is left out.
    func listing(_ lines: [String], _ language: String) -> [String] {
        let isPlain = language.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789+-#._".unicodeScalars.contains(scalar))
        }
        return fenced(lines, isPlain && language != "math" ? language : "")
    }

    /// The lines as a fenced code block, with a fence longer than any run of backticks in them.
    private func fenced(_ lines: [String], _ language: String) -> [String] {
        let longest = lines.map { $0.longestRun(of: "`") }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return [fence + language] + lines.map(\.printable) + [fence]
    }

    // MARK: Tables, figures, cells

    private func table(_ table: Table) -> [String] {
        guard !table.columns.isEmpty else { return [] }
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        var lines: [String] = []
        if let caption = caption("Table", table.number, table.caption) {
            lines = (anchorIfLinked(table.id) + caption).lines + [""]
        } else if linkedIds.contains(table.id) {
            lines = [anchor(table.id), ""]
        }
        lines.append(row(table.columns.map { inline($0.title, .cell) }))
        lines.append(
            row(
                table.columns.map { column in
                    switch column.alignment {
                    case .left: "---"
                    case .center: ":-:"
                    case .right, .decimal: "--:"
                    }
                }))
        for cells in table.rows {
            lines.append(row(table.columns.indices.map { cells.indices.contains($0) ? inline(cells[$0], .cell) : "" }))
        }
        return lines
    }

    private func figure(_ figure: Figure) -> [String] {
        let image = Inline.link([.text(figure.alternativeText.spaced)], destination: figurePath(figure))
        var lines = [anchorIfLinked(figure.id) + "!" + inline([image], .alternative)]
        if let caption = caption("Figure", figure.number, figure.caption) {
            lines += [""] + caption.lines
        }
        return lines
    }

    /// A numbered caption on one line; nil if there is neither a number nor a text.
    private func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> String? {
        guard number != nil || !caption.isEmpty else { return nil }
        let label: [Inline] = number.map { [.strong([.text("\(kind) \($0).")]), .text(" ")] } ?? []
        return inline(label + caption, .line)
    }

    private func cell(_ cell: Cell) -> [String] {
        var groups: [[String]] = []
        let place = cell.place(repository: repository)
        if !cell.lines.isEmpty {
            let code = listing(cell.lines, cell.language)
            if cell.folded == nil {
                groups.append(code)
            } else {
                let below = place.map { ["", small(inline([$0], .line))] } ?? []
                groups.append(folded(code + below, count: cell.lines.count, cell.folded))
            }
        }
        let remarks: [[Inline]?] = [
            cell.folded == nil ? place.map { [$0] } : nil, cell.timing.map { [.text($0)] },
        ]
        let remark = Array(remarks.compactMap(\.self).joined(separator: [.text(" · ")]))
        if !remark.isEmpty { groups.append([small(inline(remark, .line))]) }
        var values: [String] = []
        for output in cell.outputs {
            if case .value(let name, let value) = output {
                values.append("- " + inline([.text(name + ": "), .strong(value)], .line))
                continue
            }
            groups.append(values)
            values = []
            groups.append(lines(output))
        }
        groups.append(values)
        return Array(groups.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private func lines(_ output: Cell.Output) -> [String] {
        switch output {
        case .value: return []
        case .text(let text):
            var lines = text.lines
            if lines.last == "" { lines.removeLast() }
            guard !lines.isEmpty else { return [] }
            let isLong = lines.count > MarkdownBlocks.longOutput
            return folded(fenced(lines, "text"), count: lines.count, isLong ? "Output" : nil)
        case .table(let table): return self.table(table)
        case .figure(let figure): return self.figure(figure)
        }
    }

    /// The lines in a folded section with a summary; unchanged if the summary is nil.
    private func folded(_ lines: [String], count: Int, _ summary: String?) -> [String] {
        guard let summary else { return lines }
        let label = "\(summary.spaced.printable) · \(count) \(count == 1 ? "line" : "lines")"
        return ["<details>", "<summary>\(label.escapedForHTML)</summary>", ""] + lines + ["", "</details>"]
    }

    // MARK: Anchors

    func anchor(_ id: String) -> String {
        let address = address("#" + id) ?? ""
        return "<a id=\"\(String(address.dropFirst()).escapedForHTML)\"></a>"
    }
    /// An anchor if a link points to the id, else empty.
    private func anchorIfLinked(_ id: String) -> String { linkedIds.contains(id) ? anchor(id) : "" }

    func indented(_ lines: ArraySlice<String>, by count: Int) -> [String] {
        lines.map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
    }
}
