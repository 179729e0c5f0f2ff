import Kernels
import Testing

@testable import TestSupport

@Suite struct NonzeroBytesTests {
    /// Rows taken from the compressed data set equal the same rows of floats compressed.
    @Test(arguments: [1, 7, 8, 9, 100]) func rowsTakenEqualRowsCompressed(features: Int) throws {
        var random = SplitMix64(61)
        let rowCount = 12, stride = rowStride(for: features)
        // Runs of zeros shorter and longer than eight; the second row has no zero, the third nothing else.
        let bytes = (0..<rowCount * features).map { place -> UInt8 in
            let bits = random.next(), row = place / features
            return row == 2 || (row != 1 && (place / 11 % 2 == 0 || bits % 4 == 0)) ? 0 : UInt8(bits >> 8 & 0xFF) | 1
        }
        let table = (0..<256).map { Float($0) / 255 }
        let data = try #require(NonzeroBytes(bytes, featureCount: features))
        #expect(data.rowCount == rowCount)
        let taken = SparseBatch(rowCapacity: 5, featureCount: features),
            compressed = SparseBatch(rowCapacity: 5, featureCount: features)
        for rows in [[0, 1, 2, 3, 4], [11, 2, 0, 11], [2], [5, 6, 7, 8, 9]] as [[Int32]] {
            rows.withUnsafeBufferPointer { rows in
                table.withUnsafeBufferPointer { taken.take(rows, of: data, table: $0.baseAddress!) }
            }
            let dense = AlignedBuffer<Float>(count: 5 * stride)
            for (b, row) in rows.enumerated() {
                for k in 0..<features { dense.base[b * stride + k] = table[Int(bytes[Int(row) * features + k])] }
            }
            compressed.compress(rowCount: rows.count, input: dense.base, inputStride: stride)
            #expect((0...rows.count).allSatisfy { taken.rowStart.base[$0] == compressed.rowStart.base[$0] })
            let count = Int(taken.rowStart.base[rows.count])
            #expect(
                (0..<count).allSatisfy {
                    taken.row.base[$0].index == compressed.row.base[$0].index
                        && taken.row.base[$0].value == compressed.row.base[$0].value
                })
        }
    }

    @Test func moreFeaturesThanSixteenBitsAreRefused() {
        #expect(NonzeroBytes([UInt8](repeating: 1, count: 65_536), featureCount: 65_536) != nil)
        #expect(NonzeroBytes([UInt8](repeating: 1, count: 65_537), featureCount: 65_537) == nil)
    }
}
