import Kernels

/// Layers one after another. A value: it holds no weights.
public struct Sequential: Sendable, CustomStringConvertible {
    public let layers: [any Layer]

    public init(_ layers: [any Layer]) { self.layers = layers }

    /// "dense 128 sigmoid → dense 10 softmax": also a part of what names a fit.
    public var description: String { layers.map(\.description).joined(separator: " → ") }

    /// The shape of what each layer makes of an example of `input`'s shape.
    public func shapes(for input: Shape) throws(ShapeError) -> [Shape] {
        guard !layers.isEmpty else { throw ShapeError("A network needs at least one layer.") }
        var shape = input
        var shapes: [Shape] = []
        for layer in layers {
            shape = try layer.outputShape(for: shape)
            shapes.append(shape)
        }
        return shapes
    }
}

/// A network at work: its layers' states, chained. One training run or one evaluation owns it.
package final class NetworkState {
    package let layers: [any LayerState]
    package let inputTensor: Tensor
    package let capacity: Int
    /// [capacity, inputTensor.stride]
    package let input: AlignedBuffer<Float>
    private let sparse: SparseBatch?

    package init(_ network: Sequential, input shape: Shape, capacity: Int) throws(ShapeError) {
        _ = try network.shapes(for: shape)
        self.capacity = capacity
        inputTensor = Tensor(shape)
        input = AlignedBuffer(count: capacity * inputTensor.stride)
        sparse = network.layers.first is Dense
            ? SparseBatch(rowCapacity: capacity, featureCount: shape.elementCount) : nil
        var tensor = inputTensor
        var layers: [any LayerState] = []
        for (index, layer) in network.layers.enumerated() {
            let state = layer.makeState(for: tensor, capacity: capacity, index: index)
            layers.append(state)
            tensor = state.outputTensor
        }
        self.layers = layers
    }

    package func initialize(from source: RandomSource) {
        for layer in layers { layer.initialize(from: source) }
    }

    package var parameters: [[Parameter]] {
        get { layers.map(\.parameters) }
        set { for (layer, parameters) in zip(layers, newValue) { layer.parameters = parameters } }
    }

    package var penalty: Double { layers.reduce(0) { $0 + $1.penalty } }

    /// Answers of the last layer for the `rowCount` examples in `input`.
    package func forward(_ pass: Pass) {
        sparse?.compress(rowCount: pass.rowCount, input: input.base, inputStride: inputTensor.stride)
        for index in layers.indices { layers[index].forward(inputOfLayer(index), pass) }
    }

    /// From the gradient that the loss left in the last layer down to the first, each layer taking its step.
    package func backward(_ pass: Pass, step: DescentStep) {
        for index in layers.indices.reversed() {
            layers[index].backward(
                inputOfLayer(index), pass, inputGradient: index == 0 ? nil : layers[index - 1].outputGradient, step: step)
        }
    }

    private func inputOfLayer(_ index: Int) -> BatchInput {
        index == 0
            ? BatchInput(values: input, tensor: inputTensor, sparse: sparse)
            : BatchInput(values: layers[index - 1].output, tensor: layers[index - 1].outputTensor, sparse: nil)
    }
}
