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
    let rows = InlineArray<8, Lanes> { load(s + $0 * sStride) }
    for n in 0..<8 {
        store(Lanes(rows[0][n], rows[1][n], rows[2][n], rows[3][n], rows[4][n], rows[5][n], rows[6][n], rows[7][n]), to: t + n * tStride)
    }
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
