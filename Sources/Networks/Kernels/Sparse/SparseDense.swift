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
    DescentFactors.withKnownDecay(rate: rate, decay: decay) { factors in
        guard batch.rowCount == 1 else {
            return updateFeatures(unitCount, batch, delta, deltaStride, weights, weightStride, factors)
        }
        forEachStrip(of: unitCount) { n in
            updateByOneImage(ColumnStrip<8>.self, batch, delta + n, weights + n, weightStride, factors)
        } narrow: { n in
            updateByOneImage(ColumnStrip<2>.self, batch, delta + n, weights + n, weightStride, factors)
        }
    }
}

/// Takes the step of one image on one strip of all weights; the image's errors stay in registers.
@inline(__always)
private func updateByOneImage<let vectors: Int>(
    _: ColumnStrip<vectors>.Type, _ batch: SparseBatch, _ delta: UnsafePointer<Float>,
    _ weights: UnsafeMutablePointer<Float>, _ weightStride: Int, _ factors: DescentFactors
) {
    let errors = ColumnStrip<vectors> { load(delta + 8 * $0) }
    let entries = UnsafeBufferPointer(start: batch.row.base, count: Int(batch.rowStart.base[1]))
    var unchanged = 0
    func decay(before end: Int) {
        for k in unchanged..<end {
            for vector in 0..<vectors { descend(weights + k * weightStride + 8 * vector, .zero, factors) }
        }
    }
    for entry in entries {
        let k = Int(entry.index), x = Lanes(repeating: entry.value)
        if factors.decays { decay(before: k) }
        for vector in 0..<vectors {
            descend(weights + k * weightStride + 8 * vector, Lanes.zero.addingProduct(x, errors[vector]), factors)
        }
        unchanged = k + 1
    }
    if factors.decays { decay(before: batch.featureCount) }
}

@inline(__always)
private func updateFeatures(
    _ unitCount: Int, _ batch: SparseBatch, _ delta: UnsafePointer<Float>, _ deltaStride: Int,
    _ weights: UnsafeMutablePointer<Float>, _ weightStride: Int, _ factors: DescentFactors
) {
    let images = batch.images.base, wordCount = batch.imageWordCount, column = batch.column.base,
        columnStride = batch.columnStride
    for k in 0..<batch.featureCount {
        let set = images + k &* wordCount, values = column + k &* columnStride
        if !factors.decays {
            var any: UInt64 = 0
            for word in 0..<wordCount { any |= set[word] }
            if any == 0 { continue }
        }
        let w = weights + k * weightStride
        forEachStrip(of: unitCount) { n in
            updateStrip(ColumnStrip<8>.self, set, wordCount, values, delta + n, deltaStride, w + n, factors)
        } narrow: { n in
            updateStrip(ColumnStrip<2>.self, set, wordCount, values, delta + n, deltaStride, w + n, factors)
        }
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
///
/// `set` has a bit for each image in which the feature is nonzero, `values` its value in each image.
@inline(__always)
private func updateStrip<let vectors: Int>(
    _: ColumnStrip<vectors>.Type, _ set: UnsafePointer<UInt64>, _ wordCount: Int, _ values: UnsafePointer<Float>,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int, _ w: UnsafeMutablePointer<Float>, _ factors: DescentFactors
) {
    var gradient = ColumnStrip<vectors>(repeating: .zero)
    addEntries(&gradient, set[0], values, 1, delta, deltaStride)
    for word in 1..<max(wordCount, 1) {
        addEntries(&gradient, set[word], values + 64 * word, 1, delta + 64 * word * deltaStride, deltaStride)
    }
    for vector in 0..<vectors { descend(w + 8 * vector, gradient[vector], factors) }
}

/// Adds the terms of up to sixty-four images to a strip's gradient; the image's values are `valueStride` floats apart.
@inline(__always)
func addEntries<let vectors: Int>(
    _ gradient: inout ColumnStrip<vectors>, _ set: UInt64, _ values: UnsafePointer<Float>, _ valueStride: Int,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int
) {
    var rest = set
    while rest != 0 {
        let b = rest.trailingZeroBitCount
        rest &= rest &- 1
        let x = Lanes(repeating: values[b &* valueStride]), row = delta + b &* deltaStride
        for vector in 0..<vectors { gradient[vector] = gradient[vector].addingProduct(x, load(row + 8 * vector)) }
    }
}
