import Basics

/// Bytes that are encoded as one base64 string (RFC 4648, padded) instead of as a list of numbers.
public struct Bytes: Hashable, Sendable {
    /// The decoded bytes.
    public var bytes: [UInt8]

    /// Wraps `bytes` without a change.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes as base64 text, padded with "=" to a multiple of four characters.
    package var base64: String { Base64.encoded(bytes) }

    /// Decodes base64 text.
    ///
    /// The result is nil unless the text consists of whole groups of the alphabet, with padding at the very end only.
    package init?(base64 text: String) {
        guard let bytes = Base64.decoded(text) else { return nil }
        self.bytes = bytes
    }
}

extension Bytes: Codable {
    /// Decodes one base64 string.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string is not padded base64.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let decoded = Bytes(base64: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "the bytes of an image are not base64")
        }
        self = decoded
    }

    /// Encodes the bytes as one base64 string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(base64)
    }
}
