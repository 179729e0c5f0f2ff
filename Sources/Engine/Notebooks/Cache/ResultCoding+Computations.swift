import Basics
import Foundation

extension ResultCoding where Result: Codable & Sendable {
    /// The coding of a `Codable` result: JSON, but arrays of numbers, such as a network's weights, as their bits. As
    /// text they would take a tenth of the time of the flagship's Part 2.
    static var codable: ResultCoding { ResultCoding<[[Double]]>.bits as? ResultCoding ?? json }

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
    /// The count of arrays, then of each its count and its numbers' bit patterns; all of 64 bits, little-endian.
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
