import Basics
import Kernels

/// Random floats in −½ … ½, of which a share is zero. Equal arguments give equal floats.
///
/// - Parameters:
///   - count: The number of floats.
///   - stream: The name of the random stream.
///   - zeros: The probability of a zero.
func floats(_ count: Int, stream: String, zeros: Float = 0) -> AlignedBuffer<Float> {
    let source = RandomSource(seed: 1, stream: stream)
    let values = source.uniformFloats(.other, series: 0, count: count),
        decisions = source.uniformFloats(.other, series: 1, count: count)
    let buffer = AlignedBuffer<Float>(count: count)
    for i in 0..<count { buffer.base[i] = decisions[i] < zeros ? 0 : values[i] - 0.5 }
    return buffer
}

/// A copy of a buffer in memory of its own.
func copy(_ buffer: AlignedBuffer<Float>) -> AlignedBuffer<Float> {
    let result = AlignedBuffer<Float>(count: buffer.count)
    result.base.update(from: buffer.base, count: buffer.count)
    return result
}

/// Tells whether the first `a.count` floats of two buffers are equal bit by bit.
func equal(_ a: AlignedBuffer<Float>, _ b: AlignedBuffer<Float>) -> Bool {
    (0..<a.count).allSatisfy { a.base[$0].bitPattern == b.base[$0].bitPattern }
}

/// The cases of a dense layer: forward, update, and optionally the input gradient.
///
/// - Parameters:
///   - o: The operands of the layer.
///   - decay: The weight decay of the update; 0 for none.
///   - inputGradient: True to include the input gradient.
func denseCases(_ o: DenseOperands, decay: Float, inputGradient: Bool) -> [KernelCase] {
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), trained = copy(o.w)
    let products = o.rows * o.inner * o.columns
    var cases = [
        KernelCase(name: "dense forward", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            o.forward(reference, reference: true)
            o.forward(y)
            return equal(y, reference)
        } run: {
            o.forward(y)
        },
        KernelCase(
            name: decay == 0 ? "dense update" : "dense update with decay", sizes: o.sizes, multiplyAdds: products
        ) {
            let fast = copy(o.w), reference = copy(o.w)
            o.update(fast, decay: decay)
            o.update(reference, decay: decay, reference: true)
            return equal(fast, reference)
        } run: {
            o.update(trained, decay: decay)
        },
    ]
    guard inputGradient else { return cases }
    let width = rowStride(for: o.rows)
    let columns = AlignedBuffer<Float>(count: o.columns * width),
        scratch = AlignedBuffer<Float>(count: inputGradientScratchCount(rowCount: o.rows))
    let gradient = AlignedBuffer<Float>(count: o.rows * o.xStride)
    func run() {
        transpose(
            rowCount: o.rows, columnCount: o.columns, o.delta.base, stride: o.padded, into: columns.base, stride: width)
        denseInputGradient(
            rowCount: o.rows, innerCount: o.inner, columnCount: o.columns, deltaColumns: columns.base,
            weights: o.w.base, weightStride: o.wStride,
            inputGradient: gradient.base, inputGradientStride: o.xStride, scratch: scratch.base)
    }
    cases.append(
        KernelCase(name: "dense input gradient", sizes: o.sizes, multiplyAdds: products) {
            run()
            return equal(gradient, o.referenceInputGradient())
        } run: {
            run()
        })
    return cases
}

/// The cases of a layer of few units, whose weights are transposed.
func fewUnitCases(_ o: DenseOperands) -> [KernelCase] {
    let stride = spreadRowStride(for: o.inner)
    func transposed(_ w: AlignedBuffer<Float>) -> AlignedBuffer<Float> {
        let result = AlignedBuffer<Float>(count: o.columns * stride)
        for k in 0..<o.inner { for n in 0..<o.columns { result.base[n * stride + k] = w.base[k * o.wStride + n] } }
        return result
    }
    let weights = transposed(o.w)
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), gradient = AlignedBuffer<Float>(count: o.rows * o.xStride),
        trained = copy(weights)
    let products = o.rows * o.inner * o.columns
    func forward() {
        fewUnitForward(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, input: o.x.base, inputStride: o.xStride,
            weights: weights.base, weightStride: stride, bias: o.bias.base, output: y.base, outputStride: o.padded)
    }
    func update(_ w: AlignedBuffer<Float>) {
        fewUnitUpdate(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, input: o.x.base, inputStride: o.xStride,
            delta: o.delta.base, deltaStride: o.padded, weights: w.base, weightStride: stride, rate: 1e-6, decay: 0)
    }
    func computeInputGradient() {
        fewUnitInputGradient(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, delta: o.delta.base, deltaStride: o.padded,
            weights: weights.base, weightStride: stride, inputGradient: gradient.base, inputGradientStride: o.xStride)
    }
    return [
        KernelCase(name: "few-unit forward", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            fewUnitForwardReference(
                rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, input: o.x.base, inputStride: o.xStride,
                weights: weights.base,
                weightStride: stride, bias: o.bias.base, output: reference.base, outputStride: o.padded)
            forward()
            return equal(y, reference)
        } run: {
            forward()
        },
        KernelCase(name: "few-unit update", sizes: o.sizes, multiplyAdds: products) {
            let fast = copy(weights), reference = copy(o.w)
            update(fast)
            o.update(reference, decay: 0, reference: true)
            return equal(fast, transposed(reference))
        } run: {
            update(trained)
        },
        KernelCase(name: "few-unit input gradient", sizes: o.sizes, multiplyAdds: products) {
            computeInputGradient()
            return equal(gradient, o.referenceInputGradient())
        } run: {
            computeInputGradient()
        },
    ]
}

/// The cases of a layer with sparse input: the first layer over nonzero pixels, or a layer over the units that dropout
/// did not drop.
///
/// - Parameters:
///   - o: The operands of the layer.
///   - decay: The weight decay of the update; 0 for none.
///   - what: The name of the input.
func sparseCases(_ o: DenseOperands, decay: Float, of what: String) -> [KernelCase] {
    let batch = SparseBatch(rowCapacity: o.rows, featureCount: o.inner)
    func listNonzeros() {
        batch.compress(rowCount: o.rows, input: o.x.base, inputStride: o.xStride)
    }
    listNonzeros()
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), trained = copy(o.w)
    let products = Int(batch.rowStart.base[o.rows]) * o.columns
    func forward() {
        sparseForward(
            rowCount: o.rows, columnCount: o.padded, batch: batch, weights: o.w.base, weightStride: o.wStride,
            bias: o.bias.base, output: y.base,
            outputStride: o.padded)
    }
    func update(_ w: AlignedBuffer<Float>) {
        sparseUpdate(
            columnCount: o.padded, batch: batch, delta: o.delta.base, deltaStride: o.padded, weights: w.base,
            weightStride: o.wStride, rate: 1e-6,
            decay: decay)
    }
    return [
        KernelCase(name: "sparse forward, \(what)", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            o.forward(reference, reference: true)
            forward()
            return equal(y, reference)
        } run: {
            forward()
        },
        KernelCase(name: "sparse update, \(what)", sizes: o.sizes, multiplyAdds: products) {
            let fast = copy(o.w), reference = copy(o.w)
            update(fast)
            o.update(reference, decay: decay, reference: true)
            return equal(fast, reference)
        } run: {
            update(trained)
        },
        KernelCase(name: "listing the nonzeros, \(what)", sizes: o.sizes, multiplyAdds: 0) {
            listNonzeros()
            return (0..<o.rows).allSatisfy { b in
                let expected = (0..<o.inner).filter { o.x.base[b * o.xStride + $0] != 0 }
                let entries = Int(batch.rowStart.base[b])..<Int(batch.rowStart.base[b + 1])
                return entries.map { Int(batch.row.base[$0].index) } == expected
                    && entries.allSatisfy {
                        batch.row.base[$0].value == o.x.base[b * o.xStride + Int(batch.row.base[$0].index)]
                    }
            }
        } run: {
            listNonzeros()
        },
    ]
}
