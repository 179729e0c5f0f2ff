/// `denseForward` over the nonzero features only.
package func sparseForward(
    rowCount: Int, columnCount: Int, batch: SparseBatch,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    let rowStart = batch.rowStart.base, feature = batch.feature.base, value = batch.value.base
    forEachStrip(of: columnCount) { n in
        for b in 0..<rowCount {
            let entries = Int(rowStart[b])..<Int(rowStart[b + 1])
            forwardStrip(Strip<8>.self, entries, feature, value, weights + n, weightStride, bias + n, output + b * outputStride + n)
        }
    } narrow: { n in
        for b in 0..<rowCount {
            let entries = Int(rowStart[b])..<Int(rowStart[b + 1])
            forwardStrip(Strip<2>.self, entries, feature, value, weights + n, weightStride, bias + n, output + b * outputStride + n)
        }
    }
}

/// `denseUpdate` over the nonzero features only; a feature that no image of the batch has is left alone unless weights decay.
package func sparseUpdate(
    columnCount: Int, batch: SparseBatch,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let featureStart = batch.featureStart.base, image = batch.image.base, value = batch.imageValue.base
    let factors = DescentFactors(rate: rate, decay: decay)
    for k in 0..<batch.featureCount {
        let entries = Int(featureStart[k])..<Int(featureStart[k + 1])
        if entries.isEmpty && !factors.decays { continue }
        let w = weights + k * weightStride
        forEachStrip(of: columnCount) { n in
            updateStrip(Strip<8>.self, entries, image, value, delta + n, deltaStride, w + n, factors)
        } narrow: { n in
            updateStrip(Strip<2>.self, entries, image, value, delta + n, deltaStride, w + n, factors)
        }
    }
}

/// A piece of one row in registers.
private typealias Strip<let vectors: Int> = InlineArray<vectors, Lanes>

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

@inline(__always)
private func forwardStrip<let vectors: Int>(
    _: Strip<vectors>.Type, _ entries: Range<Int>, _ feature: UnsafePointer<Int32>, _ value: UnsafePointer<Float>,
    _ w: UnsafePointer<Float>, _ wStride: Int, _ bias: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
) {
    var sums = Strip<vectors> { load(bias + 8 * $0) }
    for i in entries {
        let x = Lanes(repeating: value[i])
        let row = w + Int(feature[i]) * wStride
        for vector in 0..<vectors { sums[vector] = sums[vector].addingProduct(x, load(row + 8 * vector)) }
    }
    for vector in 0..<vectors { store(sums[vector], to: y + 8 * vector) }
}

@inline(__always)
private func updateStrip<let vectors: Int>(
    _: Strip<vectors>.Type, _ entries: Range<Int>, _ image: UnsafePointer<Int32>, _ value: UnsafePointer<Float>,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int, _ w: UnsafeMutablePointer<Float>, _ factors: DescentFactors
) {
    var gradient = Strip<vectors>(repeating: .zero)
    for i in entries {
        let x = Lanes(repeating: value[i])
        let row = delta + Int(image[i]) * deltaStride
        for vector in 0..<vectors { gradient[vector] = gradient[vector].addingProduct(x, load(row + 8 * vector)) }
    }
    for vector in 0..<vectors { descend(w + 8 * vector, gradient[vector], factors) }
}
