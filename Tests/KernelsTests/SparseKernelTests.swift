import Kernels
import Testing

@testable import TestSupport

/// The sparse kernels against the dense ones, which share no code with them.
@Suite struct SparseKernelTests {
    /// An input with exact zeros of both signs: the first row is all zero, feature 0 is zero in every row, and the
    /// second row has no other zero.
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
            // One batch memory serves all row counts: contents left by a longer batch must not count.
            let batch = SparseBatch(rowCapacity: 70, featureCount: features)
            for rows in [70, 65, 64, 33, 5, 4, 3, 1] {
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
            let batch = SparseBatch(rowCapacity: 70, featureCount: features)
            for rows in [70, 65, 64, 33, 5, 4, 3, 1] {
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
