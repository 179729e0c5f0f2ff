import Kernels
import Testing

@testable import TestSupport

/// The kernels that leave out zeros of a dense batch against the dense ones.
@Suite struct NonzeroKernelTests {
    /// A batch with exact zeros of both signs; input 0 is zero in every image.
    private func batch(_ rows: Int, _ inputs: Int, zeros: Double, _ random: inout SplitMix64) -> AlignedBuffer<Float> {
        let stride = rowStride(for: inputs), x = random.rows(rows, inputs, stride: stride, zeros: zeros)
        for b in 0..<rows {
            x.base[b * stride] = 0
            if b % 2 == 0 { x.base[b * stride + inputs / 2] = -0.0 }
        }
        return x
    }

    @Test(arguments: [0.0, 0.5, 0.9, 1]) func forwardEqualsDenseForwardBitForBit(zeros: Double) throws {
        var random = SplitMix64(21)
        for inputs in [1, 7, 191, 192, 193, 400] {
            let stride = rowStride(for: inputs)
            // One memory serves all row counts: contents left by a longer batch must not count.
            let nonzeros = try #require(NonzeroInputs(rowCapacity: 32, inputCount: inputs))
            for rows in [32, 31, 6, 5, 4, 3, 1] {
                let x = batch(rows, inputs, zeros: zeros, &random)
                _ = nonzeros.find(rowCount: rows, input: x.base, inputStride: stride)
                nonzeros.makeLists(rowCount: rows)
                for columns in [16, 48, 144] {
                    let w = random.rows(inputs, columns, stride: columns + 16, filled: true),
                        bias = random.rows(1, columns, stride: columns)
                    let some = random.rows(rows, columns, stride: columns + 16, filled: true), dense = some.copy()
                    // In two ranges, as two threads do it.
                    let middle = min(NonzeroInputs.blockLength, inputs)
                    for range in [0..<middle, middle..<inputs] {
                        nonzeroForward(
                            rowCount: rows, inputs: range, columnCount: columns, nonzeros: nonzeros, input: x.base,
                            inputStride: stride, weights: w.base, weightStride: columns + 16,
                            start: range.lowerBound == 0 ? .bias(bias.base) : .output, output: some.base,
                            outputStride: columns + 16)
                    }
                    denseForward(
                        rowCount: rows, innerCount: inputs, columnCount: columns, input: x.base, inputStride: stride,
                        weights: w.base, weightStride: columns + 16, start: .bias(bias.base), output: dense.base,
                        outputStride: columns + 16)
                    #expect(firstDifference(some, dense) == nil, "\(rows) rows, \(inputs) inputs, \(columns) columns")
                }
            }
        }
    }

    @Test(arguments: [Float(0), 0.01]) func updateEqualsDenseUpdateBitForBit(decay: Float) throws {
        var random = SplitMix64(22)
        for (inputs, zeros) in [(1, 0.5), (9, 1), (193, 0.5), (400, 0.9)] {
            let stride = rowStride(for: inputs)
            let nonzeros = try #require(NonzeroInputs(rowCapacity: 32, inputCount: inputs))
            for rows in [32, 31, 5, 1] {
                let x = batch(rows, inputs, zeros: zeros, &random)
                _ = nonzeros.find(rowCount: rows, input: x.base, inputStride: stride)
                for columns in [16, 48, 64, 80, 144] {
                    let delta = random.rows(rows, columns, stride: columns + 16, filled: true)
                    let some = random.rows(inputs, columns, stride: columns + 16, filled: true), dense = some.copy()
                    nonzeroUpdate(
                        inputs: 0..<inputs, columnCount: columns, nonzeros: nonzeros, input: x.base,
                        inputStride: stride, delta: delta.base, deltaStride: columns + 16, weights: some.base,
                        weightStride: columns + 16, rate: 0.02, decay: decay)
                    denseUpdate(
                        rowCount: rows, innerCount: inputs, columnCount: columns, input: x.base, inputStride: stride,
                        delta: delta.base, deltaStride: columns + 16, weights: dense.base,
                        weightStride: columns + 16, rate: 0.02, decay: decay)
                    #expect(firstDifference(some, dense) == nil, "\(rows) rows, \(inputs) inputs, \(columns) columns")
                }
            }
        }
    }

    /// The gradient is zero instead where an input is zero in sixteen images side by side.
    @Test func inputGradientEqualsDenseOneBitForBitWhereItCounts() throws {
        var random = SplitMix64(24)
        for (inputs, zeros) in [(1, 0.5), (40, 1), (96, 0.9), (200, 0.97)] {
            let stride = rowStride(for: inputs)
            let nonzeros = try #require(NonzeroInputs(rowCapacity: 32, inputCount: inputs))
            for rows in [32, 31, 17, 16, 5, 1] {
                let x = batch(rows, inputs, zeros: zeros, &random)
                _ = nonzeros.find(rowCount: rows, input: x.base, inputStride: stride)
                for units in [1, 10, 128] {
                    let columns = rowStride(for: units), width = rowStride(for: rows)
                    let w = random.rows(inputs, units, stride: columns + 16),
                        delta = random.rows(rows, units, stride: columns)
                    let deltaColumns = AlignedBuffer<Float>(count: units * width)
                    transpose(
                        rowCount: rows, columnCount: units, delta.base, stride: columns, into: deltaColumns.base,
                        stride: width)
                    let some = random.rows(rows, inputs, stride: stride, filled: true), dense = some.copy()
                    let scratch = random.rows(
                        1, inputGradientScratchCount(rowCount: rows), stride: inputGradientScratchCount(rowCount: rows))
                    for first in Swift.stride(from: 0, to: inputs, by: inputGradientBlockHeight) {
                        nonzeroInputGradient(
                            rowCount: rows, inputs: first..<min(first + inputGradientBlockHeight, inputs),
                            columnCount: units, nonzeros: nonzeros, deltaColumns: deltaColumns.base, weights: w.base,
                            weightStride: columns + 16, inputGradient: some.base, inputGradientStride: stride,
                            scratch: scratch.base)
                    }
                    denseInputGradient(
                        rowCount: rows, innerCount: inputs, columnCount: units, deltaColumns: deltaColumns.base,
                        weights: w.base, weightStride: columns + 16, inputGradient: dense.base,
                        inputGradientStride: stride, scratch: scratch.base)
                    for b in 0..<rows {
                        for k in 0..<inputs {
                            let images = b / 16 * 16..<min(b / 16 * 16 + 16, rows)
                            if images.allSatisfy({ x.base[$0 * stride + k] == 0 }) { dense.base[b * stride + k] = 0 }
                        }
                    }
                    #expect(firstDifference(some, dense) == nil, "\(rows) rows, \(inputs) inputs, \(units) units")
                }
            }
        }
    }

    @Test func shareCountsNonzerosOfAllImages() throws {
        var random = SplitMix64(23)
        for (rows, inputs) in [(1, 1), (5, 9), (32, 100)] {
            let stride = rowStride(for: inputs), x = batch(rows, inputs, zeros: 0.5, &random)
            let nonzeros = try #require(NonzeroInputs(rowCapacity: 32, inputCount: inputs))
            let expected = (0..<rows).reduce(0) { sum, b in
                sum + (0..<inputs).count { x.base[b * stride + $0] != 0 }
            }
            #expect(
                nonzeros.find(rowCount: rows, input: x.base, inputStride: stride)
                    == Double(expected) / Double(rows * inputs))
        }
        #expect(NonzeroInputs(rowCapacity: 33, inputCount: 1) == nil)
    }
}
