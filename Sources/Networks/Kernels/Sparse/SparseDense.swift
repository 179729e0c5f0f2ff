/// Forward product of a dense layer: `denseForward` over the nonzero features only.
package func sparseForward(
    rowCount: Int, columnCount: Int, batch: SparseBatch,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    forEachStrip(of: columnCount) { n in
        forwardStrips(
            ColumnStrip<8>.self, rowCount, batch, weights + n, weightStride, bias + n, output + n, outputStride)
    } narrow: { n in
        forwardStrips(
            ColumnStrip<2>.self, rowCount, batch, weights + n, weightStride, bias + n, output + n, outputStride)
    }
}

/// Descent step on a dense layer's weights: `denseUpdate` over the nonzero features only.
///
/// Weights of a feature that is zero in every image of the batch stay unchanged unless they decay.
package func sparseUpdate(
    columnCount unitCount: Int, batch: SparseBatch,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let columnCount = batch.columnCount.base, column = batch.column.base, columnStride = batch.columnStride
    let factors = DescentFactors(rate: rate, decay: decay)
    for k in 0..<batch.featureCount {
        let entries = UnsafeBufferPointer(start: column + k * columnStride, count: Int(columnCount[k]))
        if entries.isEmpty && !factors.decays { continue }
        let w = weights + k * weightStride
        forEachStrip(of: unitCount) { n in
            updateStrip(ColumnStrip<8>.self, entries, delta + n, deltaStride, w + n, factors)
        } narrow: { n in
            updateStrip(ColumnStrip<2>.self, entries, delta + n, deltaStride, w + n, factors)
        }
    }
}

/// A piece of one row held in registers.
private typealias ColumnStrip<let vectors: Int> = InlineArray<vectors, Lanes>

/// Cuts columns into strips of sixty-four, and of sixteen for the rest.
@inline(__always)
private func forEachStrip(of columnCount: Int, wide: (Int) -> Void, narrow: (Int) -> Void) {
    var n = 0
    while n + 64 <= columnCount {
        wide(n)
        n += 64
    }
    while n < columnCount {
        narrow(n)
        n += 16
    }
}

/// Computes one strip of the output.
///
/// A block of weights, as many rows of a strip as fit the first-level cache, serves up to sixty-four images before the
/// next block is fetched; each image's sums continue from block to block.
@inline(__always)
private func forwardStrips<let vectors: Int>(
    _: ColumnStrip<vectors>.Type, _ rowCount: Int, _ batch: SparseBatch, _ w: UnsafePointer<Float>, _ wStride: Int,
    _ bias: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ yStride: Int
) {
    let entries = batch.row.base, rowStart = batch.rowStart.base
    let blockHeight = 1024 / vectors
    for group in stride(from: 0, to: rowCount, by: 64) {
        let images = group..<min(group + 64, rowCount)
        var next = InlineArray<64, Int32>(repeating: 0)
        for b in images { next[b - group] = rowStart[b] }
        for first in stride(from: 0, to: batch.featureCount, by: blockHeight) {
            let end = Int32(truncatingIfNeeded: first + blockHeight)
            for b in images {
                let row = y + b * yStride
                var sums = ColumnStrip<vectors> { load((first == 0 ? bias : UnsafePointer(row)) + 8 * $0) }
                var i = Int(next[b - group])
                let last = Int(rowStart[b + 1])
                while i < last && entries[i].index < end {
                    let x = Lanes(repeating: entries[i].value)
                    let weights = w + Int(entries[i].index) * wStride
                    for vector in 0..<vectors {
                        sums[vector] = sums[vector].addingProduct(x, load(weights + 8 * vector))
                    }
                    i += 1
                }
                next[b - group] = Int32(truncatingIfNeeded: i)
                for vector in 0..<vectors { store(sums[vector], to: row + 8 * vector) }
            }
        }
    }
}

/// Computes the gradient of one strip of one feature's weights and takes the step.
@inline(__always)
private func updateStrip<let vectors: Int>(
    _: ColumnStrip<vectors>.Type, _ entries: UnsafeBufferPointer<SparseEntry>,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int, _ w: UnsafeMutablePointer<Float>, _ factors: DescentFactors
) {
    var gradient = ColumnStrip<vectors>(repeating: .zero)
    for entry in entries {
        let x = Lanes(repeating: entry.value)
        let row = delta + Int(entry.index) * deltaStride
        for vector in 0..<vectors { gradient[vector] = gradient[vector].addingProduct(x, load(row + 8 * vector)) }
    }
    for vector in 0..<vectors { descend(w + 8 * vector, gradient[vector], factors) }
}
