/// Forward product of a dense layer: `denseForward` without most of the inputs that are zero.
///
/// `inputs` is a range of the layer's inputs that starts at a multiple of `NonzeroInputs.blockLength`; `nonzeros` has
/// its lists. `input`, `weights` and the strides are those of the whole layer.
package func nonzeroForward(
    rowCount: Int, inputs: Range<Int>, columnCount: Int, nonzeros: NonzeroInputs,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    start: ForwardStart,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    assert(inputs.lowerBound % NonzeroInputs.blockLength == 0 && columnCount % tileColumnCount == 0)
    for first in stride(from: inputs.lowerBound, to: inputs.upperBound, by: NonzeroInputs.blockLength) {
        let start = first > inputs.lowerBound ? .output : start
        for n in stride(from: 0, to: columnCount, by: tileColumnCount) {
            let w = weights + first * weightStride + n
            for b in stride(from: 0, to: rowCount, by: NonzeroInputs.groupSize) {
                let list = nonzeros.inputs(
                    ofGroup: b / NonzeroInputs.groupSize, block: first / NonzeroInputs.blockLength)
                if b + NonzeroInputs.groupSize <= rowCount {
                    addListed(
                        OutputTile<4, 2>.self, list, input + b * inputStride + first, inputStride, w, weightStride,
                        start, n, output + b * outputStride + n, outputStride)
                } else {
                    for b in b..<rowCount {
                        addListed(
                            OutputTile<1, 2>.self, list, input + b * inputStride + first, inputStride, w, weightStride,
                            start, n, output + b * outputStride + n, outputStride)
                    }
                }
            }
        }
    }
}

@inline(__always)
private func addListed<let rows: Int>(
    _: OutputTile<rows, 2>.Type, _ list: UnsafeBufferPointer<UInt16>, _ x: UnsafePointer<Float>, _ xStride: Int,
    _ w: UnsafePointer<Float>, _ wStride: Int, _ start: ForwardStart, _ n: Int, _ y: UnsafeMutablePointer<Float>,
    _ yStride: Int
) {
    var sums = OutputTile<rows, 2>(start, column: n, output: y, stride: yStride)
    for k in list { sums.addProducts(of: x + Int(k), rowStride: xStride, with: w + Int(k) &* wStride) }
    sums.store(to: y, stride: yStride)
}

/// Descent step on a dense layer's weights: `denseUpdate` without the inputs that are zero.
///
/// `inputs` is a range of the layer's inputs; `input`, `weights` and the strides are those of the whole layer. Weights
/// of an input that is zero in every image stay unchanged unless they decay.
package func nonzeroUpdate(
    inputs: Range<Int>, columnCount: Int, nonzeros: NonzeroInputs,
    input: UnsafePointer<Float>, inputStride: Int,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let images = nonzeros.images.base
    DescentFactors.withKnownDecay(rate: rate, decay: decay) { factors in
        for k in inputs {
            let set = UInt64(images[k])
            if set == 0 && !factors.decays { continue }
            let w = weights + k * weightStride
            forEachStrip(of: columnCount) { n in
                updateStrip(ColumnStrip<8>.self, set, input + k, inputStride, delta + n, deltaStride, w + n, factors)
            } narrow: { n in
                updateStrip(ColumnStrip<2>.self, set, input + k, inputStride, delta + n, deltaStride, w + n, factors)
            }
        }
    }
}

@inline(__always)
private func updateStrip<let vectors: Int>(
    _: ColumnStrip<vectors>.Type, _ set: UInt64, _ values: UnsafePointer<Float>, _ valueStride: Int,
    _ delta: UnsafePointer<Float>, _ deltaStride: Int, _ w: UnsafeMutablePointer<Float>, _ factors: DescentFactors
) {
    var gradient = ColumnStrip<vectors>(repeating: .zero)
    addEntries(&gradient, set, values, valueStride, delta, deltaStride)
    for vector in 0..<vectors { descend(w + 8 * vector, gradient[vector], factors) }
}

/// Gradient with respect to the inputs of a dense layer over rectified units: `denseInputGradient` where it counts.
///
/// The gradient is written as zero and not computed where an input is zero in sixteen images side by side: the
/// rectifier passes nothing of it on.
///
/// `inputs` is a range of at most `inputGradientBlockHeight` of the layer's inputs that starts at a multiple of 8;
/// `weights`, `inputGradient` and the strides are those of the whole layer, the rest as in `denseInputGradient`.
package func nonzeroInputGradient(
    rowCount: Int, inputs: Range<Int>, columnCount: Int, nonzeros: NonzeroInputs,
    deltaColumns: UnsafePointer<Float>,
    weights: UnsafePointer<Float>, weightStride: Int,
    inputGradient: UnsafeMutablePointer<Float>, inputGradientStride: Int,
    scratch: UnsafeMutablePointer<Float>
) {
    assert(inputs.count <= inputGradientBlockHeight)
    let width = rowStride(for: rowCount), images = nonzeros.images.base, padded = rowStride(for: inputs.count)
    scratch.update(repeating: 0, count: padded * width)
    for first in stride(from: 0, to: width, by: tileColumnCount) {
        let shift = UInt32(truncatingIfNeeded: first)
        withUnsafeTemporaryAllocation(of: Int.self, capacity: inputs.count + 1) { list in
            var found = 0
            for k in inputs {
                // Always written, but counted only if nonzero: no branch to mispredict.
                list[found] = k
                found &+= (images[k] &>> shift) & 0xFFFF != 0 ? 1 : 0
            }
            let rows = UnsafePointer(list.baseAddress!), d = deltaColumns + first
            let y = scratch + first - inputs.lowerBound * width
            forEachTileHeight(of: found) { i in
                gradientTile(OutputTile<6, 2>.self, columnCount, weights, weightStride, rows + i, d, y, width)
            } four: { i in
                gradientTile(OutputTile<4, 2>.self, columnCount, weights, weightStride, rows + i, d, y, width)
            } two: { i in
                gradientTile(OutputTile<2, 2>.self, columnCount, weights, weightStride, rows + i, d, y, width)
            } one: { i in
                gradientTile(OutputTile<1, 2>.self, columnCount, weights, weightStride, rows + i, d, y, width)
            }
        }
    }
    transpose(
        rowCount: padded, columnCount: rowCount, scratch, stride: width, into: inputGradient + inputs.lowerBound,
        stride: inputGradientStride)
}

/// Computes the gradients of the inputs at `rows` in sixteen images; `y` is where those of input 0 would be.
@inline(__always)
private func gradientTile<let rows: Int>(
    _: OutputTile<rows, 2>.Type, _ depth: Int, _ weights: UnsafePointer<Float>, _ weightStride: Int,
    _ inputs: UnsafePointer<Int>, _ delta: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ width: Int
) {
    var sums = OutputTile<rows, 2>(repeating: [.zero, .zero])
    let w = InlineArray<rows, UnsafePointer<Float>> { weights + inputs[$0] * weightStride }
    for n in 0..<depth {
        for row in 0..<rows {
            let x = Lanes(repeating: w[row][n])
            for vector in 0..<2 {
                sums[row][vector] = sums[row][vector].addingProduct(x, load(delta + n * width + 8 * vector))
            }
        }
    }
    for row in 0..<rows {
        for vector in 0..<2 { store(sums[row][vector], to: y + inputs[row] * width + 8 * vector) }
    }
}
