/// inputGradient[b, k] = Σₙ delta[b, n] · weights[k, n], the sum over n upwards by fused multiply-adds.
///
/// Shapes: delta [rowCount, columnCount], weights [innerCount, columnCount], inputGradient [rowCount, innerCount rounded up to 16]. The sum runs
/// along the weights' contiguous axis, so sixteen rows of weights at a time are turned into columns in `scratch` (16 · columnCount floats).
package func denseInputGradient(
    rowCount: Int, innerCount: Int, columnCount: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int,
    scratch: UnsafeMutablePointer<Float>
) {
    var k = 0
    while k < innerCount {
        let height = min(16, innerCount - k)
        for i in 0..<height {
            let row = weights + (k + i) * weightStride
            for n in 0..<columnCount { scratch[n * 16 + i] = row[n] }
        }
        if height < 16 {
            for n in 0..<columnCount { for i in height..<16 { scratch[n * 16 + i] = 0 } }
        }
        denseForward(
            rowCount: rowCount, innerCount: columnCount, columnCount: 16,
            input: delta, inputStride: deltaStride, weights: scratch, weightStride: 16, bias: nil,
            output: inputGradient + k, outputStride: inputGradientStride)
        k += 16
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
