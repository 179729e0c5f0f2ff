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

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        DenseState(layer: self, input: input, capacity: capacity, index: index, threadCount: threadCount)
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
    /// The errors turned, [units, rowStride(capacity)], and each team member's block of input gradients before it is turned back.
    private let deltaColumns: AlignedBuffer<Float>
    private let scratch: [AlignedBuffer<Float>]

    init(layer: Dense, input: Tensor, capacity: Int, index: Int, threadCount: Int) {
        self.layer = layer
        self.index = index
        inputCount = input.shape.elementCount
        outputTensor = Tensor(.vector(layer.unitCount))
        weights = Weights(
            extents: [inputCount, layer.unitCount], fanIn: inputCount, fanOut: layer.unitCount, stride: spreadRowStride(for: layer.unitCount))
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        logProbabilities = AlignedBuffer(count: layer.activation == .softmax ? capacity * outputTensor.stride : 0)
        deltaColumns = AlignedBuffer(count: layer.unitCount * rowStride(for: capacity))
        scratch = (0..<threadCount).map { _ in AlignedBuffer(count: inputGradientScratchCount(rowCount: capacity)) }
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        if let sparse = input.sparse {
            split(weights.paddedColumnCount, by: 64, work: pass.rowCount * inputCount / 4, pass) { [self] _, columns in
                sparseForward(
                    rowCount: pass.rowCount, columnCount: columns.count, batch: sparse,
                    weights: weights.kernel.base + columns.lowerBound, weightStride: weights.stride, bias: weights.bias.base + columns.lowerBound,
                    output: output.base + columns.lowerBound, outputStride: outputTensor.stride)
            }
        } else {
            split(weights.paddedColumnCount, by: 16, work: pass.rowCount * inputCount, pass) { [self] _, columns in
                denseForward(
                    rowCount: pass.rowCount, innerCount: inputCount, columnCount: columns.count,
                    input: input.values.base, inputStride: input.tensor.stride,
                    weights: weights.kernel.base + columns.lowerBound, weightStride: weights.stride, bias: weights.bias.base + columns.lowerBound,
                    output: output.base + columns.lowerBound, outputStride: outputTensor.stride)
            }
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
        let decay = Float(2 * layer.l2) * step.learningRate
        if inputGradient != nil {
            transpose(
                rowCount: pass.rowCount, columnCount: layer.unitCount, outputGradient.base, stride: outputTensor.stride,
                into: deltaColumns.base, stride: rowStride(for: pass.rowCount))
        }
        if let sparse = input.sparse {
            if let inputGradient { passDown(0..<inputCount, input, pass, inputGradient, member: 0) }
            sparse.indexByFeature(rowCount: pass.rowCount)
            split(weights.paddedColumnCount, by: 64, work: pass.rowCount * inputCount / 4, pass) { [self] _, columns in
                sparseUpdate(
                    columnCount: columns.count, batch: sparse, delta: outputGradient.base + columns.lowerBound, deltaStride: outputTensor.stride,
                    weights: weights.kernel.base + columns.lowerBound, weightStride: weights.stride, rate: step.rate, decay: decay)
            }
        } else {
            split(inputCount, by: 96, work: 2 * pass.rowCount * weights.paddedColumnCount, pass) { [self] member, rows in
                // A block of weights passes the errors down and is then updated, while it is near.
                for first in stride(from: rows.lowerBound, to: rows.upperBound, by: 96) {
                    let block = first..<min(first + 96, rows.upperBound)
                    if let inputGradient { passDown(block, input, pass, inputGradient, member: member) }
                    denseUpdate(
                        rowCount: pass.rowCount, innerCount: block.count, columnCount: weights.paddedColumnCount,
                        input: input.values.base + first, inputStride: input.tensor.stride,
                        delta: outputGradient.base, deltaStride: outputTensor.stride,
                        weights: weights.kernel.base + first * weights.stride, weightStride: weights.stride, rate: step.rate, decay: decay)
                }
            }
        }
        biasUpdate(
            rowCount: pass.rowCount, columnCount: weights.paddedColumnCount, delta: outputGradient.base, deltaStride: outputTensor.stride,
            bias: weights.bias.base, rate: step.rate)
    }

    /// ∂E/∂input of some of the inputs.
    private func passDown(_ inputs: Range<Int>, _ input: BatchInput, _ pass: Pass, _ inputGradient: AlignedBuffer<Float>, member: Int) {
        denseInputGradient(
            rowCount: pass.rowCount, innerCount: inputs.count, columnCount: layer.unitCount, deltaColumns: deltaColumns.base,
            weights: weights.kernel.base + inputs.lowerBound * weights.stride, weightStride: weights.stride,
            inputGradient: inputGradient.base + inputs.lowerBound, inputGradientStride: input.tensor.stride, scratch: scratch[member].base)
    }

    /// Over the team's threads if it pays: `work` multiply-adds for each of `count`. Below some millions what the threads must fetch from each other's caches costs more than they save.
    private func split(_ count: Int, by unit: Int, work: Int, _ pass: Pass, _ body: (_ member: Int, _ range: Range<Int>) -> Void) {
        if count * work < 4_000_000 { body(0, 0..<count) } else { pass.team.split(count, by: unit, body) }
    }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
