import Kernels

/// A kernel at a size that the notebook uses.
struct KernelCase {
    let name: String
    let sizes: String
    /// Multiply-adds of one call that the result needs; zeros that a sparse kernel skips are not counted.
    let multiplyAdds: Int
    /// Runs the kernel and its definition once from the same start; true if every bit is equal.
    let verify: () -> Bool
    let run: () -> Void
}

/// Random floats in −½ … ½, some share of them zero; always the same.
private func floats(_ count: Int, stream: String, zeros: Float = 0) -> AlignedBuffer<Float> {
    let source = RandomSource(seed: 1, stream: stream)
    let values = source.uniformFloats(.other, series: 0, count: count), decisions = source.uniformFloats(.other, series: 1, count: count)
    let buffer = AlignedBuffer<Float>(count: count)
    for i in 0..<count { buffer.base[i] = decisions[i] < zeros ? 0 : values[i] - 0.5 }
    return buffer
}

private func copy(_ buffer: AlignedBuffer<Float>) -> AlignedBuffer<Float> {
    let result = AlignedBuffer<Float>(count: buffer.count)
    result.base.update(from: buffer.base, count: buffer.count)
    return result
}

private func equal(_ a: AlignedBuffer<Float>, _ b: AlignedBuffer<Float>) -> Bool {
    (0..<a.count).allSatisfy { a.base[$0].bitPattern == b.base[$0].bitPattern }
}

/// One dense layer's data.
private struct DenseOperands {
    let rows: Int, inner: Int, columns: Int
    let padded: Int, xStride: Int, wStride: Int
    let x: AlignedBuffer<Float>, w: AlignedBuffer<Float>, bias: AlignedBuffer<Float>, delta: AlignedBuffer<Float>

    init(_ rows: Int, _ inner: Int, _ columns: Int, zeros: Float = 0) {
        self.rows = rows
        self.inner = inner
        self.columns = columns
        padded = rowStride(for: columns)
        xStride = rowStride(for: inner)
        wStride = spreadRowStride(for: columns)
        x = floats(rows * xStride, stream: "input", zeros: zeros)
        w = floats(inner * wStride, stream: "weights")
        bias = floats(padded, stream: "bias")
        delta = floats(rows * padded, stream: "delta")
    }

    var sizes: String { "\(rows) × \(inner) × \(columns)" }

    func forward(_ y: AlignedBuffer<Float>, reference: Bool = false) {
        let kernel = reference ? denseForwardReference : denseForward
        kernel(rows, inner, padded, x.base, xStride, w.base, wStride, bias.base, y.base, padded)
    }

    func update(_ w: AlignedBuffer<Float>, decay: Float, reference: Bool = false) {
        let kernel = reference ? denseUpdateReference : denseUpdate
        kernel(rows, inner, padded, x.base, xStride, delta.base, padded, w.base, wStride, 1e-6, decay)
    }
}

private func denseCases(_ o: DenseOperands, decay: Float, inputGradient: Bool) -> [KernelCase] {
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), trained = copy(o.w)
    let products = o.rows * o.inner * o.columns
    var cases = [
        KernelCase(name: "dense forward", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            o.forward(reference, reference: true)
            o.forward(y)
            return equal(y, reference)
        } run: { o.forward(y) },
        KernelCase(name: decay == 0 ? "dense update" : "dense update with decay", sizes: o.sizes, multiplyAdds: products) {
            let fast = copy(o.w), reference = copy(o.w)
            o.update(fast, decay: decay)
            o.update(reference, decay: decay, reference: true)
            return equal(fast, reference)
        } run: { o.update(trained, decay: decay) },
    ]
    guard inputGradient else { return cases }
    let width = rowStride(for: o.rows)
    let columns = AlignedBuffer<Float>(count: o.columns * width), scratch = AlignedBuffer<Float>(count: inputGradientScratchCount(rowCount: o.rows))
    let gradient = AlignedBuffer<Float>(count: o.rows * o.xStride)
    func run() {
        transpose(rowCount: o.rows, columnCount: o.columns, o.delta.base, stride: o.padded, into: columns.base, stride: width)
        denseInputGradient(
            rowCount: o.rows, innerCount: o.inner, columnCount: o.columns, deltaColumns: columns.base, weights: o.w.base, weightStride: o.wStride,
            inputGradient: gradient.base, inputGradientStride: o.xStride, scratch: scratch.base)
    }
    cases.append(
        KernelCase(name: "dense input gradient", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: gradient.count)
            denseInputGradientReference(
                rowCount: o.rows, innerCount: o.inner, columnCount: o.columns, delta: o.delta.base, deltaStride: o.padded, weights: o.w.base,
                weightStride: o.wStride, inputGradient: reference.base, inputGradientStride: o.xStride)
            run()
            return equal(gradient, reference)
        } run: { run() })
    return cases
}

/// A layer of few units, whose weights lie turned.
private func narrowCases(_ o: DenseOperands) -> [KernelCase] {
    let stride = spreadRowStride(for: o.inner)
    func turn(_ w: AlignedBuffer<Float>) -> AlignedBuffer<Float> {
        let result = AlignedBuffer<Float>(count: o.columns * stride)
        for k in 0..<o.inner { for n in 0..<o.columns { result.base[n * stride + k] = w.base[k * o.wStride + n] } }
        return result
    }
    let turned = turn(o.w)
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), gradient = AlignedBuffer<Float>(count: o.rows * o.xStride), trained = copy(turned)
    let scratch = AlignedBuffer<Float>(count: narrowScratchCount(rowCount: o.rows, unitCount: o.columns))
    let products = o.rows * o.inner * o.columns
    func forward() {
        narrowForward(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, input: o.x.base, inputStride: o.xStride, weights: turned.base,
            weightStride: stride, bias: o.bias.base, output: y.base, outputStride: o.padded, scratch: scratch.base)
    }
    func update(_ w: AlignedBuffer<Float>) {
        narrowUpdate(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, input: o.x.base, inputStride: o.xStride, delta: o.delta.base,
            deltaStride: o.padded, weights: w.base, weightStride: stride, rate: 1e-6, decay: 0)
    }
    func passDown() {
        narrowInputGradient(
            rowCount: o.rows, innerCount: o.inner, unitCount: o.columns, delta: o.delta.base, deltaStride: o.padded, weights: turned.base,
            weightStride: stride, inputGradient: gradient.base, inputGradientStride: o.xStride)
    }
    return [
        KernelCase(name: "narrow forward", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            o.forward(reference, reference: true)
            forward()
            return (0..<o.rows).allSatisfy { b in
                (0..<o.columns).allSatisfy { y.base[b * o.padded + $0].bitPattern == reference.base[b * o.padded + $0].bitPattern }
            }
        } run: { forward() },
        KernelCase(name: "narrow update", sizes: o.sizes, multiplyAdds: products) {
            let fast = copy(turned), reference = copy(o.w)
            update(fast)
            o.update(reference, decay: 0, reference: true)
            return equal(fast, turn(reference))
        } run: { update(trained) },
        KernelCase(name: "narrow input gradient", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: gradient.count)
            denseInputGradientReference(
                rowCount: o.rows, innerCount: o.inner, columnCount: o.columns, delta: o.delta.base, deltaStride: o.padded, weights: o.w.base,
                weightStride: o.wStride, inputGradient: reference.base, inputGradientStride: o.xStride)
            passDown()
            return equal(gradient, reference)
        } run: { passDown() },
    ]
}

/// The first layer over nonzero pixels, or a layer over the units that dropout kept.
private func sparseCases(_ o: DenseOperands, decay: Float, of what: String) -> [KernelCase] {
    let batch = SparseBatch(rowCapacity: o.rows, featureCount: o.inner)
    func list() {
        batch.compress(rowCount: o.rows, input: o.x.base, inputStride: o.xStride)
    }
    list()
    let y = AlignedBuffer<Float>(count: o.rows * o.padded), trained = copy(o.w)
    let products = Int(batch.rowStart.base[o.rows]) * o.columns
    func forward() {
        sparseForward(
            rowCount: o.rows, columnCount: o.padded, batch: batch, weights: o.w.base, weightStride: o.wStride, bias: o.bias.base, output: y.base,
            outputStride: o.padded)
    }
    func update(_ w: AlignedBuffer<Float>) {
        sparseUpdate(
            columnCount: o.padded, batch: batch, delta: o.delta.base, deltaStride: o.padded, weights: w.base, weightStride: o.wStride, rate: 1e-6,
            decay: decay)
    }
    return [
        KernelCase(name: "sparse forward, \(what)", sizes: o.sizes, multiplyAdds: products) {
            let reference = AlignedBuffer<Float>(count: y.count)
            o.forward(reference, reference: true)
            forward()
            return equal(y, reference)
        } run: { forward() },
        KernelCase(name: "sparse update, \(what)", sizes: o.sizes, multiplyAdds: products) {
            let fast = copy(o.w), reference = copy(o.w)
            update(fast)
            o.update(reference, decay: decay, reference: true)
            return equal(fast, reference)
        } run: { update(trained) },
        KernelCase(name: "listing the nonzeros, \(what)", sizes: o.sizes, multiplyAdds: 0) {
            list()
            return (0..<o.rows).allSatisfy { b in
                let expected = (0..<o.inner).filter { o.x.base[b * o.xStride + $0] != 0 }
                let entries = Int(batch.rowStart.base[b])..<Int(batch.rowStart.base[b + 1])
                return entries.map { Int(batch.row.base[$0].index) } == expected
                    && entries.allSatisfy { batch.row.base[$0].value == o.x.base[b * o.xStride + Int(batch.row.base[$0].index)] }
            }
        } run: { list() },
    ]
}

private func convolutionCases(_ pixels: AlignedBuffer<Float>, rows: Int) -> [KernelCase] {
    let e = ConvolutionPoolingExtents(inputHeight: 28, inputWidth: 28, inputImageStride: 784, kernelHeight: 3, kernelWidth: 3, filterCount: 32)
    let weights = floats(9 * 32, stream: "filters"), bias = floats(32, stream: "bias"), trained = copy(weights)
    let count = rows * e.outputImageStride
    let delta = floats(count, stream: "delta")
    let output = AlignedBuffer<Float>(count: count), place = AlignedBuffer<Float>(count: count)
    let active = ActiveWindows(extents: e, capacity: rows)
    func forward() {
        active.find(in: 0..<rows, extents: e, input: pixels.base)
        convolutionPoolingForward(
            images: 0..<rows, extents: e, active: active, input: pixels.base, weights: weights.base, bias: bias.base, blank: bias.base,
            output: output.base, place: place.base)
    }
    func update(_ w: AlignedBuffer<Float>) {
        convolutionPoolingUpdate(
            imageCount: rows, filters: 0..<32, extents: e, active: active, input: pixels.base, delta: delta.base, place: place.base, weights: w.base,
            rate: 1e-6, decay: 0)
    }
    forward()
    let windows = (0..<rows).reduce(0) { $0 + Int(active.count.base[$1]) }
    let sizes = "\(rows) × 28 × 28, 32 filters of 3 × 3, pooled 2 × 2"
    return [
        KernelCase(name: "convolution and pooling forward", sizes: sizes, multiplyAdds: windows * 4 * 9 * 32) {
            let y = AlignedBuffer<Float>(count: count), p = AlignedBuffer<Float>(count: count)
            convolutionPoolingForwardReference(
                imageCount: rows, extents: e, input: pixels.base, weights: weights.base, bias: bias.base, output: y.base, place: p.base)
            forward()
            return equal(output, y) && equal(place, p)
        } run: { forward() },
        // One of four places counts for each filter of a window.
        KernelCase(name: "convolution and pooling update", sizes: sizes, multiplyAdds: windows * 9 * 32) {
            let fast = copy(weights), reference = copy(weights)
            forward()
            update(fast)
            convolutionPoolingUpdateReference(
                imageCount: rows, extents: e, input: pixels.base, delta: delta.base, place: place.base, weights: reference.base, rate: 1e-6, decay: 0)
            return equal(fast, reference)
        } run: { update(trained) },
    ]
}

private func elementwiseCases() -> [KernelCase] {
    let count = 32 * 128
    let z = floats(count, stream: "z"), a = copy(z), delta = floats(count, stream: "delta"), mask = AlignedBuffer<Float>(count: count + 32)
    let scores = floats(32 * 16, stream: "scores"), p = copy(scores), logs = AlignedBuffer<Float>(count: 32 * 16)
    let source = RandomSource(seed: 1, stream: "dropout")
    func sigmoid() {
        a.base.update(from: z.base, count: count)
        sigmoidForward(count: count, a.base)
    }
    func softmax() {
        p.base.update(from: scores.base, count: 32 * 16)
        softmaxForward(rowCount: 32, columnCount: 10, p.base, stride: 16, logProbabilities: logs.base)
    }
    func drawMask() { dropoutMask(source: source, layer: 1, step: 1, rate: 0.4, count: count, mask: mask.base) }
    return [
        // One element at a time: the exponential gives the same bits alone and in a vector.
        KernelCase(name: "sigmoid", sizes: "32 × 128", multiplyAdds: 0) {
            sigmoid()
            return (0..<count).allSatisfy { a.base[$0] == 1 / (1 + exponential(-z.base[$0])) }
        } run: { sigmoid() },
        KernelCase(name: "sigmoid backward", sizes: "32 × 128", multiplyAdds: 0) {
            sigmoid()
            let before = copy(delta)
            sigmoidBackward(count: count, activation: a.base, delta: delta.base)
            return (0..<count).allSatisfy { delta.base[$0] == before.base[$0] * (a.base[$0] * (1 - a.base[$0])) }
        } run: { sigmoidBackward(count: count, activation: a.base, delta: delta.base) },
        KernelCase(name: "softmax", sizes: "32 × 10", multiplyAdds: 0) {
            softmax()
            return (0..<32).allSatisfy { row in
                let z = (0..<10).map { scores.base[16 * row + $0] }
                let e = z.map { exponential($0 - (z.max() ?? 0)) }, sum = e.reduce(0, +)
                return (0..<10).allSatisfy { p.base[16 * row + $0] == e[$0] / sum }
            }
        } run: { softmax() },
        KernelCase(name: "dropout mask", sizes: "32 × 128", multiplyAdds: 0) {
            drawMask()
            let philox = Philox(key: source.key)
            return (0..<count).allSatisfy { i in
                let words = philox(UInt32(i / 32 * 8 + i % 8), 1, 1, RandomSource.Purpose.dropout.rawValue)
                return mask.base[i] == (words[i % 32 / 8] < UInt32(0.4 * 0x1p32) ? 0 : Float(1 / (1 - 0.4)))
            }
        } run: { drawMask() },
    ]
}

/// Every kernel at the notebook's sizes. `pixels`: a batch of 32 images of 784 floats.
func kernelCases(pixels: AlignedBuffer<Float>) -> [KernelCase] {
    let first = DenseOperands(32, 784, 128)
    first.x.base.update(from: pixels.base, count: 32 * 784)
    return denseCases(DenseOperands(32, 128, 128), decay: 1e-9, inputGradient: true)
        + denseCases(DenseOperands(32, 784, 128), decay: 0, inputGradient: true)
        + denseCases(DenseOperands(32, 5408, 128), decay: 0, inputGradient: true)
        + narrowCases(DenseOperands(32, 128, 10))
        + sparseCases(first, decay: 0, of: "pixels")
        + sparseCases(DenseOperands(32, 128, 128, zeros: 0.4), decay: 1e-9, of: "dropout 0.4")
        + sparseCases(DenseOperands(32, 128, 128, zeros: 0.8), decay: 1e-9, of: "dropout 0.8")
        + convolutionCases(pixels, rows: 32)
        + elementwiseCases()
}
