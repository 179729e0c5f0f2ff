import Documents

extension HTMLWriter {
    /// A table with its caption; it scrolls by itself if it is wider than the page.
    func table(_ table: Table) -> HTML {
        guard !table.columns.isEmpty else { return HTML() }
        let id = HTMLAddress.id(table.id), captionID = "Caption-" + id
        let caption = caption("Table", table.number, table.caption, id: id)
        let widths = table.columns.indices.map { index in
            table.columns[index].alignment == .decimal
                ? table.rows.compactMap { $0.indices.contains(index) ? Self.fraction(of: $0[index])?.count : nil }.max()
                    ?? 0
                : 0
        }
        let head = HTML.element(
            "tr", [:],
            table.columns.map { column in
                .element("th", ["scope": "col", "class": column.alignment.htmlClass], inlines(column.title))
            })
        // The first column, if it has names, heads its rows.
        let hasNames = table.columns.count > 1 && table.columns[0].alignment == .left
        let rows = table.rows.enumerated().map { number, cells -> HTML in
            let contents = table.columns.indices.map { index -> HTML in
                let cell = cells.indices.contains(index) ? cells[index] : []
                let name = index == 0 && hasNames ? "th" : "td"
                return .element(
                    name,
                    ["scope": name == "th" ? "row" : nil, "class": table.columns[index].alignment.htmlClass],
                    inlines(cell), padding(cell, to: widths[index]))
            }
            return .element("tr", ["class": table.rulesAbove.contains(number) ? "ruled" : nil], contents)
        }
        let body = HTML.element("table", [:], .element("thead", [:], head), .element("tbody", [:], rows))
        let isNamed = !caption.isEmpty
        return .element(
            "figure", ["class": "table", "id": id.isEmpty ? nil : id],
            isNamed ? .element("figcaption", ["id": captionID], caption) : HTML(),
            .element(
                "div",
                [
                    "class": "scroll", "tabindex": "0", "role": "region",
                    "aria-labelledby": isNamed ? captionID : nil, "aria-label": isNamed ? nil : "Table",
                ], body))
    }

    /// A caption with its label, which links to the thing itself; nothing if there is neither number nor text.
    func caption(_ kind: String, _ number: Int?, _ text: [Inline], id: String) -> HTML {
        guard number != nil || !text.isEmpty else { return HTML() }
        let label = number.map { number in
            HTML.element("a", ["class": "label", "href": HTMLAddress.place(id)], HTML("\(kind) \(number).")) + HTML(" ")
        }
        return (label ?? HTML()) + inlines(text)
    }

    /// The decimal point of a number and what follows it; nil for a cell of words.
    private static func fraction(of cell: [Inline]) -> Substring? {
        let text = cell.plainText
        guard let first = text.firstIndex(where: \.isNumber) else { return nil }
        let separators: Set<Character> = [",", "\u{2009}", "\u{202f}"]
        guard let end = text[first...].firstIndex(where: { !$0.isNumber && !separators.contains($0) }) else {
            return ""
        }
        return text[end...]
    }

    /// Invisible digits that bring the decimal point of a number below those of its column.
    private func padding(_ cell: [Inline], to width: Int) -> HTML {
        guard width > 0, let fraction = Self.fraction(of: cell), fraction.count < width else { return HTML() }
        let missing = width - fraction.count
        let filler = (fraction.isEmpty ? "." : "0") + String(repeating: "0", count: missing - 1)
        return .element("span", ["class": "pad", "aria-hidden": "true"], HTML(filler))
    }
}

extension Table.Column.Alignment {
    /// The class of cells with this alignment; nil for the usual one.
    fileprivate var htmlClass: String? {
        switch self {
        case .left: nil
        case .right, .decimal: "right"
        case .center: "center"
        }
    }
}
