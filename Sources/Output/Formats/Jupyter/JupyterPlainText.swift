import Documents
import Typesetting

/// Outputs of cells as plain text, for readers that show nothing else.
enum JupyterPlainText {
    /// A table with aligned columns below its caption, and a line below its header.
    static func table(_ table: Table) -> String {
        let rows = ([table.columns.map(\.title)] + table.rows).map { cells in
            table.columns.indices.map { cells.indices.contains($0) ? text(cells[$0]) : "" }
        }
        let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            let columns = zip(cells, zip(widths, table.columns)).map { cell, column in
                let space = column.0 - cell.count
                let before =
                    switch column.1.alignment {
                    case .left: 0
                    case .center: space / 2
                    case .right, .decimal: space
                    }
                return String(repeating: " ", count: before) + cell + String(repeating: " ", count: space - before)
            }
            let line = columns.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        var lines = rows.map(line)
        lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
        let caption = caption("Table", table.number, table.caption)
        return ((caption.isEmpty ? [] : [caption, ""]) + lines).joined(separator: "\n")
    }

    /// A caption with its number.
    static func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> String {
        [number.map { "\(kind) \($0)." } ?? "", text(caption)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Text on one line, with formulas in Unicode.
    static func text(_ inlines: [Inline]) -> String { inlines.withUnicodeFormulas.plainText.spaced.printable }
}
