import Basics
import Foundation

/// The record of a part's run: deterministic results only, with the same bytes on every rerun.
///
/// Setting the report needs nothing but the records, the sources and the measurements.
public struct PartRecord: Codable, Sendable, Equatable {
    /// The number of the part; 0 for a closing section.
    public var part: Int
    /// The title of the part, without its number.
    public var title: String
    /// The seed of the run.
    public var seed: UInt64
    /// SHA-256 of the data that the part was computed from.
    public var data: String
    /// The results by name, with underscores for spaces.
    public var values: [String: Value]
    /// The outputs of the cells, in the order in which they were shown.
    public var outputs: [RecordedOutput]
    /// The reason of the failure in a sentence; nil if the part did not fail.
    public var failure: String?
    /// The inputs apart from seed and data; nil in records of versions that did not note them.
    public var inputs: PartInputs?

    /// Makes a record without results.
    ///
    /// - Parameters:
    ///   - part: The number of the part; 0 for a closing section.
    ///   - title: The title of the part, without its number.
    ///   - seed: The seed of the run.
    ///   - data: The SHA-256 of the data.
    public init(part: Int, title: String, seed: UInt64, data: String) {
        self.part = part
        self.title = title
        self.seed = seed
        self.data = data
        values = [:]
        outputs = []
    }
}

extension PartRecord {
    /// The digest of all code that computed the part; nil in records of versions that did not note it.
    var codeDigest: String? {
        inputs.map { PartInputs.codeDigest($0.code) }
    }

    /// The record as JSON with sorted keys and every number exact to the last bit: the bytes of `results/part-N.json`.
    public func encoded() throws -> Data {
        try ExactJSON.encoder(formatting: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]).encode(self)
            + Data("\n".utf8)
    }

    /// Reads the bytes of `encoded()`.
    ///
    /// - Throws: A decoding error if the bytes are not those of a record.
    public init(decoding data: Data) throws {
        self = try ExactJSON.decoder.decode(PartRecord.self, from: data)
    }
}

extension PartRecord {
    /// The value of a name or of a path into it, such as "grid.0.mean test score"; nil if there is none.
    package func value(named name: String) -> Value? { Value.object(values).at(Part.path(name)) }
}
