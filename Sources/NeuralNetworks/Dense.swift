import Kernels

/// A fully connected layer: a = f(x W + b), with Keras's conventions (Glorot-uniform W [inputs, units], zero b, and
/// λ Σ w² added to the loss where `l2` = λ is given; biases are free).
public struct Dense: Layer, Hashable {
    public let unitCount: Int
    public let activation: Activation
    public let l2: Double

    public init(_ unitCount: Int, activation: Activation = .identity, l2: Double = 0) {
        self.unitCount = unitCount
        self.activation = activation
        self.l2 = l2
    }

    public var description: String {
        "dense \(unitCount) \(activation.rawValue)" + (l2 == 0 ? "" : " l2=\(l2)")
    }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard unitCount > 0 else { throw ShapeError("A dense layer needs at least one unit.") }
        guard case .vector = input else {
            throw ShapeError("A dense layer takes a vector; put Flatten() before it to make one of \(input).")
        }
        return .vector(unitCount)
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int) -> any LayerState {
        DenseState(layer: self, input: input, capacity: capacity, index: index)
    }
}

final class DenseState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor
    /// log p of each class, [capacity, outputTensor.stride], where the activation is softmax: what the cross-entropy needs.
    let logProbabilities: AlignedBuffer<Float>
    /// Set by a loss that has already carried the error through the activation.
    var gradientIsThroughActivation = false

    private let layer: Dense
    private let inputCount: Int
    private let index: Int
    private let weights: Weights
    private let scratch: AlignedBuffer<Float>

    init(layer: Dense, input: Tensor, capacity: Int, index: Int) {
        self.layer = layer
        self.index = index
        inputCount = input.shape.elementCount
        outputTensor = Tensor(.vector(layer.unitCount))
        weights = Weights(extents: [inputCount, layer.unitCount], fanIn: inputCount, fanOut: layer.unitCount)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        logProbabilities = AlignedBuffer(count: layer.activation == .softmax ? capacity * outputTensor.stride : 0)
        scratch = AlignedBuffer(count: 16 * weights.stride)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        if let sparse = input.sparse {
            sparseForward(
                rowCount: pass.rowCount, columnCount: weights.stride, batch: sparse,
                weights: weights.kernel.base, weightStride: weights.stride, bias: weights.bias.base,
                output: output.base, outputStride: outputTensor.stride)
        } else {
            denseForward(
                rowCount: pass.rowCount, innerCount: inputCount, columnCount: weights.stride,
                input: input.values.base, inputStride: input.tensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, bias: weights.bias.base,
                output: output.base, outputStride: outputTensor.stride)
        }
        layer.activation.forward(
            output.base, rowCount: pass.rowCount, count: layer.unitCount, stride: outputTensor.stride, 
            logProbabilities: logProbabilities.base)
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        if !gradientIsThroughActivation {
            layer.activation.backward(
                output.base, delta: outputGradient.base, rowCount: pass.rowCount, count: layer.unitCount, stride: outputTensor.stride)
        }
        if let inputGradient {
            denseInputGradient(
                rowCount: pass.rowCount, innerCount: inputCount, columnCount: layer.unitCount,
                delta: outputGradient.base, deltaStride: outputTensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride,
                inputGradient: inputGradient.base, inputGradientStride: input.tensor.stride, scratch: scratch.base)
        }
        let decay = Float(2 * layer.l2) * step.learningRate
        if let sparse = input.sparse {
            sparse.indexByFeature(rowCount: pass.rowCount)
            sparseUpdate(
                columnCount: weights.stride, batch: sparse, delta: outputGradient.base, deltaStride: outputTensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, rate: step.rate, decay: decay)
        } else {
            denseUpdate(
                rowCount: pass.rowCount, innerCount: inputCount, columnCount: weights.stride,
                input: input.values.base, inputStride: input.tensor.stride,
                delta: outputGradient.base, deltaStride: outputTensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, rate: step.rate, decay: decay)
        }
        biasUpdate(
            rowCount: pass.rowCount, columnCount: weights.stride, delta: outputGradient.base, deltaStride: outputTensor.stride,
            bias: weights.bias.base, rate: step.rate)
    }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
