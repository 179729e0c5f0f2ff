/// One step of gradient descent on a weight matrix, the gradient never stored:
/// weights[k, n] ← w − decay · w − rate · Σ_b input[b, k] · delta[b, n], the sum over b upwards by fused multiply-adds,
/// then fma(−rate, sum, fma(−decay, w, w)).
///
/// Shapes: input [rowCount, innerCount], delta [rowCount, columnCount], weights [innerCount, columnCount]; `columnCount` a multiple of 16.
/// `rate` holds the learning rate divided by the batch's size; `decay` is 2 · λ · learning rate for a penalty λΣw².
package func denseUpdate(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    assert(columnCount % 16 == 0)
    let minusRate = Vector(repeating: -rate), minusDecay = Vector(repeating: -decay)
    var k = 0
    while k < innerCount {
        let tall = k + 4 <= innerCount
        var n = 0
        while n < columnCount {
            let w = weights + k * weightStride + n
            if tall {
                var a0 = Vector.zero, a1 = Vector.zero, a2 = Vector.zero, a3 = Vector.zero
                for b in 0..<rowCount {
                    let d = load(delta + b * deltaStride + n, as: Vector.self)
                    let x = input + b * inputStride + k
                    a0 = a0.addingProduct(Vector(repeating: x[0]), d)
                    a1 = a1.addingProduct(Vector(repeating: x[1]), d)
                    a2 = a2.addingProduct(Vector(repeating: x[2]), d)
                    a3 = a3.addingProduct(Vector(repeating: x[3]), d)
                }
                descend(w, a0, minusRate, minusDecay)
                descend(w + weightStride, a1, minusRate, minusDecay)
                descend(w + 2 * weightStride, a2, minusRate, minusDecay)
                descend(w + 3 * weightStride, a3, minusRate, minusDecay)
            } else {
                for row in 0..<(innerCount - k) {
                    var a = Vector.zero
                    for b in 0..<rowCount {
                        a = a.addingProduct(
                            Vector(repeating: input[b * inputStride + k + row]), load(delta + b * deltaStride + n))
                    }
                    descend(w + row * weightStride, a, minusRate, minusDecay)
                }
            }
            n += 16
        }
        k += 4
    }
}

/// w ← fma(−rate, gradient, fma(−decay, w, w)), sixteen weights.
@inline(__always)
func descend(_ w: UnsafeMutablePointer<Float>, _ gradient: Vector, _ minusRate: Vector, _ minusDecay: Vector) {
    let old = load(w, as: Vector.self)
    store(old.addingProduct(minusDecay, old).addingProduct(minusRate, gradient), to: w)
}

/// The same step on a bias, whose gradient is the sum of delta over the batch: bias[n] ← fma(−rate, Σ_b delta[b, n], bias[n]),
/// the sum by additions over b upwards. No decay.
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
