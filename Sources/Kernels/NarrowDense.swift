/// Dense layers of few units, whose rows of weights would be mostly padding: their weights lie turned, [unitCount, innerCount], a row for each unit. With that the update and
/// the input gradient are the other layers' kernels with their operands exchanged; the sums have the same terms in the same order, so the bits are the same. The forward
/// product is its own: what it sums lies side by side in both operands.

/// output[b, n] = bias[n] + Σₖ input[b, k] · weights[n, k], summed in eight lanes: lane j takes k = j, j + 8, j + 16, … upwards from zero by fused multiply-adds, and
/// the eight are folded in half three times, lane j + lane j + 4, then + 2, then + 1.
///
/// Shapes: input [rowCount, innerCount], weights [unitCount, innerCount], bias [unitCount], output [rowCount, unitCount rounded up to 16], the padding zero.
/// Input, weights and bias are read as far as their counts rounded up to 16; what pads the weights is zero, what pads the input finite.
package func narrowForward(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    let depth = rowStride(for: innerCount), padded = rowStride(for: unitCount)
    // Rows and units that would lie beyond the last are computed more than once, and the same.
    if unitCount == 10 && rowCount >= 4 {
        for b in stride(from: 0, to: rowCount, by: 4) {
            let first = min(b, rowCount - 4)
            fourRowsByTenUnits(depth, input + first * inputStride, inputStride, weights, weightStride, bias, output + first * outputStride, outputStride)
        }
        return
    }
    for b in stride(from: 0, to: rowCount, by: 2) {
        let last = min(b + 1, rowCount - 1), x0 = input + b * inputStride, x1 = input + last * inputStride
        let y0 = output + b * outputStride, y1 = output + last * outputStride
        for n in stride(from: 0, to: unitCount, by: 4) {
            let lanes = foldedProducts(depth, x0, x1, InlineArray<4, _> { weights + min(n + $0, unitCount - 1) * weightStride })
            storeFour(lanes[0], lanes[1], lanes[2], lanes[3], bias + n, y0 + n, y1 + n)
        }
        (y0 + unitCount).update(repeating: 0, count: padded - unitCount)
        (y1 + unitCount).update(repeating: 0, count: padded - unitCount)
    }
}

/// Ten units are a tenth faster as twice five than as three times four. What the fifths leave, two rows at a time, makes one vector for four.
@inline(__always)
private func fourRowsByTenUnits(
    _ depth: Int, _ x: UnsafePointer<Float>, _ xStride: Int, _ weights: UnsafePointer<Float>, _ weightStride: Int, _ bias: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ yStride: Int
) {
    for row in 0..<4 { store(Lanes.zero, to: y + row * yStride + 8) }
    let upper = twoRowsByTenUnits(depth, x, x + xStride, weights, weightStride, bias, y, y + yStride)
    let lower = twoRowsByTenUnits(depth, x + 2 * xStride, x + 3 * xStride, weights, weightStride, bias, y + 2 * yStride, y + 3 * yStride)
    let sums = foldedNeighbours(upper, lower), start = load(bias + 8, as: SIMD2<Float>.self)
    store(start + sums.lowHalf.lowHalf, to: y + 8)
    store(start + sums.highHalf.lowHalf, to: y + yStride + 8)
    store(start + sums.lowHalf.highHalf, to: y + 2 * yStride + 8)
    store(start + sums.highHalf.highHalf, to: y + 3 * yStride + 8)
}

/// Stores the sums of the first eight; returns the lanes of the last two, folded twice.
@inline(__always)
private func twoRowsByTenUnits(
    _ depth: Int, _ x0: UnsafePointer<Float>, _ x1: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ stride: Int, _ bias: UnsafePointer<Float>,
    _ y0: UnsafeMutablePointer<Float>, _ y1: UnsafeMutablePointer<Float>
) -> Lanes {
    let low = foldedProducts(depth, x0, x1, [w, w + stride, w + 2 * stride, w + 3 * stride, w + 8 * stride])
    storeFour(low[0], low[1], low[2], low[3], bias, y0, y1)
    let high = foldedProducts(depth, x0, x1, [w + 4 * stride, w + 5 * stride, w + 6 * stride, w + 7 * stride, w + 9 * stride])
    storeFour(high[0], high[1], high[2], high[3], bias + 4, y0 + 4, y1 + 4)
    return foldedPairs(low[4], high[4])
}

/// Eight lanes of Σ x[r] · w[n] for two rows and some units, folded once: four lanes for each row.
@inline(__always)
private func foldedProducts<let units: Int>(
    _ depth: Int, _ x0: UnsafePointer<Float>, _ x1: UnsafePointer<Float>, _ w: InlineArray<units, UnsafePointer<Float>>
) -> InlineArray<units, Lanes> {
    var first = InlineArray<units, Lanes>(repeating: .zero), second = first
    @inline(__always)
    func add(_ k: Int) {
        let left0: Lanes = load(x0 + k), left1: Lanes = load(x1 + k)
        for n in 0..<units {
            let right: Lanes = load(w[n] + k)
            first[n] = first[n].addingProduct(left0, right)
            second[n] = second[n].addingProduct(left1, right)
        }
    }
    var k = 0
    while k < depth {
        add(k)
        k += 8
    }
    return InlineArray { foldedHalves(first[$0], second[$0]) }
}

/// Folds what is left of four units' lanes and stores their sums.
@inline(__always)
private func storeFour(
    _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ bias: UnsafePointer<Float>, _ y0: UnsafeMutablePointer<Float>, _ y1: UnsafeMutablePointer<Float>
) {
    let sums = foldedNeighbours(foldedPairs(a, b), foldedPairs(c, d)), start = load(bias, as: SIMD4<Float>.self)
    store(start + sums.lowHalf, to: y0)
    store(start + sums.highHalf, to: y1)
}

/// The definition that `narrowForward` must equal to the last bit.
package func narrowForwardReference(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    for b in 0..<rowCount {
        for n in 0..<rowStride(for: unitCount) {
            guard n < unitCount else {
                output[b * outputStride + n] = 0
                continue
            }
            var lanes = [Float](repeating: 0, count: 8)
            for k in 0..<innerCount { lanes[k % 8] = lanes[k % 8].addingProduct(input[b * inputStride + k], weights[n * weightStride + k]) }
            for width in [4, 2, 1] { for j in 0..<width { lanes[j] += lanes[j + width] } }
            output[b * outputStride + n] = bias[n] + lanes[0]
        }
    }
}

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
