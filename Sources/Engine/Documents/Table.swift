/// A table with a header row. Every row has as many cells as there are columns.
public struct Table: Sendable, Equatable {
    public struct Column: Sendable, Equatable {
        public enum Alignment: String, Sendable, Codable { case left, right, center, decimal }
        public var title: [Inline]
        /// `decimal` lines numbers up at their points.
        public var alignment: Alignment

        public init(_ title: [Inline], alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    public var id: String
    /// Counted through the document from 1; nil for a table within prose, which has no caption.
    public var number: Int?
    public var caption: [Inline]
    public var columns: [Column]
    public var rows: [[[Inline]]]
    /// A thin rule is drawn above these rows (indices into `rows`), as between groups or before a total.
    public var rulesAbove: Set<Int>

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
