import Kernels

/// The largest of each window × window square, channel by channel; what fills no square is dropped. The first of equal ones counts. Directly after the convolution that reads the
/// images, the sums before its activation are compared, which tells apart what the activation has rounded to the same number.
public struct MaxPooling2D: Layer, Hashable {
    public let window: Int

    public init(_ window: Int = 2) { self.window = window }

    public var description: String { "max-pooling \(window)×\(window)" }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard case .image(let height, let width, let channels) = input else {
            throw ShapeError("Max-pooling takes images; its input here is a vector of \(input).")
        }
        guard window > 0, window <= height, window <= width else {
            throw ShapeError("A pooling window of \(window)×\(window) does not fit an input of \(input).")
        }
        return .image(height: height / window, width: width / window, channels: channels)
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        MaxPooling2DState(layer: self, input: input, capacity: capacity)
    }
}

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
