/// Dense layers of few units, whose rows of weights would be mostly padding: their weights lie turned, [unitCount, innerCount], a row for each unit, and with that each of the
/// three products is one of the others' kernels with its operands exchanged. The sums have the same terms in the same order, so the bits are the same.

/// As `denseForward`: output[b, n] = bias[n] + Σₖ input[b, k] · weights[n, k], k upwards.
///
/// Shapes: input [rowCount, innerCount], weights [unitCount, innerCount], bias [unitCount], output [rowCount, unitCount rounded up to 16], the padding zero.
/// The vector lies across the batch, sixteen rows of it at a time, so the input is turned first and the output at the end. `scratch`: narrowScratchCount(unitCount:) floats.
package func narrowForward(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int,
    scratch: UnsafeMutablePointer<Float>
) {
    let padded = rowStride(for: unitCount), width = tileColumnCount
    let columns = scratch, sums = scratch + narrowBlockHeight * width
    (sums + unitCount * width).update(repeating: 0, count: (padded - unitCount) * width)
    for b in stride(from: 0, to: rowCount, by: width) {
        let rows = min(width, rowCount - b)
        // Turned a block at a time, so that all of it stays in the first-level cache.
        for k in stride(from: 0, to: innerCount, by: narrowBlockHeight) {
            let depth = min(narrowBlockHeight, innerCount - k), x = input + b * inputStride + k, w = weights + k
            var done = 0
            if rows == width && depth % 4 == 0 && unitCount >= 4 {
                forwardFourUnitsTurning(depth, x, inputStride, w, weightStride, k == 0 ? bias : nil, columns, sums)
                done = 4
            } else {
                transpose(rowCount: rows, columnCount: depth, x, stride: inputStride, into: columns, stride: width)
            }
            denseForward(
                rowCount: unitCount - done, innerCount: depth, columnCount: width, input: w + done * weightStride, inputStride: weightStride,
                weights: columns, weightStride: width, start: k == 0 ? .rowBias(bias + done) : .output, output: sums + done * width, outputStride: width)
        }
        let y = output + b * outputStride
        if rows == width {
            for n in stride(from: 0, to: padded, by: 8) {
                for row in stride(from: 0, to: width, by: 4) {
                    transposeFourColumns(sums + n * width + row, width, y + row * outputStride + n, outputStride)
                }
            }
        } else {
            transpose(rowCount: padded, columnCount: rows, sums, stride: width, into: y, stride: outputStride)
        }
    }
}

/// Turns a block of sixteen rows and multiplies it by the weights of four units as it goes, since either alone leaves much of the processor idle: turning waits for
/// stores, multiplying for nothing else. Four columns are turned before the four that precede them are multiplied. `depth` is a multiple of four; without a bias the sums
/// go on from those in `sums`, [4, 16]. Writes columns [depth, 16].
@inline(never)
private func forwardFourUnitsTurning(
    _ depth: Int, _ x: UnsafePointer<Float>, _ xStride: Int, _ weights: UnsafePointer<Float>, _ weightStride: Int, _ bias: UnsafePointer<Float>?,
    _ columns: UnsafeMutablePointer<Float>, _ sums: UnsafeMutablePointer<Float>
) {
    var tile = bias.map { Tile<4, 2>(column: $0) } ?? Tile<4, 2>(rows: sums, stride: 16)
    @inline(__always)
    func turn(_ x: UnsafePointer<Float>, _ columns: UnsafeMutablePointer<Float>) {
        transposeFourColumns(x, xStride, columns, 16)
        transposeFourColumns(x + 8 * xStride, xStride, columns + 8, 16)
    }
    // One at a time: a loop over the four would stay one, and its counting and addresses would cost as much as turning.
    @inline(__always)
    func multiply(_ w: UnsafePointer<Float>, _ columns: UnsafePointer<Float>) {
        tile.addProducts(depth: 1, left: w, leftRow: weightStride, leftStep: 1, right: columns, rightStride: 16)
        tile.addProducts(depth: 1, left: w + 1, leftRow: weightStride, leftStep: 1, right: columns + 16, rightStride: 16)
        tile.addProducts(depth: 1, left: w + 2, leftRow: weightStride, leftStep: 1, right: columns + 32, rightStride: 16)
        tile.addProducts(depth: 1, left: w + 3, leftRow: weightStride, leftStep: 1, right: columns + 48, rightStride: 16)
    }
    turn(x, columns)
    var k = 0
    while k + 4 < depth {
        turn(x + k + 4, columns + 16 * k + 64)
        multiply(weights + k, columns + 16 * k)
        k += 4
    }
    multiply(weights + k, columns + 16 * k)
    tile.store(to: sums, stride: 16)
}

private let narrowBlockHeight = 128

/// Floats of scratch that `narrowForward` needs.
package func narrowScratchCount(unitCount: Int) -> Int { (narrowBlockHeight + rowStride(for: unitCount)) * tileColumnCount }

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
