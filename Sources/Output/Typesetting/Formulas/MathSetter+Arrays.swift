import Drawing
import TeXMath

extension MathSetter {
    /// Lays out an array or matrix, centred on the axis (Rule 8).
    ///
    /// Rows are at least as high as LaTeX's \arraystrut, with 0.7 of the height above the baseline. There is at least
    /// the font's leading between two tall rows.
    func layout(_ array: MathArray, _ outer: MathStyle) -> MathFragment {
        let style = array.shape.level.map { MathStyle(level: $0) } ?? outer
        let em = em(style)
        let cells = array.rows.map { row in
            row.cells.enumerated().map { column, nodes in
                // As amsmath's `{}` before even columns: their first atom is not treated as the first of a formula.
                fragment(array.shape.continues && column % 2 == 1 ? [.group([], .ordinary)] + nodes : nodes, style)
            }
        }
        let widths = Self.columnWidths(cells)
        var starts: [Double] = [], end = 0.0
        for (column, width) in widths.enumerated() {
            starts.append(end + array.gap(before: column) * em)
            end = starts[column] + width
        }
        let width = end + array.shape.margin * em

        let strut = (ascent: 0.7 * array.shape.rowHeight * em, descent: 0.3 * array.shape.rowHeight * em)
        let opening = array.shape.opening * em, leading = length(.mathLeading, style)
        let thickness = length(.fractionRuleThickness, style) * 0.67
        var grid = MathFragment(width: width), baseline = 0.0, lastDescent = 0.0, extra = 0.0, overhang = 0.0
        for (index, row) in cells.enumerated() {
            let ascent = row.reduce(0) { max($0, $1.ascent) }, descent = row.reduce(0) { max($0, $1.descent) }
            let rules = array.rows[index].rulesAbove
            if index == 0 {
                grid.ascent = max(strut.ascent, ascent)
            } else {
                let stacked = max(strut.descent, lastDescent) + max(strut.ascent, ascent)
                baseline += max(stacked + opening, lastDescent + ascent + leading) + extra
            }
            for rule in 0..<rules {
                let y = baseline - max(strut.ascent, ascent) - Double(rule) * 0.2 * em
                grid.rule(x: 0, y: y, width: width, height: thickness)
            }
            for (column, cell) in row.enumerated() {
                let indent = Self.indent(array.alignment(of: column), slack: widths[column] - cell.width)
                grid.draw(cell, x: starts[column] + indent, y: baseline)
                if column == 0 { overhang = max(overhang, cell.overhang - starts[column] - indent) }
            }
            extra = array.rows[index].spaceBelow / 18 * em
            lastDescent = descent
        }
        grid.descent = baseline + max(strut.descent, lastDescent)
        for column in array.columns?.rules ?? [] {
            let left = column < starts.count ? starts[column] - array.gap(before: column) * em / 2 : width
            let x = column == 0 ? 0 : left
            grid.rule(x: x - thickness / 2, y: -grid.ascent, width: thickness, height: grid.ascent + grid.descent)
        }
        var box = grid.lowered(by: (grid.ascent - grid.descent) / 2 - axis(outer)).box
        box.overhang = overhang
        return box
    }

    /// The width of the widest cell in each column; `cells` is [row, column], and rows may be short.
    private static func columnWidths(_ cells: [[MathFragment]]) -> [Double] {
        var widths: [Double] = []
        for row in cells {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.width)
            }
        }
        return widths
    }

    /// The space to the left of a cell in a column that is wider by `slack`.
    private static func indent(_ alignment: MathArray.Alignment, slack: Double) -> Double {
        switch alignment {
        case .left: 0
        case .centre: slack / 2
        case .right: slack
        }
    }
}
