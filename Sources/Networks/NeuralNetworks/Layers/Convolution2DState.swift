import Basics
import Kernels

/// Working memory of a convolution.
final class Convolution2DState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    private let layer: Convolution2D
    private let extents: ConvolutionExtents
    private let index: Int
    private let weights: Weights
    private let gradient: AlignedBuffer<Float>

    init(layer: Convolution2D, input: Tensor, capacity: Int, index: Int) {
        guard case .image(let height, let width, let channels) = input.shape else {
            preconditionFailure("a convolution takes images, as its outputShape says")
        }
        self.layer = layer
        self.index = index
        extents = ConvolutionExtents(
            inputHeight: height, inputWidth: width, inputChannelCount: channels,
            inputChannelStride: input.channelStride, inputImageStride: input.stride,
            kernelHeight: layer.kernelHeight, kernelWidth: layer.kernelWidth, filterCount: layer.filterCount)
        let window = layer.kernelHeight * layer.kernelWidth
        weights = Weights(
            extents: [layer.kernelHeight, layer.kernelWidth, channels, layer.filterCount],
            fanIn: window * channels, fanOut: window * layer.filterCount)
        outputTensor = Tensor(
            .image(height: extents.outputHeight, width: extents.outputWidth, channels: layer.filterCount),
            paddedChannels: true)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        gradient = AlignedBuffer(count: extents.tapCount * extents.filterStride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        convolutionForward(
            imageCount: pass.rowCount, extents: extents, input: input.values.base, weights: weights.kernel.base,
            bias: weights.bias.base, output: output.base)
        layer.activation.forward(
            output.base, rowCount: pass.rowCount, count: outputTensor.stride, stride: outputTensor.stride)
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        layer.activation.backward(
            output.base, delta: outputGradient.base, rowCount: pass.rowCount, count: outputTensor.stride,
            stride: outputTensor.stride)
        if let inputGradient {
            convolutionInputGradient(
                imageCount: pass.rowCount, extents: extents, delta: outputGradient.base, weights: weights.kernel.base,
                inputGradient: inputGradient.base)
        }
        convolutionUpdate(
            imageCount: pass.rowCount, extents: extents, input: input.values.base, delta: outputGradient.base,
            weights: weights.kernel.base, gradient: gradient.base, rate: step.rate,
            decay: Float(2 * layer.l2) * step.learningRate)
        // A bias is shared by every pixel of its filter's map, so its error is the sum over them.
        biasUpdate(
            rowCount: pass.rowCount * extents.outputHeight * extents.outputWidth, columnCount: extents.filterStride,
            delta: outputGradient.base, deltaStride: extents.filterStride, bias: weights.bias.base, rate: step.rate)
    }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
