/// One step of gradient descent on a weight matrix; the gradient is never stored.
///
/// weights[k, n] ← w − decay · w − rate · Σ_b input[b, k] · delta[b, n], the sum over b upwards by fused multiply-adds,
/// then fma(−rate, sum, fma(−decay, w, w)).
///
/// Shapes: input [rowCount, innerCount], delta [rowCount, columnCount], weights [innerCount, columnCount];
/// `columnCount` is a multiple of 16. `rate` is the learning rate divided by the batch's size; `decay` is 2 · λ ·
/// learning rate for a penalty λΣw².
package func denseUpdate(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    assert(columnCount % tileColumnCount == 0)
    DescentFactors.withKnownDecay(rate: rate, decay: decay) { factors in
        forEachTileHeight(of: innerCount) { k in
            updateTiles(
                OutputTile<6, 2>.self, rowCount, columnCount, input + k, inputStride, delta, deltaStride,
                weights + k * weightStride, weightStride, factors)
        } four: { k in
            updateTiles(
                OutputTile<4, 2>.self, rowCount, columnCount, input + k, inputStride, delta, deltaStride,
                weights + k * weightStride, weightStride, factors)
        } two: { k in
            updateTiles(
                OutputTile<2, 2>.self, rowCount, columnCount, input + k, inputStride, delta, deltaStride,
                weights + k * weightStride, weightStride, factors)
        } one: { k in
            updateTiles(
                OutputTile<1, 2>.self, rowCount, columnCount, input + k, inputStride, delta, deltaStride,
                weights + k * weightStride, weightStride, factors)
        }
    }
}

/// Computes the gradient of some rows of weights, sixteen columns at a time, and takes the step.
@inline(__always)
private func updateTiles<let rows: Int>(
    _: OutputTile<rows, 2>.Type, _ rowCount: Int, _ columnCount: Int, _ x: UnsafePointer<Float>, _ xStride: Int,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int, _ w: UnsafeMutablePointer<Float>, _ wStride: Int,
    _ factors: DescentFactors
) {
    for n in stride(from: 0, to: columnCount, by: tileColumnCount) {
        var gradient = OutputTile<rows, 2>(repeating: [.zero, .zero])
        gradient.addProducts(
            depth: rowCount, left: x, leftRow: 1, leftStep: xStride, right: delta + n, rightStride: deltaStride)
        for row in 0..<rows {
            for vector in 0..<2 { descend(w + row * wStride + n + 8 * vector, gradient[row][vector], factors) }
        }
    }
}

/// Descent step on eight weights: w ← fma(−rate, gradient, fma(−decay, w, w)).
///
/// Without decay the inner product is exactly w and is left out.
@inline(__always)
func descend(_ w: UnsafeMutablePointer<Float>, _ gradient: Lanes, _ factors: DescentFactors) {
    var new = load(w, as: Lanes.self)
    if factors.decays { new = new.addingProduct(factors.minusDecay, new) }
    store(new.addingProduct(factors.minusRate, gradient), to: w)
}

/// Descent step on `count` weights with a stored gradient of the same length; `count` is a multiple of 8.
package func descend(
    count: Int, weights: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>, rate: Float, decay: Float
) {
    let factors = DescentFactors(rate: rate, decay: decay)
    for i in stride(from: 0, to: count, by: 8) { descend(weights + i, load(gradient + i), factors) }
}

/// One step of gradient descent on a bias, whose gradient is the sum of delta over the batch.
///
/// bias[n] ← fma(−rate, Σ_b delta[b, n], bias[n]), the sum by additions over b upwards. There is no decay.
package func biasUpdate(
    rowCount: Int, columnCount: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    bias: UnsafeMutablePointer<Float>, rate: Float
) {
    let minusRate = Vector(repeating: -rate)
    var n = 0
    while n < columnCount {
        var sum = Vector.zero
        for b in 0..<rowCount { sum += load(delta + b * deltaStride + n, as: Vector.self) }
        store(load(bias + n, as: Vector.self).addingProduct(minusRate, sum), to: bias + n)
        n += 16
    }
}

/// The definition that `denseUpdate` must equal to the last bit.
package func denseUpdateReference(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    for k in 0..<innerCount {
        for n in 0..<columnCount {
            var sum: Float = 0
            for b in 0..<rowCount { sum = sum.addingProduct(input[b * inputStride + k], delta[b * deltaStride + n]) }
            let w = weights[k * weightStride + n]
            weights[k * weightStride + n] = w.addingProduct(-decay, w).addingProduct(-rate, sum)
        }
    }
}
