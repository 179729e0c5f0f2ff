import Kernels
import Testing

@testable import TestSupport

/// The sparse kernels against the dense ones, which owe nothing to them.
@Suite struct SparseKernelTests {
    /// An input with exact zeros of both signs; the first row all zero, the second without any, feature 0 never there.
    private func input(_ rows: Int, _ features: Int, zeros: Double, _ random: inout SplitMix64) -> AlignedBuffer<Float>
    {
        let stride = rowStride(for: features)
        let x = random.rows(rows, features, stride: stride, zeros: zeros)
        for k in 0..<features {
            x.base[k] = 0
            if rows > 1 { x.base[stride + k] = Float(k + 1) * 0.01 }
        }
        for b in 0..<rows { x.base[b * stride] = 0 }
        return x
    }

    @Test(arguments: [0.0, 0.5, 0.81, 1]) func forwardEqualsDenseForwardBitForBit(zeros: Double) {
        var random = SplitMix64(11)
        for features in [1, 127, 128, 129, 784] {
            let stride = rowStride(for: features)
            // One batch memory for all row counts: what a longer batch left in it must not count.
            let batch = SparseBatch(rowCapacity: 33, featureCount: features)
            for rows in [33, 5, 4, 3, 1] {
                let x = input(rows, features, zeros: zeros, &random)
                batch.compress(rowCount: rows, input: x.base, inputStride: stride)
                for columns in [16, 48, 64, 80, 144] {
                    let w = random.rows(features, columns, stride: columns + 16, filled: true),
                        bias = random.rows(1, columns, stride: columns)
                    let sparse = random.rows(rows, columns, stride: columns + 16, filled: true), dense = sparse.copy()
                    sparseForward(
                        rowCount: rows, columnCount: columns, batch: batch, weights: w.base, weightStride: columns + 16,
                        bias: bias.base,
                        output: sparse.base, outputStride: columns + 16)
                    denseForward(
                        rowCount: rows, innerCount: features, columnCount: columns, input: x.base, inputStride: stride,
                        weights: w.base,
                        weightStride: columns + 16, start: .bias(bias.base), output: dense.base,
                        outputStride: columns + 16)
                    #expect(
                        firstDifference(sparse, dense) == nil, "\(rows) rows, \(features) features, \(columns) columns")
                }
            }
        }
    }

    @Test(arguments: [Float(0), 0.01]) func updateEqualsDenseUpdateBitForBit(decay: Float) {
        var random = SplitMix64(12)
        for features in [1, 127, 128, 129, 784] {
            let stride = rowStride(for: features)
            let batch = SparseBatch(rowCapacity: 33, featureCount: features)
            for rows in [33, 5, 4, 3, 1] {
                let x = input(rows, features, zeros: 0.81, &random)
                batch.compress(rowCount: rows, input: x.base, inputStride: stride)
                for columns in [16, 48, 64, 80, 144] {
                    let delta = random.rows(rows, columns, stride: columns + 16, filled: true)
                    let sparse = random.rows(features, columns, stride: columns + 16, filled: true),
                        dense = sparse.copy()
                    sparseUpdate(
                        columnCount: columns, batch: batch, delta: delta.base, deltaStride: columns + 16,
                        weights: sparse.base,
                        weightStride: columns + 16, rate: 0.02, decay: decay)
                    denseUpdate(
                        rowCount: rows, innerCount: features, columnCount: columns, input: x.base, inputStride: stride,
                        delta: delta.base,
                        deltaStride: columns + 16, weights: dense.base, weightStride: columns + 16, rate: 0.02,
                        decay: decay)
                    #expect(
                        firstDifference(sparse, dense) == nil, "\(rows) rows, \(features) features, \(columns) columns")
                }
            }
        }
    }
}

@Suite struct NonzeroBytesTests {
    /// Rows taken from the compressed data set are what compressing the same rows of floats gives.
    @Test(arguments: [1, 7, 8, 9, 100]) func rowsTakenEqualRowsCompressed(features: Int) throws {
        var random = SplitMix64(61)
        let rowCount = 12, stride = rowStride(for: features)
        // Runs of zeros shorter and longer than eight; the second row without any, the third nothing else.
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
