import Basics
import Foundation

extension ResultCoding where Result: Codable & Sendable {
    /// The coding of a `Codable` result: JSON, except that `[[Double]]`, such as a network's weights, is stored as
    /// bits. As text, such arrays would take a tenth of the time of Part 2 of the MNIST notebook.
    static var codable: ResultCoding { ResultCoding<[[Double]]>.bits as? ResultCoding ?? json }

    /// JSON with every number exact to the last bit. The result is wrapped in an array.
    private static var json: ResultCoding {
        ResultCoding(
            encode: { [UInt8](try ExactJSON.encoder().encode([$0])) },
            decode: {
                guard let result = try ExactJSON.decoder.decode([Result].self, from: Data($0)).first else {
                    throw CocoaError(.coderReadCorrupt)
                }
                return result
            })
    }
}

extension ResultCoding<[[Double]]> {
    /// The coding as 64-bit little-endian words: the number of arrays, then for each array its count and the bit
    /// patterns of its numbers.
    static var bits: ResultCoding {
        ResultCoding(
            encode: { arrays in
                let words = [UInt64(arrays.count)] + arrays.flatMap { [UInt64($0.count)] + $0.map(\.bitPattern) }
                return words.map(\.littleEndian).withUnsafeBytes { [UInt8]($0) }
            },
            decode: { bytes in
                var reader = ByteReader(bytes: bytes)
                let arrays = try (0..<reader.count(of: 8)).map { _ in
                    try (0..<reader.count(of: 8)).map { _ in Double(bitPattern: try reader.integer()) }
                }
                guard reader.isAtEnd else { throw CocoaError(.coderReadCorrupt) }
                return arrays
            })
    }
}
