import Foundation

/// An output that a cell showed.
///
/// Captions and table cells may refer to values and measured times in braces, as prose does; the references are
/// resolved when the report is set.
public struct RecordedOutput: Codable, Sendable, Equatable {
    /// The kinds of outputs.
    public enum Content: Codable, Sendable, Equatable {
        /// A named value, already printed in its format.
        case value(name: String, text: String)
        /// Text exactly as it was printed.
        case text(String)
        /// A table.
        case table(RecordedTable)
        /// A figure.
        case figure(RecordedFigure)

        /// The name by which prose refers to it, such as "figure grid"; nil for values and text.
        ///
        /// A table and a figure may have the same id.
        var label: String? {
            switch self {
            case .table(let table): "table \(table.id)"
            case .figure(let figure): "figure \(figure.id)"
            case .value, .text: nil
            }
        }

        /// The name after which its file is called; nil for outputs without a file.
        var fileName: String? { if case .figure(let figure) = self { figure.id } else { nil } }
    }

    /// The index of the cell in the part, from 0.
    public var cell: Int
    /// The output itself.
    public var content: Content
}
