import Foundation

/// Something that a cell showed. Text in it may refer to values and measured times in braces, as prose does; it is resolved when the report is set.
public struct RecordedOutput: Codable, Sendable, Equatable {
    public enum Content: Codable, Sendable, Equatable {
        case value(name: String, text: String)
        case text(String)
        case table(RecordedTable)
        case figure(RecordedFigure)

        /// What prose calls it, "figure grid"; a table and a figure may bear one name.
        var label: String? {
            switch self {
            case .table(let table): "table \(table.id)"
            case .figure(let figure): "figure \(figure.id)"
            case .value, .text: nil
            }
        }
    }

    /// Which of the part's cells, from 0.
    public var cell: Int
    public var content: Content
}
