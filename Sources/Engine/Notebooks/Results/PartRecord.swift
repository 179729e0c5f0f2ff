import Basics
import Foundation

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

extension PartRecord {
    /// Of all the code that the part was computed by; nil in records of a time that did not note it.
    var codeDigest: String? {
        inputs.map { inputs in
            SHA256.shortDigest(
                of: inputs.code.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n"))
        }
    }

    public func encoded() throws -> Data {
        try ExactJSON.encoder(formatting: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]).encode(self)
            + Data("\n".utf8)
    }

    public init(decoding data: Data) throws {
        self = try ExactJSON.decoder.decode(PartRecord.self, from: data)
    }
}

extension PartRecord {
    /// A value by its name, or by a path into it.
    package func value(named name: String) -> Value? { Value.object(values).at(Part.path(name)) }
}
