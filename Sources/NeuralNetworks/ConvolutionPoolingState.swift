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
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        pass.team.split(pass.rowCount, by: 1) { [self] _, images in
            active.find(in: images, extents: extents, input: input.values.base)
            convolutionPoolingForward(
                images: images, extents: extents, active: active, input: input.values.base, weights: weights.kernel.base, bias: weights.bias.base,
                output: output.base, place: place.base)
            layer.activation.forward(
                output.base + images.lowerBound * outputTensor.stride, rowCount: images.count, count: outputTensor.stride, stride: outputTensor.stride)
        }
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        pass.team.split(pass.rowCount, by: 1) { [self] _, images in
            let start = images.lowerBound * outputTensor.stride
            layer.activation.backward(
                output.base + start, delta: outputGradient.base + start, rowCount: images.count, count: outputTensor.stride, stride: outputTensor.stride)
        }
        pass.team.split(extents.filterStride, by: 16) { [self] _, filters in
            convolutionPoolingUpdate(
                imageCount: pass.rowCount, filters: filters, extents: extents, active: active, input: input.values.base,
                delta: outputGradient.base, place: place.base, weights: weights.kernel.base, rate: step.rate,
                decay: Float(2 * layer.l2) * step.learningRate)
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
