import Documents
import Foundation
import Plots

/// What a part's run decided: deterministic results only, the same bytes on every rerun. Presenting needs nothing else but the sources and the measurements.
public struct PartRecord: Codable, Sendable, Equatable {
    public var part: Int
    public var title: String
    public var seed: UInt64
    /// SHA-256 of the data that the part was computed from.
    public var data: String
    public var values: [String: Value]
    public var outputs: [RecordedOutput]
    /// Set if the part failed: why, in a sentence.
    public var failure: String?
    /// What else it was computed from.
    public var inputs: PartInputs?

    public init(part: Int, title: String, seed: UInt64, data: String) {
        self.part = part
        self.title = title
        self.seed = seed
        self.data = data
        values = [:]
        outputs = []
    }
}

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

public struct RecordedFigure: Codable, Sendable, Equatable {
    public var id: String
    public var caption: String
    public var plot: Plot
}

extension PartRecord {
    /// Of all the code that the part was computed by; nil in records of a time that did not note it.
    var codeDigest: String? {
        inputs.map { inputs in shortDigest(inputs.code.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")) }
    }

    public func encoded() throws -> Data {
        try ExactJSON.encoder(formatting: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]).encode(self) + Data("\n".utf8)
    }

    public init(decoding data: Data) throws {
        self = try ExactJSON.decoder.decode(PartRecord.self, from: data)
    }
}

/// JSON that gives back every number to the last bit, also those that JSON has no words for.
enum ExactJSON {
    /// Keys in order make stable bytes.
    static func encoder(formatting: JSONEncoder.OutputFormatting = []) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return decoder
    }
}
