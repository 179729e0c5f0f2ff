import Basics
import Kernels

/// Working memory of a Flatten that must copy because the image's channels are padded.
final class FlattenState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    private let channelCount: Int
    private let pixelCount: Int

    init(input: Tensor, capacity: Int) {
        if case .image(let height, let width, let channels) = input.shape {
            channelCount = channels
            pixelCount = height * width
        } else {
            channelCount = input.shape.elementCount
            pixelCount = 1
        }
        outputTensor = Tensor(.vector(input.shape.elementCount))
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        for b in 0..<pass.rowCount {
            let source = input.values.base + b * input.tensor.stride
            let target = output.base + b * outputTensor.stride
            for pixel in 0..<pixelCount {
                (target + pixel * channelCount).update(
                    from: source + pixel * input.tensor.channelStride, count: channelCount)
            }
        }
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        guard let inputGradient else { return }
        for b in 0..<pass.rowCount {
            let source = outputGradient.base + b * outputTensor.stride
            let target = inputGradient.base + b * input.tensor.stride
            for pixel in 0..<pixelCount {
                (target + pixel * input.tensor.channelStride).update(
                    from: source + pixel * channelCount, count: channelCount)
            }
        }
    }

    var parameters: [Parameter] = []
    func initialize(from source: RandomSource) {}
    var penalty: Double { 0 }
}
