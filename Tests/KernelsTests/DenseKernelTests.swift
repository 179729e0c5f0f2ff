import Kernels
import Testing

@testable import TestSupport

@Suite struct DenseKernelTests {
    struct Extents: CustomStringConvertible {
        var rows, inner, columns: Int
        var description: String { "\(rows) rows, \(inner) inner, \(columns) columns" }
    }

    /// Extents of one, tile − 1, tile and tile + 1 rows, of an inner extent of block − 1, block and block + 1, and of
    /// one to nine vectors of columns.
    static let raggedExtents = [1, 3, 4, 5, 33].flatMap { rows in
        [1, 127, 128, 129, 784].flatMap { inner in
            [16, 48, 64, 80, 144].map { columns in Extents(rows: rows, inner: inner, columns: columns) }
        }
    }

    @Test func forwardEqualsReferenceBitForBit() {
        var random = SplitMix64(1)
        for e in Self.raggedExtents {
            // The strides exceed the extents: the gaps must neither be read nor written.
            let (xStride, wStride, yStride) = (e.inner + 3, e.columns + 16, e.columns + 32)
            let x = random.rows(e.rows, e.inner, stride: xStride, filled: true)
            let w = random.rows(e.inner, e.columns, stride: wStride, filled: true)
            let bias = random.rows(1, e.columns, stride: e.columns)
            let fast = random.rows(e.rows, e.columns, stride: yStride, filled: true), slow = fast.copy()
            for b in [bias.base, nil] {
                denseForward(
                    rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: xStride,
                    weights: w.base, weightStride: wStride, start: b.map { .bias($0) } ?? .zero, output: fast.base,
                    outputStride: yStride)
                denseForwardReference(
                    rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: xStride,
                    weights: w.base, weightStride: wStride, bias: b, output: slow.base, outputStride: yStride)
                #expect(firstDifference(fast, slow) == nil, "\(e), \(b == nil ? "without" : "with") bias")
            }
        }
    }

    @Test func forwardReferenceMatchesNaiveLoopsInDouble() {
        var random = SplitMix64(2)
        for e in Self.raggedExtents where e.columns <= 48 {
            let x = random.rows(e.rows, e.inner, stride: e.inner),
                w = random.rows(e.inner, e.columns, stride: e.columns)
            let bias = random.rows(1, e.columns, stride: e.columns), y = AlignedBuffer<Float>(count: e.rows * e.columns)
            denseForwardReference(
                rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: e.inner,
                weights: w.base, weightStride: e.columns, bias: bias.base, output: y.base, outputStride: e.columns)
            for b in 0..<e.rows {
                for n in 0..<e.columns {
                    var sum = Double(bias.base[n]), magnitude = abs(sum)
                    for k in 0..<e.inner {
                        let term = Double(x.base[b * e.inner + k]) * Double(w.base[k * e.columns + n])
                        sum += term
                        magnitude += abs(term)
                    }
                    let error = abs(Double(y.base[b * e.columns + n]) - sum)
                    guard error > summationBound(count: e.inner, magnitudes: magnitude) else { continue }
                    Issue.record("\(e): [\(b), \(n)] is off by \(error)")
                    return
                }
            }
        }
    }

    @Test func paddedColumnsComeOutAsZero() {
        var random = SplitMix64(3)
        for columns in [1, 10, 30] {
            let stride = rowStride(for: columns)
            let x = random.rows(5, 20, stride: 32), w = random.rows(20, columns, stride: stride),
                bias = random.rows(1, columns, stride: stride)
            let y = random.rows(5, columns, stride: stride, filled: true)
            denseForward(
                rowCount: 5, innerCount: 20, columnCount: stride, input: x.base, inputStride: 32, weights: w.base,
                weightStride: stride,
                start: .bias(bias.base), output: y.base, outputStride: stride)
            let padding = (0..<5).flatMap { row in (columns..<stride).map { y.base[row * stride + $0].bitPattern } }
            #expect(padding.allSatisfy { $0 == 0 } && y.base[0] != 0)
        }
    }

    @Test(arguments: [Float(0), 0.01]) func updateEqualsReferenceBitForBit(decay: Float) {
        var random = SplitMix64(4)
        for e in Self.raggedExtents {
            let (xStride, dStride, wStride) = (e.inner + 3, e.columns + 16, e.columns + 32)
            let x = random.rows(e.rows, e.inner, stride: xStride, filled: true)
            let delta = random.rows(e.rows, e.columns, stride: dStride, filled: true)
            let fast = random.rows(e.inner, e.columns, stride: wStride, filled: true), slow = fast.copy(),
                before = fast.copy()
            denseUpdate(
                rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: xStride,
                delta: delta.base, deltaStride: dStride, weights: fast.base, weightStride: wStride, rate: 0.02 / 32,
                decay: decay)
            denseUpdateReference(
                rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: xStride,
                delta: delta.base, deltaStride: dStride, weights: slow.base, weightStride: wStride, rate: 0.02 / 32,
                decay: decay)
            #expect(firstDifference(fast, slow) == nil, "\(e)")
            #expect(firstDifference(fast, before) != nil, "\(e): no step was taken")
        }
    }

    @Test func updateReferenceMatchesNaiveLoopsInDouble() {
        var random = SplitMix64(5)
        let rate: Float = 0.25, decay: Float = 0.125
        for e in Self.raggedExtents where e.columns == 48 && e.inner < 200 {
            let x = random.rows(e.rows, e.inner, stride: e.inner),
                delta = random.rows(e.rows, e.columns, stride: e.columns)
            let before = random.rows(e.inner, e.columns, stride: e.columns), after = before.copy()
            denseUpdateReference(
                rowCount: e.rows, innerCount: e.inner, columnCount: e.columns, input: x.base, inputStride: e.inner,
                delta: delta.base, deltaStride: e.columns, weights: after.base, weightStride: e.columns, rate: rate,
                decay: decay)
            for k in 0..<e.inner {
                for n in 0..<e.columns {
                    let w = Double(before.base[k * e.columns + n])
                    let terms = (0..<e.rows).map {
                        Double(x.base[$0 * e.inner + k]) * Double(delta.base[$0 * e.columns + n])
                    }
                    let expected = w - Double(decay) * w - Double(rate) * terms.reduce(0, +)
                    let magnitudes = 2 * abs(w) + terms.reduce(0) { $0 + abs($1) }
                    let error = abs(Double(after.base[k * e.columns + n]) - expected)
                    guard error > summationBound(count: e.rows + 2, magnitudes: magnitudes) else { continue }
                    Issue.record("\(e): [\(k), \(n)] is off by \(error)")
                    return
                }
            }
        }
    }

    @Test func biasUpdateEqualsSummationInOrderBitForBit() {
        var random = SplitMix64(6)
        for rows in [1, 3, 4, 5, 33, 26 * 26] {
            for columns in [16, 48, 80] {
                let delta = random.rows(rows, columns, stride: columns + 16, filled: true)
                let fast = random.rows(1, columns, stride: columns + 16, filled: true), slow = fast.copy()
                biasUpdate(
                    rowCount: rows, columnCount: columns, delta: delta.base, deltaStride: columns + 16, bias: fast.base,
                    rate: 0.125)
                for n in 0..<columns {
                    let sum = (0..<rows).reduce(Float(0)) { $0 + delta.base[$1 * (columns + 16) + n] }
                    slow.base[n] = slow.base[n].addingProduct(-0.125, sum)
                }
                #expect(firstDifference(fast, slow) == nil, "\(rows) rows, \(columns) columns")
            }
        }
    }

    @Test func inputGradientEqualsReferenceBitForBitAndPadsWithZero() {
        var random = SplitMix64(7)
        for rows in [1, 3, 4, 5, 33] {
            for inner in [1, 15, 16, 17, 127, 128, 129] {
                // Columns need no padding here: layers of ten and thirty units pass 10 and 30.
                for columns in [1, 10, 16, 30, 129, 144] {
                    let stride = rowStride(for: columns), gradientStride = rowStride(for: inner)
                    let delta = random.rows(rows, columns, stride: stride, filled: true),
                        w = random.rows(inner, columns, stride: stride, filled: true)
                    let fast = random.rows(rows, inner, stride: gradientStride, filled: true),
                        slow = AlignedBuffer<Float>(count: fast.count)
                    let width = rowStride(for: rows), scratchCount = inputGradientScratchCount(rowCount: rows)
                    // Errors that a longer batch left beside those of this one must not count.
                    let transposed = random.rows(columns, width, stride: width),
                        scratch = random.rows(1, scratchCount, stride: scratchCount)
                    transpose(
                        rowCount: rows, columnCount: columns, delta.base, stride: stride, into: transposed.base,
                        stride: width)
                    denseInputGradient(
                        rowCount: rows, innerCount: inner, columnCount: columns, deltaColumns: transposed.base,
                        weights: w.base,
                        weightStride: stride, inputGradient: fast.base, inputGradientStride: gradientStride,
                        scratch: scratch.base)
                    denseInputGradientReference(
                        rowCount: rows, innerCount: inner, columnCount: columns, delta: delta.base, deltaStride: stride,
                        weights: w.base,
                        weightStride: stride, inputGradient: slow.base, inputGradientStride: gradientStride)
                    #expect(firstDifference(fast, slow) == nil, "\(rows) rows, \(inner) inner, \(columns) columns")
                }
            }
        }
    }

    @Test func inputGradientReferenceMatchesNaiveLoopsInDouble() {
        var random = SplitMix64(8)
        let (rows, inner, columns) = (5, 129, 144)
        let delta = random.rows(rows, columns, stride: columns), w = random.rows(inner, columns, stride: columns)
        let gradient = AlignedBuffer<Float>(count: rows * inner)
        denseInputGradientReference(
            rowCount: rows, innerCount: inner, columnCount: columns, delta: delta.base, deltaStride: columns,
            weights: w.base,
            weightStride: columns, inputGradient: gradient.base, inputGradientStride: inner)
        for b in 0..<rows {
            for k in 0..<inner {
                let terms = (0..<columns).map {
                    Double(delta.base[b * columns + $0]) * Double(w.base[k * columns + $0])
                }
                let error = abs(Double(gradient.base[b * inner + k]) - terms.reduce(0, +))
                let bound = summationBound(count: columns, magnitudes: terms.reduce(0) { $0 + abs($1) })
                #expect(error <= bound, "[\(b), \(k)]")
            }
        }
    }
}
