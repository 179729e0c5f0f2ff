// Dense layers of few units, whose rows of weights would be mostly padding. Their weights are stored transposed,
// [unitCount, innerCount], one row for each unit. The update and the input gradient then are the other layers' kernels
// with their operands exchanged; the sums have the same terms in the same order, so the bits are the same. The forward
// product has a kernel of its own, as the terms of its sums are contiguous in both operands.

/// Forward product of a dense layer of few units, with transposed weights.
///
/// output[b, n] = bias[n] + Σₖ input[b, k] · weights[n, k], summed in eight lanes: lane j takes k = j, j + 8, j + 16, …
/// upwards from zero by fused multiply-adds, and the eight are folded in half three times, lane j + lane j + 4, then +
/// 2, then + 1.
///
/// Shapes: input [rowCount, innerCount], weights [unitCount, innerCount], bias [unitCount], output [rowCount, unitCount
/// rounded up to 16], whose padding receives zero. Input, weights and bias are read up to their counts rounded up to
/// 16; the padding of the weights must be zero, that of the input finite.
package func fewUnitForward(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    let depth = rowStride(for: innerCount), padded = rowStride(for: unitCount)
    // Near the end some rows and units are computed more than once, with the same result.
    if unitCount == 10 && rowCount >= 4 {
        for b in stride(from: 0, to: rowCount, by: 4) {
            let first = min(b, rowCount - 4)
            fourRowsByTenUnits(
                depth, input + first * inputStride, inputStride, weights, weightStride, bias,
                output + first * outputStride, outputStride)
        }
        return
    }
    for b in stride(from: 0, to: rowCount, by: 2) {
        let last = min(b + 1, rowCount - 1), x0 = input + b * inputStride, x1 = input + last * inputStride
        let y0 = output + b * outputStride, y1 = output + last * outputStride
        for n in stride(from: 0, to: unitCount, by: 4) {
            let (first, second) = products(
                depth, x0, x1, InlineArray<4, _> { weights + min(n + $0, unitCount - 1) * weightStride })
            let low = foldedPairs(foldedHalves(first[0], second[0]), foldedHalves(first[1], second[1]))
            let high = foldedPairs(foldedHalves(first[2], second[2]), foldedHalves(first[3], second[3]))
            let sums = foldedNeighbours(low, high), start = load(bias + n, as: SIMD4<Float>.self)
            store(start + sums.lowHalf, to: y0 + n)
            store(start + sums.highHalf, to: y1 + n)
        }
        (y0 + unitCount).update(repeating: 0, count: padded - unitCount)
        (y1 + unitCount).update(repeating: 0, count: padded - unitCount)
    }
}

/// Computes four rows by ten units, as two rows by twice five units.
///
/// This is a tenth faster than two rows by three times four units. Each of the first four units is folded with the
/// fourth unit after it, so that a row's first eight sums come out side by side; the last two sums of four rows share a
/// vector.
@inline(__always)
private func fourRowsByTenUnits(
    _ depth: Int, _ x: UnsafePointer<Float>, _ xStride: Int, _ weights: UnsafePointer<Float>, _ weightStride: Int,
    _ bias: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ yStride: Int
) {
    let upper = twoRowsByTenUnits(depth, x, x + xStride, weights, weightStride, bias, y, y + yStride)
    let lower = twoRowsByTenUnits(
        depth, x + 2 * xStride, x + 3 * xStride, weights, weightStride, bias, y + 2 * yStride, y + 3 * yStride)
    let sums = foldedNeighbours(upper, lower), start = load(bias + 8, as: SIMD2<Float>.self)
    for row in 0..<4 { store(Lanes.zero, to: y + row * yStride + 8) }
    store(start + sums.lowHalf.lowHalf, to: y + 8)
    store(start + sums.highHalf.lowHalf, to: y + yStride + 8)
    store(start + sums.lowHalf.highHalf, to: y + 2 * yStride + 8)
    store(start + sums.highHalf.highHalf, to: y + 3 * yStride + 8)
}

/// Stores the sums of the first eight units of two rows; returns the lanes of the last two units, folded twice.
///
/// The results of the first five units are stored in the output before the other five are computed. Without the store
/// the compiler moves the folding from the sums to their terms, which are many more.
@inline(__always)
private func twoRowsByTenUnits(
    _ depth: Int, _ x0: UnsafePointer<Float>, _ x1: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ stride: Int,
    _ bias: UnsafePointer<Float>,
    _ y0: UnsafeMutablePointer<Float>, _ y1: UnsafeMutablePointer<Float>
) -> Lanes {
    @inline(__always)
    func five(_ n: Int, _ last: Int) -> (Lanes, Lanes, Lanes) {
        let (first, second) = products(
            depth, x0, x1,
            [w + n * stride, w + (n + 1) * stride, w + (n + 4) * stride, w + (n + 5) * stride, w + last * stride])
        return (
            foldedPairs(foldedHalves(first[0], first[2]), foldedHalves(first[1], first[3])),
            foldedPairs(foldedHalves(second[0], second[2]), foldedHalves(second[1], second[3])),
            foldedHalves(first[4], second[4])
        )
    }
    let a = five(0, 8)
    store(a.0, to: y0)
    store(a.1, to: y1)
    store(a.2, to: y0 + 8)
    let b = five(2, 9), start: Lanes = load(bias), last = foldedPairs(load(y0 + 8), b.2)
    let sums = (foldedNeighbours(load(y0), b.0), foldedNeighbours(load(y1), b.1))
    store(start + sums.0, to: y0)
    store(start + sums.1, to: y1)
    return last
}

/// Eight lanes of Σ x[r] · w[n] for two rows and some units.
@inline(__always)
private func products<let units: Int>(
    _ depth: Int, _ x0: UnsafePointer<Float>, _ x1: UnsafePointer<Float>, _ w: InlineArray<units, UnsafePointer<Float>>
) -> (InlineArray<units, Lanes>, InlineArray<units, Lanes>) {
    var first = InlineArray<units, Lanes>(repeating: .zero), second = first
    var k = 0
    while k < depth {
        let left0: Lanes = load(x0 + k), left1: Lanes = load(x1 + k)
        for n in 0..<units {
            let right: Lanes = load(w[n] + k)
            first[n] = first[n].addingProduct(left0, right)
            second[n] = second[n].addingProduct(left1, right)
        }
        k += 8
    }
    return (first, second)
}

/// The definition that `fewUnitForward` must equal to the last bit.
package func fewUnitForwardReference(
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
            for k in 0..<innerCount {
                lanes[k % 8] = lanes[k % 8].addingProduct(input[b * inputStride + k], weights[n * weightStride + k])
            }
            for width in [4, 2, 1] { for j in 0..<width { lanes[j] += lanes[j + width] } }
            output[b * outputStride + n] = bias[n] + lanes[0]
        }
    }
}

/// Gradient with respect to the input of a dense layer of few units, with transposed weights.
///
/// The formula is that of `denseInputGradient`: inputGradient[b, k] = Σₙ delta[b, n] · weights[n, k], n upwards from
/// zero. Writes innerCount rounded up to 16 columns; the padding receives zero.
package func fewUnitInputGradient(
    rowCount: Int, innerCount: Int, unitCount: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int
) {
    let padded = rowStride(for: innerCount)
    // A loop over so few terms costs a fifth of the time. As their number is known to be ten they are unrolled, and the
    // addresses of four rows stay in registers.
    let tiled = unitCount == 10 ? rowCount / 4 * 4 : 0
    for b in stride(from: 0, to: tiled, by: 4) {
        for k in stride(from: 0, to: padded, by: tileColumnCount) {
            var sums = OutputTile<4, 2>(repeating: [.zero, .zero])
            sums.addProducts(
                depth: 10, left: delta + b * deltaStride, leftRow: deltaStride, leftStep: 1, right: weights + k,
                rightStride: weightStride)
            sums.store(to: inputGradient + b * inputGradientStride + k, stride: inputGradientStride)
        }
    }
    denseForward(
        rowCount: rowCount - tiled, innerCount: unitCount, columnCount: padded, input: delta + tiled * deltaStride,
        inputStride: deltaStride, weights: weights,
        weightStride: weightStride, start: .zero, output: inputGradient + tiled * inputGradientStride,
        outputStride: inputGradientStride)
}

/// One step of gradient descent on the transposed weights of a dense layer of few units.
///
/// The formula is that of `denseUpdate`: weights[n, k] ← fma(−rate, Σ_b input[b, k] · delta[b, n], fma(−decay, w, w)),
/// b upwards.
package func fewUnitUpdate(
    rowCount: Int, innerCount: Int, unitCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let padded = rowStride(for: innerCount)
    denseUpdate(
        rowCount: rowCount, innerCount: unitCount, columnCount: padded, input: delta, inputStride: deltaStride,
        delta: input, deltaStride: inputStride,
        weights: weights, weightStride: weightStride, rate: rate, decay: decay)
    // The padding of the input is not always zero: a sigmoid of zero is not.
    for n in 0..<unitCount {
        (weights + n * weightStride + innerCount).update(repeating: 0, count: padded - innerCount)
    }
}
