import Basics
import Kernels

/// Working memory of a max-pooling layer.
final class MaxPooling2DState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    private let extents: PoolingExtents
    private let argument: AlignedBuffer<Int32>

    init(layer: MaxPooling2D, input: Tensor, capacity: Int) {
        guard case .image(let height, let width, let channels) = input.shape else {
            preconditionFailure("pooling takes images, as its outputShape says")
        }
        outputTensor = Tensor(
            .image(height: height / layer.window, width: width / layer.window, channels: channels),
            paddedChannels: input.channelStride % 16 == 0)
        extents = PoolingExtents(
            inputHeight: height, inputWidth: width, channelStride: input.channelStride, window: layer.window,
            inputImageStride: input.stride, outputImageStride: outputTensor.stride)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        argument = AlignedBuffer(count: capacity * extents.outputImageStride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        maxPoolingForward(
            imageCount: pass.rowCount, extents: extents,
            input: input.values.base, output: output.base, argument: argument.base)
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        guard let inputGradient else { return }
        maxPoolingBackward(
            imageCount: pass.rowCount, extents: extents,
            delta: outputGradient.base, argument: argument.base, inputGradient: inputGradient.base)
    }

    var parameters: [Parameter] = []
    func initialize(from source: RandomSource) {}
    var penalty: Double { 0 }
}
