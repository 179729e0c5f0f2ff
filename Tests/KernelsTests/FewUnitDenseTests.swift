import Kernels
import Testing

@testable import TestSupport

/// The kernels of a layer of few units, whose weights are transposed. The oracle of the forward product is a reference
/// of its own; that of the other kernels is the dense kernels, whose weights are not transposed.
@Suite struct FewUnitDenseTests {
    struct Case: CustomStringConvertible {
        var rows, inner, units: Int
        var description: String { "\(rows) rows, \(inner) inputs, \(units) units" }
    }

    static let cases = [1, 7, 8, 9, 32, 33].flatMap { rows in
        [1, 15, 16, 17, 128, 300].flatMap { inner in
            [1, 2, 4, 5, 6, 10, 12, 16, 17].map { Case(rows: rows, inner: inner, units: $0) }
        }
    }

    /// The same weights as [input, unit] and as [unit, input]; the rows of both are padded with zeros.
    private func weights(_ c: Case, _ random: inout SplitMix64) -> (
        wide: AlignedBuffer<Float>, transposed: AlignedBuffer<Float>
    ) {
        let columns = rowStride(for: c.units), stride = spreadRowStride(for: c.inner)
        let wide = random.rows(c.inner, c.units, stride: columns),
            transposed = AlignedBuffer<Float>(count: c.units * stride)
        for k in 0..<c.inner { for n in 0..<c.units { transposed.base[n * stride + k] = wide.base[k * columns + n] } }
        return (wide, transposed)
    }

    @Test func forwardEqualsItsReferenceBitForBitAndPadsWithZero() {
        var random = SplitMix64(21)
        for c in Self.cases {
            let columns = rowStride(for: c.units), transposed = weights(c, &random).transposed
            // The padding of the input must not count.
            let x = random.rows(c.rows, c.inner, stride: rowStride(for: c.inner), filled: true),
                bias = random.rows(1, c.units, stride: columns)
            let fast = random.rows(c.rows, columns, stride: columns, filled: true), slow = fast.copy()
            fewUnitForward(
                rowCount: c.rows, innerCount: c.inner, unitCount: c.units, input: x.base,
                inputStride: rowStride(for: c.inner), weights: transposed.base,
                weightStride: spreadRowStride(for: c.inner), bias: bias.base, output: fast.base, outputStride: columns)
            fewUnitForwardReference(
                rowCount: c.rows, innerCount: c.inner, unitCount: c.units, input: x.base,
                inputStride: rowStride(for: c.inner), weights: transposed.base,
                weightStride: spreadRowStride(for: c.inner), bias: bias.base, output: slow.base, outputStride: columns)
            #expect(firstDifference(fast, slow) == nil, "\(c)")
        }
    }

    /// The oracle is double precision. The sum of a lane has an eighth of the roundings, folding the lanes adds three,
    /// the bias one.
    @Test func forwardErrsNoMoreThanItsRoundings() {
        var random = SplitMix64(24)
        for c in Self.cases where c.rows <= 9 {
            let columns = rowStride(for: c.units), xStride = rowStride(for: c.inner),
                wStride = spreadRowStride(for: c.inner), w = weights(c, &random).transposed
            let x = random.rows(c.rows, c.inner, stride: xStride), bias = random.rows(1, c.units, stride: columns),
                y = AlignedBuffer<Float>(count: c.rows * columns)
            fewUnitForward(
                rowCount: c.rows, innerCount: c.inner, unitCount: c.units, input: x.base, inputStride: xStride,
                weights: w.base, weightStride: wStride,
                bias: bias.base, output: y.base, outputStride: columns)
            for b in 0..<c.rows {
                for n in 0..<c.units {
                    var sum = Double(bias.base[n]), size = abs(sum)
                    for k in 0..<c.inner {
                        let term = Double(x.base[b * xStride + k]) * Double(w.base[n * wStride + k])
                        sum += term
                        size += abs(term)
                    }
                    let roundings = Double((c.inner + 7) / 8 + 4)
                    #expect(
                        abs(Double(y.base[b * columns + n]) - sum) <= roundings * size * 0x1p-24,
                        "\(c), row \(b), unit \(n)")
                }
            }
        }
    }

    @Test func inputGradientEqualsDenseReferenceBitForBit() {
        var random = SplitMix64(22)
        for c in Self.cases {
            let columns = rowStride(for: c.units), stride = rowStride(for: c.inner),
                (wide, transposed) = weights(c, &random)
            let delta = random.rows(c.rows, c.units, stride: columns, filled: true)
            let fast = random.rows(c.rows, c.inner, stride: stride, filled: true),
                slow = AlignedBuffer<Float>(count: c.rows * stride)
            fewUnitInputGradient(
                rowCount: c.rows, innerCount: c.inner, unitCount: c.units, delta: delta.base, deltaStride: columns,
                weights: transposed.base,
                weightStride: spreadRowStride(for: c.inner), inputGradient: fast.base, inputGradientStride: stride)
            denseInputGradientReference(
                rowCount: c.rows, innerCount: c.inner, columnCount: c.units, delta: delta.base, deltaStride: columns,
                weights: wide.base,
                weightStride: columns, inputGradient: slow.base, inputGradientStride: stride)
            #expect(firstDifference(fast, slow) == nil, "\(c)")
        }
    }

    @Test(arguments: [Float(0), 0.01]) func updateEqualsDenseReferenceBitForBitAndKeepsThePadding(decay: Float) {
        var random = SplitMix64(23)
        for c in Self.cases {
            let columns = rowStride(for: c.units), stride = spreadRowStride(for: c.inner),
                (wide, transposed) = weights(c, &random), before = transposed.copy()
            let x = random.rows(c.rows, c.inner, stride: rowStride(for: c.inner), filled: true),
                delta = random.rows(c.rows, c.units, stride: columns)
            fewUnitUpdate(
                rowCount: c.rows, innerCount: c.inner, unitCount: c.units, input: x.base,
                inputStride: rowStride(for: c.inner), delta: delta.base,
                deltaStride: columns, weights: transposed.base, weightStride: stride, rate: 0.02 / 32, decay: decay)
            denseUpdateReference(
                rowCount: c.rows, innerCount: c.inner, columnCount: columns, input: x.base,
                inputStride: rowStride(for: c.inner), delta: delta.base,
                deltaStride: columns, weights: wide.base, weightStride: columns, rate: 0.02 / 32, decay: decay)
            let expected = AlignedBuffer<Float>(count: transposed.count)
            for k in 0..<c.inner { for n in 0..<c.units { expected.base[n * stride + k] = wide.base[k * columns + n] } }
            #expect(firstDifference(transposed, expected) == nil, "\(c)")
            #expect(firstDifference(transposed, before) != nil, "\(c): no step was taken")
        }
    }
}
