import Kernels

/// A convolution over images of one channel and the 2 × 2 max-pooling that follows it, as one stage. The output holds both layers' result; only the largest sum of each window goes through the
/// activation, as no activation decreases.
final class ConvolutionPoolingState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    private let layer: Convolution2D
    private let extents: ConvolutionPoolingExtents
    private let index: Int
    private let weights: Weights
    private let place: AlignedBuffer<Float>
    private let active: ActiveWindows
    /// What a window that sees nothing but zeros comes to, [filterStride].
    private let blank: AlignedBuffer<Float>

    /// Nil where this stage does not apply, and the two layers work one after the other: other windows, several channels, an input that others must
    /// learn from.
    init?(_ layer: Convolution2D, _ pooling: MaxPooling2D, input: Tensor, capacity: Int, index: Int) {
        guard index == 0, pooling.window == 2, case .image(let height, let width, 1) = input.shape, input.channelStride == 1 else { return nil }
        self.layer = layer
        self.index = index
        extents = ConvolutionPoolingExtents(
            inputHeight: height, inputWidth: width, inputImageStride: input.stride, kernelHeight: layer.kernelHeight, kernelWidth: layer.kernelWidth,
            filterCount: layer.filterCount)
        let window = layer.kernelHeight * layer.kernelWidth
        weights = Weights(
            extents: [layer.kernelHeight, layer.kernelWidth, 1, layer.filterCount], fanIn: window, fanOut: window * layer.filterCount)
        outputTensor = Tensor(
            .image(height: extents.outputHeight, width: extents.outputWidth, channels: layer.filterCount), paddedChannels: true)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        place = AlignedBuffer(count: capacity * outputTensor.stride)
        active = ActiveWindows(extents: extents, capacity: capacity)
        blank = AlignedBuffer(count: extents.filterStride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        blank.base.update(from: weights.bias.base, count: extents.filterStride)
        layer.activation.forward(blank.base, rowCount: 1, count: extents.filterStride, stride: extents.filterStride)
        pass.team.split(pass.rowCount, by: 1, with: (self, input.values.base)) { context, _, images in
            let (state, input) = context
            state.forward(images, input)
        }
    }

    private func forward(_ images: Range<Int>, _ input: UnsafeMutablePointer<Float>) {
        active.find(in: images, extents: extents, input: input)
        convolutionPoolingForward(
            images: images, extents: extents, active: active, input: input, weights: weights.kernel.base, bias: weights.bias.base, blank: blank.base,
            output: output.base, place: place.base)
        for b in images {
            active.forEachRun(ofImage: b, extents: extents) { first, count in
                let sums = output.base + b * outputTensor.stride + first * extents.filterStride
                layer.activation.forward(sums, rowCount: count, count: extents.filterStride, stride: extents.filterStride)
            }
        }
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        pass.team.split(pass.rowCount, by: 1, with: self) { state, _, images in
            let start = images.lowerBound * state.outputTensor.stride, stride = state.outputTensor.stride
            state.layer.activation.backward(
                state.output.base + start, delta: state.outputGradient.base + start, rowCount: images.count, count: stride, stride: stride)
        }
        pass.team.split(extents.filterStride, by: 16, with: (self, input.values.base, pass.rowCount, step)) { context, _, filters in
            let (state, input, rowCount, step) = context
            convolutionPoolingUpdate(
                imageCount: rowCount, filters: filters, extents: state.extents, active: state.active, input: input,
                delta: state.outputGradient.base, place: state.place.base, weights: state.weights.kernel.base, rate: step.rate,
                decay: Float(2 * state.layer.l2) * step.learningRate)
        }
        // A bias is shared by every window of its filter's map, so its error is the sum over them.
        biasUpdate(
            rowCount: pass.rowCount * extents.windowCount, columnCount: extents.filterStride, delta: outputGradient.base,
            deltaStride: extents.filterStride, bias: weights.bias.base, rate: step.rate)
    }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
