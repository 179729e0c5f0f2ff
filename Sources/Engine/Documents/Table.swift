/// A table with a header row. Every row has as many cells as there are columns.
public struct Table: Sendable, Equatable {
    /// A column: its title and alignment.
    public struct Column: Sendable, Equatable {
        /// The alignment of a column's cells; `decimal` aligns numbers at their decimal points.
        public enum Alignment: String, Sendable, Codable { case left, right, center, decimal }
        /// The column's cell in the header row.
        public var title: [Inline]
        /// The alignment of the column's cells.
        public var alignment: Alignment

        /// A column with a title.
        public init(_ title: [Inline], alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The identifier, unique within a document; of a table in prose, as long as it is not resolved, the name that its
    /// caption gives it, or nothing.
    public var id: String
    /// The table's number in the document, from 1; nil for a table in prose without a caption.
    public var number: Int?
    /// The caption, without the number.
    public var caption: [Inline]
    /// The columns from left to right.
    public var columns: [Column]
    /// The cells below the header row: [row][column].
    public var rows: [[[Inline]]]
    /// The rows (indices into `rows`) with a thin rule above them, as between groups or before a total.
    public var rulesAbove: Set<Int>

    /// A table; each element of `rows` has one cell per column.
    public init(
        id: String, number: Int? = nil, caption: [Inline] = [], columns: [Column], rows: [[[Inline]]],
        rulesAbove: Set<Int> = []
    ) {
        self.id = id
        self.number = number
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.rulesAbove = rulesAbove
    }
}
