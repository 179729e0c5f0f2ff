/// Tables: matrices, cases, aligned equations.
extension MathMLWriter {
    /// The table of an array.
    ///
    /// MathML Core leaves alignment, spaces and rules to CSS, so cells have a `style`.
    static func element(_ array: MathArray, _ outer: MathStyle) -> MathMLElement {
        let style = array.shape.level.map { MathStyle(level: $0) } ?? outer
        var table = MathMLElement("mtable")
        if style.level == .display { table["displaystyle"] = "true" }
        if style.level != outer.level, style.isScript || outer.isScript {
            table["scriptlevel"] = styleAttributes(style.level)[1].1
        }
        let columnCount = array.rows.map(\.cells.count).max() ?? 0
        table.children = array.rows.indices.map { index in
            let cells = array.rows[index].cells
            return MathMLElement(
                "mtr", [],
                cells.indices.map { column in
                    MathMLElement(
                        "mtd", [("style", css(array, row: index, column: column, columnCount: columnCount))],
                        row(cells[column], style, continues: array.shape.continues && column % 2 == 1))
                })
        }
        return table
    }

    /// The declarations of a cell: its alignment, the spaces around it, and rules.
    private static func css(_ array: MathArray, row: Int, column: Int, columnCount: Int) -> String {
        func em(_ length: Double) -> String { MathMLElement.em(length * 18) }
        let alignment =
            switch array.alignment(of: column) {
            case .left: "left"
            case .centre: "center"
            case .right: "right"
            }
        let shape = array.shape, right = column == columnCount - 1 ? shape.margin : 0
        // Rows without tall content are as high as the shape says: letters and digits take 0.9 em of it.
        let space = max(0, shape.rowHeight - 0.9 + shape.opening) / 2
        let below = space + array.rows[row].spaceBelow / 18
        var css =
            "text-align:\(alignment);padding:\(em(space)) \(em(right)) \(em(below)) \(em(array.gap(before: column)))"
        if array.rows[row].rulesAbove > 0 { css += ";border-top:\(em(0.04)) solid" }
        let rules = array.columns?.rules ?? []
        if rules.contains(column) { css += ";border-left:\(em(0.04)) solid" }
        if column == columnCount - 1, rules.contains(columnCount) { css += ";border-right:\(em(0.04)) solid" }
        return css
    }
}
