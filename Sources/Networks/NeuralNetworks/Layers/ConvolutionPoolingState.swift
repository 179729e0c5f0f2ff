import Basics
import Kernels

/// Working memory of a convolution over images of one channel fused with the 2 × 2 max-pooling after it.
///
/// The output is the result of both layers; only the largest sum of each window goes through the activation, as no
/// activation decreases.
final class ConvolutionPoolingState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    /// True if many outputs may be zero.
    var isRectified: Bool { layer.activation == .relu }

    private let layer: Convolution2D
    private let extents: ConvolutionPoolingExtents
    private let index: Int
    private let weights: Weights
    private let place: AlignedBuffer<Float>
    private let active: ActiveWindows
    /// Output of a window whose pixels are all zero, [filterStride].
    private let blank: AlignedBuffer<Float>
    private let gradient, biasGradient: AlignedBuffer<Float>

    /// Creates the fused stage, or returns nil if the two layers cannot be fused.
    ///
    /// They can be if they are the network's first two layers (so that no layer below learns from the input), the
    /// pooling window is 2 × 2 and the image has one unpadded channel.
    init?(_ layer: Convolution2D, _ pooling: MaxPooling2D, input: Tensor, capacity: Int, index: Int) {
        guard index == 0, pooling.window == 2, case .image(let height, let width, 1) = input.shape,
            input.channelStride == 1
        else { return nil }
        self.layer = layer
        self.index = index
        extents = ConvolutionPoolingExtents(
            inputHeight: height, inputWidth: width, inputImageStride: input.stride, kernelHeight: layer.kernelHeight,
            kernelWidth: layer.kernelWidth,
            filterCount: layer.filterCount)
        let window = layer.kernelHeight * layer.kernelWidth
        weights = Weights(
            extents: [layer.kernelHeight, layer.kernelWidth, 1, layer.filterCount], fanIn: window,
            fanOut: window * layer.filterCount)
        outputTensor = Tensor(
            .image(height: extents.outputHeight, width: extents.outputWidth, channels: layer.filterCount),
            paddedChannels: true)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        place = AlignedBuffer(count: capacity * outputTensor.stride)
        active = ActiveWindows(extents: extents, capacity: capacity)
        blank = AlignedBuffer(count: extents.filterStride)
        gradient = AlignedBuffer(count: extents.tapCount * extents.filterStride)
        biasGradient = AlignedBuffer(count: extents.filterStride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        blank.base.update(from: weights.bias.base, count: extents.filterStride)
        layer.activation.forward(blank.base, rowCount: 1, count: extents.filterStride, stride: extents.filterStride)
        pass.team.split(extents.outputHeight, by: 1, with: (self, input.values.base, pass.rowCount)) {
            context, _, rows in
            let (state, input, imageCount) = context
            state.forward(rows, input, imageCount: imageCount)
        }
    }

    /// Forward pass over some rows of windows of every image.
    ///
    /// Most of a thread's results are needed by the same thread in the layer above and in the backward pass.
    private func forward(_ rows: Range<Int>, _ input: UnsafeMutablePointer<Float>, imageCount: Int) {
        active.find(imageCount: imageCount, rows: rows, extents: extents, input: input)
        convolutionPoolingForward(
            imageCount: imageCount, rows: rows, extents: extents, active: active, input: input,
            weights: weights.kernel.base, bias: weights.bias.base,
            blank: blank.base, output: output.base, place: place.base)
        for b in 0..<imageCount {
            for y in rows {
                active.forEachRun(ofImage: b, row: y, extents: extents) { first, count in
                    let sums = output.base + b * outputTensor.stride + first * extents.filterStride
                    layer.activation.forward(
                        sums, rowCount: count, count: extents.filterStride, stride: extents.filterStride)
                }
            }
        }
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        gradient.base.update(repeating: 0, count: gradient.count)
        biasGradient.base.update(repeating: 0, count: biasGradient.count)
        let pieceCount = extents.filterStride / 16 * (extents.kernelHeight + 1)
        pass.team.relay(
            extents.outputHeight, by: 1, itemCount: pieceCount, with: (self, input.values.base, pass.rowCount)
        ) { context, rows, piece in
            let (state, input, imageCount) = context
            if piece == 0 { state.throughActivation(rows, imageCount: imageCount) }
            state.addGradient(piece, rows, input, imageCount: imageCount)
        }
        descend(
            count: gradient.count, weights: weights.kernel.base, gradient: gradient.base, rate: step.rate,
            decay: Float(2 * layer.l2) * step.learningRate)
        descend(
            count: biasGradient.count, weights: weights.bias.base, gradient: biasGradient.base, rate: step.rate,
            decay: 0)
    }

    private func throughActivation(_ rows: Range<Int>, imageCount: Int) {
        let rowLength = extents.outputWidth * extents.filterStride
        for b in 0..<imageCount {
            let start = b * outputTensor.stride + rows.lowerBound * rowLength
            layer.activation.backward(
                output.base + start, delta: outputGradient.base + start, rowCount: rows.count, count: rowLength,
                stride: rowLength)
        }
    }

    /// Adds a piece of the gradient for sixteen filters: a row of taps, or after those the bias.
    private func addGradient(_ piece: Int, _ rows: Range<Int>, _ input: UnsafeMutablePointer<Float>, imageCount: Int) {
        let filter = piece / (extents.kernelHeight + 1) * 16, tapRow = piece % (extents.kernelHeight + 1)
        if tapRow < extents.kernelHeight {
            convolutionPoolingGradient(
                imageCount: imageCount, rows: rows, tapRow: tapRow, filter: filter, extents: extents, active: active,
                input: input,
                delta: outputGradient.base, place: place.base, gradient: gradient.base)
        } else {
            convolutionPoolingBiasGradient(
                imageCount: imageCount, rows: rows, filter: filter, extents: extents, delta: outputGradient.base,
                gradient: biasGradient.base)
        }
    }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
