/// Dense layers of few units, whose rows of weights would be mostly padding: their weights lie turned, [unitCount, innerCount], a row for each unit, and with that each of the
/// three products is one of the others' kernels with its operands exchanged. The sums have the same terms in the same order, so the bits are the same.

/// As `denseForward`: output[b, n] = bias[n] + Σₖ input[b, k] · weights[n, k], k upwards.
///
/// Shapes: input [rowCount, innerCount], weights [unitCount, innerCount], bias [unitCount], output [rowCount, unitCount rounded up to 16], the padding zero.
/// The vector lies across the batch, so the input is turned first and the output at the end. `scratch`: narrowScratchCount(…) floats.
package func narrowForward(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int,
    scratch: UnsafeMutablePointer<Float>
) {
    let width = rowStride(for: rowCount), padded = rowStride(for: unitCount)
    let sums = scratch, columns = scratch + padded * width
    // Turned a block at a time, so that all of it stays in the first-level cache.
    for k in stride(from: 0, to: innerCount, by: narrowBlockHeight) {
        let depth = min(narrowBlockHeight, innerCount - k)
        transpose(rowCount: rowCount, columnCount: depth, input + k, stride: inputStride, into: columns, stride: width)
        denseForward(
            rowCount: unitCount, innerCount: depth, columnCount: width, input: weights + k, inputStride: weightStride, weights: columns,
            weightStride: width, start: k == 0 ? .rowBias(bias) : .output, output: sums, outputStride: width)
    }
    (sums + unitCount * width).update(repeating: 0, count: (padded - unitCount) * width)
    transpose(rowCount: padded, columnCount: rowCount, sums, stride: width, into: output, stride: outputStride)
}

private let narrowBlockHeight = 64

/// Floats of scratch that `narrowForward` needs.
package func narrowScratchCount(rowCount: Int, unitCount: Int) -> Int { (rowStride(for: unitCount) + narrowBlockHeight) * rowStride(for: rowCount) }

/// As `denseInputGradient`: inputGradient[b, k] = Σₙ delta[b, n] · weights[n, k], n upwards from zero. Writes innerCount rounded up to 16, the padding zero.
package func narrowInputGradient(
    rowCount: Int, innerCount: Int, unitCount: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int
) {
    denseForward(
        rowCount: rowCount, innerCount: unitCount, columnCount: rowStride(for: innerCount), input: delta, inputStride: deltaStride, weights: weights,
        weightStride: weightStride, start: .zero, output: inputGradient, outputStride: inputGradientStride)
}

/// As `denseUpdate`: weights[n, k] ← fma(−rate, Σ_b input[b, k] · delta[b, n], fma(−decay, w, w)), b upwards.
package func narrowUpdate(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let padded = rowStride(for: innerCount)
    denseUpdate(
        rowCount: rowCount, innerCount: unitCount, columnCount: padded, input: delta, inputStride: deltaStride, delta: input, deltaStride: inputStride,
        weights: weights, weightStride: weightStride, rate: rate, decay: decay)
    // What pads the input is not always zero: a sigmoid of zero is not.
    for n in 0..<unitCount { (weights + n * weightStride + innerCount).update(repeating: 0, count: padded - innerCount) }
}
