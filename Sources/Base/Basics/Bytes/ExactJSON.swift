import Foundation

/// JSON coders that restore every number to the last bit.
///
/// Infinities and NaN, which JSON cannot express as numbers, are written as the strings "∞", "−∞" and "NaN".
package enum ExactJSON {
    /// An encoder. Pass `.sortedKeys` if the bytes must be the same each time.
    package static func encoder(formatting: JSONEncoder.OutputFormatting = []) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return encoder
    }

    /// A decoder of what `encoder(formatting:)` writes.
    package static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return decoder
    }
}
