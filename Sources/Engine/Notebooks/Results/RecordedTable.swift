import Documents
import Foundation

public struct RecordedTable: Codable, Sendable, Equatable {
    public struct Column: Codable, Sendable, Equatable, ExpressibleByStringLiteral {
        public var title: String
        public var alignment: Table.Column.Alignment

        public init(_ title: String, _ alignment: Table.Column.Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }

        public init(stringLiteral title: String) { self.init(title) }

        public static func left(_ title: String) -> Column { Column(title, .left) }
        public static func right(_ title: String) -> Column { Column(title, .right) }
        /// Numbers line up at their points.
        public static func decimal(_ title: String) -> Column { Column(title, .decimal) }
    }

    public var id: String
    public var caption: String
    public var columns: [Column]
    public var rows: [[String]]
    public var rulesAbove: [Int]
}
