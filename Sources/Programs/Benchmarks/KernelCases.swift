import Basics
import Kernels

/// The cases of a convolution of 32 filters and the pooling after it, on `rows` images of 28 × 28 pixels.
private func convolutionCases(_ pixels: AlignedBuffer<Float>, rows: Int) -> [KernelCase] {
    let e = ConvolutionPoolingExtents(
        inputHeight: 28, inputWidth: 28, inputImageStride: 784, kernelHeight: 3, kernelWidth: 3, filterCount: 32)
    let weights = floats(9 * 32, stream: "filters"), bias = floats(32, stream: "bias"),
        gradient = AlignedBuffer<Float>(count: 9 * 32)
    let count = rows * e.outputImageStride
    let delta = floats(count, stream: "delta")
    let output = AlignedBuffer<Float>(count: count), place = AlignedBuffer<Float>(count: count)
    let active = ActiveWindows(extents: e, capacity: rows)
    func forward() {
        active.find(imageCount: rows, rows: 0..<e.outputHeight, extents: e, input: pixels.base)
        convolutionPoolingForward(
            imageCount: rows, rows: 0..<e.outputHeight, extents: e, active: active, input: pixels.base,
            weights: weights.base, bias: bias.base, blank: bias.base,
            output: output.base, place: place.base)
    }
    func addGradient(to gradient: AlignedBuffer<Float>) {
        for filter in [0, 16] {
            for tapRow in 0..<3 {
                convolutionPoolingGradient(
                    imageCount: rows, rows: 0..<e.outputHeight, tapRow: tapRow, filter: filter, extents: e,
                    active: active, input: pixels.base,
                    delta: delta.base, place: place.base, gradient: gradient.base)
            }
        }
    }
    forward()
    let windows = (0..<rows).reduce(0) { sum, b in
        (0..<e.outputHeight).reduce(sum) { $0 + active.columns(ofImage: b, row: $1, extents: e).count }
    }
    let sizes = "\(rows) × 28 × 28, 32 filters of 3 × 3, pooled 2 × 2"
    return [
        KernelCase(name: "convolution and pooling forward", sizes: sizes, multiplyAdds: windows * 4 * 9 * 32) {
            let y = AlignedBuffer<Float>(count: count), p = AlignedBuffer<Float>(count: count)
            convolutionPoolingForwardReference(
                imageCount: rows, extents: e, input: pixels.base, weights: weights.base, bias: bias.base,
                output: y.base, place: p.base)
            forward()
            return equal(output, y) && equal(place, p)
        } run: {
            forward()
        },
        // For each filter, only one of the four places of a pooling window has a gradient.
        KernelCase(name: "convolution and pooling gradient", sizes: sizes, multiplyAdds: windows * 9 * 32) {
            let fast = AlignedBuffer<Float>(count: 9 * 32), reference = AlignedBuffer<Float>(count: 9 * 32)
            forward()
            addGradient(to: fast)
            convolutionPoolingGradientReference(
                imageCount: rows, extents: e, input: pixels.base, delta: delta.base, place: place.base,
                gradient: reference.base)
            return equal(fast, reference)
        } run: {
            addGradient(to: gradient)
        },
    ]
}

/// The cases of the functions of single elements or rows: sigmoid, softmax, dropout mask.
private func elementwiseCases() -> [KernelCase] {
    let count = 32 * 128
    let z = floats(count, stream: "z"), a = copy(z), delta = floats(count, stream: "delta"),
        mask = AlignedBuffer<Float>(count: count + 32)
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
        // The reference takes one element at a time: the exponential has the same bits alone and in a vector.
        KernelCase(name: "sigmoid", sizes: "32 × 128", multiplyAdds: 0) {
            sigmoid()
            return (0..<count).allSatisfy { a.base[$0] == 1 / (1 + exponential(-z.base[$0])) }
        } run: {
            sigmoid()
        },
        KernelCase(name: "sigmoid backward", sizes: "32 × 128", multiplyAdds: 0) {
            sigmoid()
            let before = copy(delta)
            sigmoidBackward(count: count, activation: a.base, delta: delta.base)
            return (0..<count).allSatisfy { delta.base[$0] == before.base[$0] * (a.base[$0] * (1 - a.base[$0])) }
        } run: {
            sigmoidBackward(count: count, activation: a.base, delta: delta.base)
        },
        KernelCase(name: "softmax", sizes: "32 × 10", multiplyAdds: 0) {
            softmax()
            return (0..<32).allSatisfy { row in
                let z = (0..<10).map { scores.base[16 * row + $0] }
                let e = z.map { exponential($0 - (z.max() ?? 0)) }, sum = e.reduce(0, +)
                return (0..<10).allSatisfy { p.base[16 * row + $0] == e[$0] / sum }
            }
        } run: {
            softmax()
        },
        KernelCase(name: "dropout mask", sizes: "32 × 128", multiplyAdds: 0) {
            drawMask()
            let philox = Philox(key: source.key)
            return (0..<count).allSatisfy { i in
                let words = philox(UInt32(i / 32 * 8 + i % 8), 1, 1, RandomSource.Purpose.dropout.rawValue)
                return mask.base[i] == (words[i % 32 / 8] < UInt32(0.4 * 0x1p32) ? 0 : Float(1 / (1 - 0.4)))
            }
        } run: {
            drawMask()
        },
    ]
}

/// The kernel cases, at the sizes of the MNIST notebook.
///
/// - Parameter pixels: A batch of 32 images of 784 floats, [image, pixel].
func kernelCases(pixels: AlignedBuffer<Float>) -> [KernelCase] {
    let first = DenseOperands(32, 784, 128)
    first.x.base.update(from: pixels.base, count: 32 * 784)
    return denseCases(DenseOperands(32, 128, 128), decay: 1e-9, inputGradient: true)
        + denseCases(DenseOperands(32, 784, 128), decay: 0, inputGradient: true)
        + denseCases(DenseOperands(32, 5408, 128), decay: 0, inputGradient: true)
        + fewUnitCases(DenseOperands(32, 128, 10))
        + sparseCases(first, decay: 0, of: "pixels")
        + sparseCases(DenseOperands(32, 128, 128, zeros: 0.4), decay: 1e-9, of: "dropout 0.4")
        + sparseCases(DenseOperands(32, 128, 128, zeros: 0.8), decay: 1e-9, of: "dropout 0.8")
        + convolutionCases(pixels, rows: 32)
        + elementwiseCases()
}
