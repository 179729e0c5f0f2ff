/// Gradient with respect to a dense layer's input.
///
/// inputGradient[b, k] = Σₙ delta[b, n] · weights[k, n], the sum over n upwards by fused multiply-adds.
///
/// Shapes: deltaColumns [columnCount, rowStride(for: rowCount)] from `transpose`, weights [innerCount, columnCount],
/// inputGradient [rowCount, innerCount rounded up to 16]. `scratch` has room for inputGradientScratchCount(rowCount)
/// floats.
///
/// The sum runs along the weights' contiguous axis, so the vector lies across the batch instead: this is `denseForward`
/// of the weights' rows over the transposed errors, a block of rows at a time, and each block is then transposed back.
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
            rowCount: height, innerCount: columnCount, columnCount: width, input: weights + k * weightStride,
            inputStride: weightStride,
            weights: deltaColumns, weightStride: width, start: .zero, output: scratch, outputStride: width)
        // The padding of the last columns receives zeros.
        let padded = rowStride(for: height)
        for i in height..<padded { (scratch + i * width).update(repeating: 0, count: width) }
        transpose(
            rowCount: padded, columnCount: rowCount, scratch, stride: width, into: inputGradient + k,
            stride: inputGradientStride)
    }
}

/// Number of inputs whose gradients are computed before they are transposed back.
package let inputGradientBlockHeight = 96

/// Number of floats of scratch that `denseInputGradient` needs for a batch of `rowCount` rows.
package func inputGradientScratchCount(rowCount: Int) -> Int { inputGradientBlockHeight * rowStride(for: rowCount) }

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
