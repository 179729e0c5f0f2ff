import Foundation

/// JSON that gives back every number to the last bit, also those that JSON has no words for.
package enum ExactJSON {
    /// Keys in order make stable bytes.
    package static func encoder(formatting: JSONEncoder.OutputFormatting = []) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return encoder
    }

    package static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return decoder
    }
}
