/// inputGradient[b, k] = Σₙ delta[b, n] · weights[k, n], the sum over n upwards by fused multiply-adds.
///
/// Shapes: deltaColumns [columnCount, transposedStride(rowCount)] from `transpose`, weights [innerCount, columnCount], inputGradient [rowCount, innerCount rounded up to 16].
/// The sum runs along the weights' contiguous axis, so the vector lies across the batch instead: this is `denseForward` of the weights' rows over the transposed
/// errors, a block of rows at a time, and the block turned back. `scratch`: inputGradientScratchCount(rowCount) floats.
package func denseInputGradient(
    rowCount: Int, innerCount: Int, columnCount: Int,
    deltaColumns: UnsafePointer<Float>,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int,
    scratch: UnsafeMutablePointer<Float>
) {
    let width = rowStride(for: rowCount)
    for k in stride(from: 0, to: innerCount, by: inputGradientBlockHeight) {
        let height = min(inputGradientBlockHeight, innerCount - k)
        denseForward(
            rowCount: height, innerCount: columnCount, columnCount: width, input: weights + k * weightStride, inputStride: weightStride,
            weights: deltaColumns, weightStride: width, bias: nil, output: scratch, outputStride: width)
        // Padding of the last columns receives zeros.
        let padded = rowStride(for: height)
        for i in height..<padded { (scratch + i * width).update(repeating: 0, count: width) }
        transpose(rowCount: padded, columnCount: rowCount, scratch, stride: width, into: inputGradient + k, stride: inputGradientStride)
    }
}

private let inputGradientBlockHeight = 96

/// Floats of scratch that `denseInputGradient` needs for a batch.
package func inputGradientScratchCount(rowCount: Int) -> Int { inputGradientBlockHeight * rowStride(for: rowCount) }

/// target[n, b] = source[b, n]. Shapes: source [rowCount, columnCount], target [columnCount, rowCount]; reads and writes no more than these, but for
/// rowCount rounded up to 8 within the target's stride, which receives zeros.
package func transpose(
    rowCount: Int, columnCount: Int,
    _ source: UnsafePointer<Float>, stride sourceStride: Int, into target: UnsafeMutablePointer<Float>, stride targetStride: Int
) {
    for b in stride(from: 0, to: rowCount, by: 8) {
        let height = min(8, rowCount - b)
        var n = 0
        if height == 8 {
            while n + 8 <= columnCount {
                transposeEight(source + b * sourceStride + n, sourceStride, target + n * targetStride + b, targetStride)
                n += 8
            }
        }
        while n < columnCount {
            var lanes = Lanes.zero
            for i in 0..<height { lanes[i] = source[(b + i) * sourceStride + n] }
            store(lanes, to: target + n * targetStride + b)
            n += 1
        }
    }
}

@inline(__always)
private func transposeEight(_ s: UnsafePointer<Float>, _ sStride: Int, _ t: UnsafeMutablePointer<Float>, _ tStride: Int) {
    // Named, not an array: the lanes must be known to the compiler, or the rows go through memory.
    let a = load(s, as: Lanes.self), b = load(s + sStride, as: Lanes.self), c = load(s + 2 * sStride, as: Lanes.self), d = load(s + 3 * sStride, as: Lanes.self)
    let s = s + 4 * sStride
    let e = load(s, as: Lanes.self), f = load(s + sStride, as: Lanes.self), g = load(s + 2 * sStride, as: Lanes.self), h = load(s + 3 * sStride, as: Lanes.self)
    store(Lanes(a[0], b[0], c[0], d[0], e[0], f[0], g[0], h[0]), to: t)
    store(Lanes(a[1], b[1], c[1], d[1], e[1], f[1], g[1], h[1]), to: t + tStride)
    store(Lanes(a[2], b[2], c[2], d[2], e[2], f[2], g[2], h[2]), to: t + 2 * tStride)
    store(Lanes(a[3], b[3], c[3], d[3], e[3], f[3], g[3], h[3]), to: t + 3 * tStride)
    store(Lanes(a[4], b[4], c[4], d[4], e[4], f[4], g[4], h[4]), to: t + 4 * tStride)
    store(Lanes(a[5], b[5], c[5], d[5], e[5], f[5], g[5], h[5]), to: t + 5 * tStride)
    store(Lanes(a[6], b[6], c[6], d[6], e[6], f[6], g[6], h[6]), to: t + 6 * tStride)
    store(Lanes(a[7], b[7], c[7], d[7], e[7], f[7], g[7], h[7]), to: t + 7 * tStride)
}

/// The definition that `denseInputGradient` must equal to the last bit.
package func denseInputGradientReference(
    rowCount: Int, innerCount: Int, columnCount: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int
) {
    for b in 0..<rowCount {
        for k in 0..<innerCount {
            var sum: Float = 0
            for n in 0..<columnCount {
                sum = sum.addingProduct(delta[b * deltaStride + n], weights[k * weightStride + n])
            }
            inputGradient[b * inputGradientStride + k] = sum
        }
    }
}
