import Foundation
import NeuralNetworks

extension LedgerCoding where Result: Codable & SendableMetatype {
    /// How a computation's result is stored: as JSON, but arrays of numbers, such as a network's weights, as their bits. As text they would take a tenth of the time
    /// of Part 2's passes.
    static var ofComputation: LedgerCoding { LedgerCoding<[[Double]]>.bits as? LedgerCoding ?? json }

    private static var json: LedgerCoding {
        LedgerCoding(
            encode: { [UInt8](try ExactJSON.encoder().encode([$0])) },
            decode: {
                guard let result = try ExactJSON.decoder.decode([Result].self, from: Data($0)).first else { throw CocoaError(.coderReadCorrupt) }
                return result
            })
    }
}

extension LedgerCoding<[[Double]]> {
    /// The count of arrays, then of each its count and its numbers' bit patterns; all of 64 bits, little-endian.
    static var bits: LedgerCoding {
        LedgerCoding(
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
