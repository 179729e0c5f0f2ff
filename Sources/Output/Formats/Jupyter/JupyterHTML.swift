import Documents

/// A writer of captions and tables as HTML, for the outputs of cells.
struct JupyterHTML {
    /// The writer of the cell's footnotes and anchors.
    let markdown: MarkdownBlocks

    /// Text in small print, in a paragraph.
    func small(_ inlines: [Inline]) -> String { "<p><small>\(text(inlines))</small></p>" }

    /// A caption with its number, without an element around it; nil if there is neither.
    func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> String? {
        let label = number.map { "<strong>\(kind) \($0).</strong>" } ?? ""
        let shown = [label, text(caption)].filter { !$0.isEmpty }.joined(separator: " ")
        return shown.isEmpty ? nil : shown
    }

    /// The anchor of a figure or table; nil if no link leads there.
    func anchor(_ id: String) -> String? { markdown.linkedIds.contains(id) ? markdown.anchor(id) : nil }

    /// A table, with one line of the file for each row.
    func table(_ table: Table) -> String {
        let styles = table.columns.map { column in
            switch column.alignment {
            case .left: "text-align: left"
            case .center: "text-align: center"
            case .right, .decimal: "text-align: right"
            }
        }
        func row(_ cells: [[Inline]], _ tag: String, _ more: String = "") -> String {
            let written = styles.indices.map { column in
                let content = cells.indices.contains(column) ? text(cells[column]) : ""
                return "<\(tag) style=\"\(styles[column])\(more)\">\(content)</\(tag)>"
            }
            return "<tr>\(written.joined())</tr>"
        }
        var lines = ["<table>"]
        let caption = [anchor(table.id), caption("Table", table.number, table.caption)].compactMap(\.self).joined()
        if !caption.isEmpty {
            lines.append("<caption style=\"text-align: left\">\(caption)</caption>")
        }
        lines += ["<thead>", row(table.columns.map(\.title), "th"), "</thead>", "<tbody>"]
        for (index, cells) in table.rows.enumerated() {
            lines.append(row(cells, "td", table.rulesAbove.contains(index) ? "; border-top: 1px solid" : ""))
        }
        return (lines + ["</tbody>", "</table>"]).joined(separator: "\n")
    }

    /// Inlines as HTML on one line.
    func text(_ inlines: [Inline]) -> String {
        inlines.merged.map { inline in
            switch inline {
            case .text(let text): Self.escaped(text)
            case .emphasis(let inner): "<em>\(text(inner))</em>"
            case .strong(let inner): "<strong>\(text(inner))</strong>"
            case .code(let code): "<code>\(code.oneLine.escapedForHTML)</code>"
            case .math(let tex): "$\(MathJaxTeX.inline(tex).escapedForHTML)$"
            case .link(let inner, let destination):
                if let address = markdown.address(destination) {
                    "<a href=\"\(address.oneLine.escapedForHTML)\">\(text(inner.withoutLinks))</a>"
                } else {
                    text(inner)
                }
            case .footnote(let blocks): markdown.footnoteMark(blocks) ?? ""
            case .lineBreak: "<br>"
            case .reference(let reference): Self.escaped(reference.source)
            case .citation(let citation): Self.escaped(citation.source)
            }
        }.joined()
    }

    /// Text with HTML's signs escaped, and in an element of its own each sign that could begin a formula: MathJax
    /// searches the finished page, but not across elements.
    private static func escaped(_ text: String) -> String {
        text.oneLine.escapedForHTML.replacing("\\", with: "<span>\\</span>").replacing("$", with: "<span>$</span>")
    }
}

extension String {
    /// The text with spaces for line ends and tabs, and U+FFFD for other control characters.
    fileprivate var oneLine: String {
        let signs: [Unicode.Scalar] = ["\n", "\r", "\t", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"]
        return String(String.UnicodeScalarView(printable.unicodeScalars.map { signs.contains($0) ? " " : $0 }))
    }
}
