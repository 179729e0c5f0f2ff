import Documents
import Foundation

/// A table that a cell showed. Prose refers to it as `{table id}`.
public struct RecordedTable: Codable, Sendable, Equatable {
    /// A column's title and alignment. A string literal is a left-aligned column.
    public struct Column: Codable, Sendable, Equatable, ExpressibleByStringLiteral {
        /// The title: prose, which may contain references.
        public var title: String
        /// The alignment of the column's cells.
        public var alignment: Table.Column.Alignment

        /// Makes a column.
        public init(_ title: String, _ alignment: Table.Column.Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }

        public init(stringLiteral title: String) { self.init(title) }

        /// A column whose cells are aligned on the left.
        public static func left(_ title: String) -> Column { Column(title, .left) }
        /// A column whose cells are aligned on the right.
        public static func right(_ title: String) -> Column { Column(title, .right) }
        /// A column of numbers, aligned at their decimal points.
        public static func decimal(_ title: String) -> Column { Column(title, .decimal) }
    }

    /// The name of the table, unique among the part's tables.
    public var id: String
    /// The caption: prose, which may contain references.
    public var caption: String
    /// The columns, from left to right.
    public var columns: [Column]
    /// The rows from top to bottom, one cell for each column.
    public var rows: [[String]]
    /// The indices, from 0, of the rows that have a thin rule above them.
    public var rulesAbove: [Int]
    /// True if cells are data that are shown as they are; nil if they are prose and may contain references.
    public var isLiteral: Bool?

    // Records of earlier versions have no such key: their cells are prose.
    private enum CodingKeys: String, CodingKey {
        case id, caption, columns, rows, rulesAbove
        case isLiteral = "literal"
    }

    /// Makes a table whose cells are prose.
    init(id: String, caption: String, columns: [Column], rows: [[String]], rulesAbove: [Int]) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.rulesAbove = rulesAbove
    }
}
