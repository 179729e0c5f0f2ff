import Documents

/// Captions of tables in prose, as Pandoc has them: a paragraph just below or just above the table that begins with
/// `: ` or `Table: `, or such a line that touches the table's last row. At its end, `{#name}` gives the table a name.
///
/// `\:` is a plain colon.
struct ProseTableCaptions {
    /// The indices of paragraphs that begin with a mark, and of tables whose last row does.
    var marked: Set<Int> = []

    private static let marks = [": ", "Table: "]

    /// True if a line of Markdown begins with a caption's mark, behind the marks of lists and quotations.
    func isMark(_ line: Substring) -> Bool {
        let text = line.drop { " \t>-*+.)".contains($0) || $0.isASCII && $0.isNumber }
        return Self.marks.contains(where: text.hasPrefix)
    }

    /// The blocks with each caption in its table.
    ///
    /// A paragraph between two tables belongs to the first, if that has no caption yet.
    ///
    /// - Throws: `ProseError` for a name with signs other than letters, digits and hyphens.
    func applied(to blocks: [Block]) throws(ProseError) -> [Block] {
        var result: [Block] = []
        /// True if the last block is a table that may still get a caption from below.
        var isOpen = false
        /// The caption that is the last block, if it is one.
        var above: [Inline]?
        if marked.isEmpty { return blocks }
        for (index, block) in blocks.enumerated() {
            defer { if case .paragraph = block {} else { above = nil } }
            switch block {
            case .table(var table):
                var caption: [Inline] = []
                if let above {
                    caption = above
                    result.removeLast()
                }
                if marked.contains(index), let touching = Self.touchingCaption(of: table) {
                    table.rows.removeLast()
                    caption += caption.isEmpty ? touching : [.text(" ")] + touching
                }
                result.append(.table(try captioned(table, caption)))
                isOpen = caption.isEmpty
            case .paragraph(let text):
                above = marked.contains(index) ? Self.caption(text) : nil
                if isOpen, case .table(let table)? = result.last, let caption = above {
                    result[result.count - 1] = .table(try captioned(table, caption))
                    above = nil
                } else {
                    result.append(block)
                }
                isOpen = false
            default:
                result.append(block)
                isOpen = false
            }
        }
        return result
    }

    /// The text behind the mark of a caption; nil if there is none, or nothing follows it.
    private static func caption(_ text: [Inline]) -> [Inline]? {
        guard case .text(let first)? = text.first, let mark = marks.first(where: first.hasPrefix) else { return nil }
        let rest = ([.text(String(first.dropFirst(mark.count)))] + text.dropFirst()).merged.trimmed
        return rest.isEmpty ? nil : rest
    }

    /// The caption that touches a table, which GitHub's Markdown takes for a last row with one cell.
    private static func touchingCaption(of table: Table) -> [Inline]? {
        guard let row = table.rows.last, row.dropFirst().allSatisfy(\.isEmpty), let cell = row.first else { return nil }
        return caption(cell)
    }

    /// The table with a caption, and with the name at the end of the caption.
    private func captioned(_ table: Table, _ caption: [Inline]) throws(ProseError) -> Table {
        var table = table
        table.caption = caption
        guard case .reference(let reference)? = caption.last, reference.name.hasPrefix("#") else { return table }
        let name = String(reference.name.dropFirst())
        guard !name.isEmpty, reference.format == nil,
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
        else {
            throw ProseError(
                file: reference.file, line: reference.line,
                problem: .reference(
                    name: reference.name, reason: "a table's name has letters, digits and hyphens, as in {#times}"))
        }
        table.id = name
        table.caption = Array(caption.dropLast()).merged.trimmed
        return table
    }
}
