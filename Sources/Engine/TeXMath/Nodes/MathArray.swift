/// Rows and columns of formulas: matrices, cases, aligned equations, stacked limits.
package struct MathArray: Hashable, Sendable {
    /// The alignment of a column's cells.
    package enum Alignment: Hashable, Sendable {
        /// The cell is at the left, in the centre, or at the right of its column.
        case left, centre, right
    }

    /// A row of an array.
    package struct Row: Hashable, Sendable {
        /// The cells from left to right; rows may have different numbers of cells.
        package var cells: [[MathNode]] = []
        /// The extra space below the row in mu, from `\\[…]`.
        package var spaceBelow = 0.0
        /// The number of rules above the row, from `\hline`.
        package var rulesAbove = 0
    }

    /// The layout of an environment; lengths in ems.
    package struct Shape: Hashable, Sendable {
        /// The alignments of the columns, repeated if there are more columns.
        package var alignments: [Alignment]
        /// The spaces before the second column and those after it, repeated if there are more columns.
        package var gaps: [Double]
        /// The style of the cells; if nil, the style around the array.
        package var level: MathStyle.Level?
        /// The height of a row without tall content, which is the distance between baselines.
        package var rowHeight = 1.2
        /// The additional space between rows: amsmath's \jot.
        package var opening = 0.0
        /// The space before the first column and after the last.
        package var margin = 0.0
        /// True if each even column continues the formula of the column before it, as after the & in `x &= y`.
        package var continues = false
    }

    /// The columns of `\begin{array}{l|c}`.
    package struct Columns: Hashable, Sendable {
        /// The alignment of each column.
        package var alignments: [Alignment] = []
        /// The columns with a vertical rule before them; the number of columns for a rule after the last one.
        package var rules: [Int] = []
    }

    /// The layout of the environment.
    package var shape: Shape
    /// The columns declared by `\begin{array}{…}`; nil for other environments.
    package var columns: Columns?
    /// The rows from top to bottom.
    package var rows: [Row] = []

    /// An array without rows.
    package init(shape: Shape) {
        self.shape = shape
    }

    /// Reads the argument of `\begin{array}`, such as `l|c`; nil if it has no column or any other character.
    package static func columns(_ text: String) -> Columns? {
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

    // LaTeX and amsmath: \arraycolsep is 5 pt at 10 pt, rows of cases are stretched by 1.2, aligned rows have \jot
    // (3 pt) between them.
    private static let matrix = Shape(alignments: [.centre], gaps: [1], level: .text)
    private static let cases = Shape(alignments: [.left], gaps: [1], level: .text, rowHeight: 1.44)
    private static let aligned = Shape(
        alignments: [.right, .left], gaps: [0, 2], level: .display, opening: 0.3, continues: true)
    private static let gathered = Shape(alignments: [.centre], gaps: [1], level: .display, opening: 0.3)
    /// The layout of `\substack`.
    package static let substack = Shape(alignments: [.centre], gaps: [1], rowHeight: 1.15)

    /// The layouts by the environment's name without its star.
    package static let shapes: [String: Shape] = [
        "matrix": matrix, "pmatrix": matrix, "bmatrix": matrix, "Bmatrix": matrix, "vmatrix": matrix, "Vmatrix": matrix,
        "smallmatrix": Shape(alignments: [.centre], gaps: [0.5], level: .script, rowHeight: 1.15),
        "cases": cases, "rcases": cases,
        "dcases": Shape(alignments: [.left], gaps: [1], level: .display, opening: 0.3),
        "aligned": aligned, "align": aligned, "split": aligned, "alignedat": aligned,
        "alignat": aligned,
        "gathered": gathered, "gather": gathered, "equation": gathered,
        "array": Shape(alignments: [.centre], gaps: [1], level: .text, margin: 0.5),
    ]

    /// The delimiters around an environment by its name; nil means an empty delimiter.
    package static let fences: [String: (left: Unicode.Scalar?, right: Unicode.Scalar?)] = [
        "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
        "Vmatrix": ("‖", "‖"), "cases": ("{", nil), "dcases": ("{", nil), "rcases": (nil, "}"),
    ]

    /// The alignment of a column, counted from 0; centred if the column is not declared.
    package func alignment(of column: Int) -> Alignment {
        if let columns { return column < columns.alignments.count ? columns.alignments[column] : .centre }
        return shape.alignments[column % shape.alignments.count]
    }

    /// The space in ems before a column, counted from 0.
    package func gap(before column: Int) -> Double {
        column == 0 ? shape.margin : shape.gaps[(column - 1) % shape.gaps.count]
    }
}
