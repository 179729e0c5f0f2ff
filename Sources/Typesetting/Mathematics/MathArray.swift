import Drawing

/// Rows and columns: matrices, cases, aligned equations, stacked limits.
struct MathArray: Hashable, Sendable {
    enum Alignment: Hashable, Sendable {
        case left, centre, right
    }

    struct Row: Hashable, Sendable {
        var cells: [[MathNode]] = []
        /// In mu, from `\\[…]`.
        var spaceBelow = 0.0
        /// From `\hline`.
        var rulesAbove = 0
    }

    /// How an environment sets its cells; lengths in ems.
    struct Shape: Hashable, Sendable {
        /// Repeated over the columns.
        var alignments: [Alignment]
        /// Before each column but the first, repeated over the columns from the second on.
        var gaps: [Double]
        /// The style of the cells; the style around the array where nil.
        var level: MathStyle.Level?
        /// From baseline to baseline.
        var rowDistance = 1.2
        var margin = 0.0
        /// Whether the even columns go on with the formula of the odd ones, as right of the & in `x &= y`.
        var continues = false
    }

    /// Columns of `\begin{array}{l|c}`, and before which of them vertical rules stand (the number of columns for the end).
    struct Columns: Hashable, Sendable {
        var alignments: [Alignment] = []
        var rules: [Int] = []
    }

    var shape: Shape
    var columns: Columns?
    var rows: [Row] = []

    init(shape: Shape) {
        self.shape = shape
    }

    static func columns(_ text: String) -> Columns? {
        var columns = Columns()
        for character in text where !character.isWhitespace {
            switch character {
            case "l": columns.alignments.append(.left)
            case "c": columns.alignments.append(.centre)
            case "r": columns.alignments.append(.right)
            case "|": columns.rules.append(columns.alignments.count)
            default: return nil
            }
        }
        return columns.alignments.isEmpty ? nil : columns
    }

    // LaTeX and amsmath: \arraycolsep is 5 pt at 10 pt, cases stretch their rows by 1.2, aligned rows open up by \jot (3 pt).
    private static let matrix = Shape(alignments: [.centre], gaps: [1], level: .text)
    private static let cases = Shape(alignments: [.left], gaps: [1], level: .text, rowDistance: 1.44)
    private static let aligned = Shape(
        alignments: [.right, .left], gaps: [0, 2], level: .display, rowDistance: 1.5, continues: true)
    private static let gathered = Shape(alignments: [.centre], gaps: [1], level: .display, rowDistance: 1.5)
    static let substack = Shape(alignments: [.centre], gaps: [1], rowDistance: 1.15)

    /// By the environment's name without its star.
    static let shapes: [String: Shape] = [
        "matrix": matrix, "pmatrix": matrix, "bmatrix": matrix, "Bmatrix": matrix, "vmatrix": matrix, "Vmatrix": matrix,
        "smallmatrix": Shape(alignments: [.centre], gaps: [0.5], level: .script, rowDistance: 1.15),
        "cases": cases, "rcases": cases,
        "dcases": Shape(alignments: [.left], gaps: [1], level: .display, rowDistance: 1.5),
        "aligned": aligned, "align": aligned, "split": aligned, "alignedat": aligned,
        "gathered": gathered, "gather": gathered, "equation": gathered,
        "array": Shape(alignments: [.centre], gaps: [1], level: .text, margin: 0.5),
    ]

    /// The delimiters around an environment; nil stands for an empty one.
    static let fences: [String: (left: Unicode.Scalar?, right: Unicode.Scalar?)] = [
        "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
        "Vmatrix": ("‖", "‖"), "cases": ("{", nil), "dcases": ("{", nil), "rcases": (nil, "}"),
    ]

    func alignment(of column: Int) -> Alignment {
        if let columns { return column < columns.alignments.count ? columns.alignments[column] : .centre }
        return shape.alignments[column % shape.alignments.count]
    }

    /// The space before a column in ems.
    func gap(before column: Int) -> Double {
        column == 0 ? shape.margin : shape.gaps[(column - 1) % shape.gaps.count]
    }
}

extension MathSetter {
    /// Rows at \baselineskip, or further apart where they would come closer than the font's leading; the whole centred on
    /// the axis (Rule 8).
    func layout(_ array: MathArray, _ outer: MathStyle) -> MathFragment {
        let style = array.shape.level.map { MathStyle(level: $0) } ?? outer
        let em = em(style)
        let cells = array.rows.map { row in
            row.cells.enumerated().map { column, nodes in
                // As amsmath's `{}` in front of the even columns: what begins them is not the first of its formula.
                fragment(array.shape.continues && column % 2 == 1 ? [.group([], .ordinary)] + nodes : nodes, style)
            }
        }
        var widths: [Double] = []
        for row in cells {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.width)
            }
        }
        var starts: [Double] = [], end = 0.0
        for (column, width) in widths.enumerated() {
            starts.append(end + array.gap(before: column) * em)
            end = starts[column] + width
        }
        let width = end + array.shape.margin * em

        // LaTeX's \strut: 0.7 and 0.3 of the distance between baselines.
        let distance = array.shape.rowDistance * em
        let thickness = length(.fractionRuleThickness, style) * 0.67
        var grid = MathFragment(width: width), baseline = 0.0, lastDescent = 0.0, extra = 0.0
        for (index, row) in cells.enumerated() {
            let ascent = row.reduce(0) { max($0, $1.ascent) }, descent = row.reduce(0) { max($0, $1.descent) }
            let rules = array.rows[index].rulesAbove
            if index == 0 {
                grid.ascent = max(0.7 * distance, ascent)
            } else {
                baseline += max(distance, lastDescent + ascent + length(.mathLeading, style)) + extra
            }
            for rule in 0 ..< rules {
                grid.rule(x: 0, y: baseline - max(0.7 * distance, ascent) - Double(rule) * 0.2 * em, width: width, height: thickness)
            }
            for (column, cell) in row.enumerated() {
                let slack = widths[column] - cell.width
                let indent = switch array.alignment(of: column) {
                case .left: 0.0
                case .centre: slack / 2
                case .right: slack
                }
                grid.draw(cell, x: starts[column] + indent, y: baseline)
            }
            extra = array.rows[index].spaceBelow / 18 * em
            lastDescent = descent
        }
        grid.descent = baseline + max(0.3 * distance, lastDescent)
        for column in array.columns?.rules ?? [] {
            let left = column < starts.count ? starts[column] - array.gap(before: column) * em / 2 : width
            let x = column == 0 ? 0 : left
            grid.rule(x: x - thickness / 2, y: -grid.ascent, width: thickness, height: grid.ascent + grid.descent)
        }
        return grid.lowered(by: (grid.ascent - grid.descent) / 2 - axis(outer)).box
    }
}
