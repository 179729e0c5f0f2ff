/// Rows and columns: matrices, cases, aligned equations, stacked limits.
package struct MathArray: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
        case left, centre, right
    }

    package struct Row: Hashable, Sendable {
        package var cells: [[MathNode]] = []
        /// In mu, from `\\[…]`.
        package var spaceBelow = 0.0
        /// From `\hline`.
        package var rulesAbove = 0
    }

    /// How an environment sets its cells; lengths in ems.
    package struct Shape: Hashable, Sendable {
        /// Repeated over the columns.
        package var alignments: [Alignment]
        /// Before each column but the first, repeated over the columns from the second on.
        package var gaps: [Double]
        /// The style of the cells; the style around the array where nil.
        package var level: MathStyle.Level?
        /// The height of a row with nothing tall in it, which is the distance of its baselines.
        package var rowHeight = 1.2
        /// What comes between rows besides: amsmath's \jot.
        package var opening = 0.0
        package var margin = 0.0
        /// Whether the even columns go on with the formula of the odd ones, as right of the & in `x &= y`.
        package var continues = false
    }

    /// Columns of `\begin{array}{l|c}`, and before which of them vertical rules stand (the number of columns for the end).
    package struct Columns: Hashable, Sendable {
        package var alignments: [Alignment] = []
        package var rules: [Int] = []
    }

    package var shape: Shape
    package var columns: Columns?
    package var rows: [Row] = []

    package init(shape: Shape) {
        self.shape = shape
    }

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

    // LaTeX and amsmath: \arraycolsep is 5 pt at 10 pt, cases stretch their rows by 1.2, aligned rows open up by \jot (3 pt).
    private static let matrix = Shape(alignments: [.centre], gaps: [1], level: .text)
    private static let cases = Shape(alignments: [.left], gaps: [1], level: .text, rowHeight: 1.44)
    private static let aligned = Shape(
        alignments: [.right, .left], gaps: [0, 2], level: .display, opening: 0.3, continues: true)
    private static let gathered = Shape(alignments: [.centre], gaps: [1], level: .display, opening: 0.3)
    package static let substack = Shape(alignments: [.centre], gaps: [1], rowHeight: 1.15)

    /// By the environment's name without its star.
    package static let shapes: [String: Shape] = [
        "matrix": matrix, "pmatrix": matrix, "bmatrix": matrix, "Bmatrix": matrix, "vmatrix": matrix, "Vmatrix": matrix,
        "smallmatrix": Shape(alignments: [.centre], gaps: [0.5], level: .script, rowHeight: 1.15),
        "cases": cases, "rcases": cases,
        "dcases": Shape(alignments: [.left], gaps: [1], level: .display, opening: 0.3),
        "aligned": aligned, "align": aligned, "split": aligned, "alignedat": aligned,
        "gathered": gathered, "gather": gathered, "equation": gathered,
        "array": Shape(alignments: [.centre], gaps: [1], level: .text, margin: 0.5),
    ]

    /// The delimiters around an environment; nil stands for an empty one.
    package static let fences: [String: (left: Unicode.Scalar?, right: Unicode.Scalar?)] = [
        "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
        "Vmatrix": ("‖", "‖"), "cases": ("{", nil), "dcases": ("{", nil), "rcases": (nil, "}"),
    ]

    package func alignment(of column: Int) -> Alignment {
        if let columns { return column < columns.alignments.count ? columns.alignments[column] : .centre }
        return shape.alignments[column % shape.alignments.count]
    }

    /// The space before a column in ems.
    package func gap(before column: Int) -> Double {
        column == 0 ? shape.margin : shape.gaps[(column - 1) % shape.gaps.count]
    }
}
