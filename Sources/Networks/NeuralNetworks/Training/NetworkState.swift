import Basics
import Foundation
import Kernels

/// Working memory of a network: the states of its layers, chained.
///
/// One training run or one evaluation owns it. Fusible layers share one stage: a convolution and the pooling after it.
/// A Flatten whose input already has the right layout needs no stage.
package final class NetworkState {
    /// Memory layout of the input.
    package let inputTensor: Tensor
    /// Largest number of examples in a batch.
    package let capacity: Int
    /// Inputs of the present batch, [capacity, inputTensor.stride]; not filled if the first layer reads a list of
    /// nonzeros.
    package let input: AlignedBuffer<Float>
    private let stages: [Stage]
    private let layerCount: Int
    private let sparse: SparseBatch?
    private let team: Team
    private var pace = StepPace()

    private struct Stage {
        let state: any LayerState
        /// Layout in which the stage reads the output of the one before it.
        let inputTensor: Tensor
        /// Index of the layer whose parameters the stage holds.
        let layer: Int
    }

    /// Allocates the states of all layers.
    ///
    /// - Parameters:
    ///   - network: Layers of the network.
    ///   - shape: Shape of an example.
    ///   - capacity: Largest number of examples in a batch.
    ///   - threadCount: Number of threads that share each step's arithmetic; limited to 1…1024.
    /// - Throws: `ShapeError` if a layer cannot take its input.
    package init(_ network: Sequential, input shape: Shape, capacity: Int, threadCount: Int = 1) throws(ShapeError) {
        let threadCount = min(max(threadCount, 1), 1024)
        for shape in try network.shapes(for: shape) + [shape] {
            let (_, isTooLarge) = shape.elementCount.multipliedReportingOverflow(by: capacity * 8)
            if isTooLarge { throw ShapeError("A batch of \(capacity) examples of \(shape) is too large.") }
        }
        self.capacity = capacity
        inputTensor = Tensor(shape)
        input = AlignedBuffer(count: capacity * inputTensor.stride)
        layerCount = network.layers.count
        team = Team(threadCount: threadCount)

        var tensor = inputTensor
        var stages: [Stage] = []
        var index = 0
        while index < network.layers.count {
            let layer = network.layers[index], next = index + 1 < network.layers.count ? network.layers[index + 1] : nil
            if layer is Flatten, let vector = tensor.flattened {
                tensor = vector
            } else if let convolution = layer as? Convolution2D, let pooling = next as? MaxPooling2D,
                let state = ConvolutionPoolingState(
                    convolution, pooling, input: tensor, capacity: capacity, index: index)
            {
                stages.append(Stage(state: state, inputTensor: tensor, layer: index))
                tensor = state.outputTensor
                index += 1
            } else {
                let state = layer.makeState(for: tensor, capacity: capacity, index: index, threadCount: threadCount)
                stages.append(Stage(state: state, inputTensor: tensor, layer: index))
                tensor = state.outputTensor
            }
            index += 1
        }
        self.stages = stages
        outputTensor = tensor
        for (stage, reader) in zip(stages, stages.dropFirst()) {
            guard let dense = reader.state as? DenseState, dense.readsSparse else { continue }
            (stage.state as? DropoutState)?.listKept()
            if (stage.state as? ConvolutionPoolingState)?.isRectified == true { dense.listNonzeros(capacity: capacity) }
        }
        if let first = stages.first, let dense = first.state as? DenseState, dense.readsSparse {
            sparse = SparseBatch(rowCapacity: capacity, featureCount: first.inputTensor.shape.elementCount)
        } else {
            sparse = nil
        }
    }

    /// Sets all weights to their initial values, drawn from `source`.
    package func initialize(from source: RandomSource) {
        for stage in stages { stage.state.initialize(from: source) }
    }

    /// Parameters by layer; empty for layers without weights.
    package var parameters: [[Parameter]] {
        get {
            var parameters = Array(repeating: [Parameter](), count: layerCount)
            for stage in stages { parameters[stage.layer] = stage.state.parameters }
            return parameters
        }
        set { for stage in stages { stage.state.parameters = newValue[stage.layer] } }
    }

    /// Penalty λ Σ w² summed over all layers.
    package var penalty: Double { stages.reduce(0) { $0 + $1.state.penalty } }

    /// Outputs of the last layer, [capacity, outputTensor.stride].
    package var output: AlignedBuffer<Float> { stages.last?.state.output ?? input }
    /// Memory layout of the last layer's outputs.
    package let outputTensor: Tensor
    var last: (any LayerState)? { stages.last?.state }

    /// Copies the examples at `indices` as the next batch, and their labels into `labels`.
    ///
    /// Unless `isTraining`, the batch serves a forward pass only.
    package func take(
        _ indices: UnsafeBufferPointer<Int32>, of examples: LabelledExamples, labels: UnsafeMutablePointer<UInt8>,
        isTraining: Bool
    ) {
        if let sparse {
            examples.gather(
                indices, into: sparse, byFeature: isTraining, dense: input.base, stride: inputTensor.stride,
                labels: labels)
        } else {
            examples.gather(indices, into: input.base, stride: inputTensor.stride, labels: labels)
        }
    }

    /// Computes the last layer's outputs for the `rowCount` examples of the batch.
    package func forward(rowCount: Int, training: (source: RandomSource, step: Int)? = nil) {
        let pass = Pass(rowCount: rowCount, training: training, team: team)
        for index in stages.indices { stages[index].state.forward(inputOfStage(index), pass) }
    }

    /// Backward pass from the gradient that the loss wrote into the last layer down to the first; each layer takes its
    /// step.
    package func backward(rowCount: Int, training: (source: RandomSource, step: Int), step: DescentStep) {
        let pass = Pass(rowCount: rowCount, training: training, team: team)
        for index in stages.indices.reversed() {
            stages[index].state.backward(
                inputOfStage(index), pass, inputGradient: index == 0 ? nil : stages[index - 1].state.outputGradient,
                step: step)
        }
    }

    /// Runs a training step on a batch, and notes how long it took, so that the threads share the next step only if
    /// that pays. The last batch of an epoch, which may be shorter, counts like the others: it hardly changes a mean of
    /// many steps.
    package func timed(_ step: () -> Void) {
        guard team.threadCount > 1 else { return step() }
        let start = (Self.seconds(of: CLOCK_MONOTONIC), Self.seconds(of: CLOCK_THREAD_CPUTIME_ID))
        step()
        pace.finishStep(
            Self.seconds(of: CLOCK_MONOTONIC) - start.0,
            coreTime: Self.seconds(of: CLOCK_THREAD_CPUTIME_ID) - start.1)
        team.isAlone = pace.isAlone
    }

    /// The time that a clock of the system shows, in seconds.
    private static func seconds(of clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private func inputOfStage(_ index: Int) -> BatchInput {
        BatchInput(
            values: index == 0 ? input : stages[index - 1].state.output, tensor: stages[index].inputTensor,
            sparse: index == 0 ? sparse : (stages[index - 1].state as? DropoutState)?.sparse)
    }
}

extension Tensor {
    /// The same floats as a vector, or nil if they would have to be moved.
    var flattened: Tensor? {
        guard case .image(_, _, let channels) = shape, channelStride == channels else { return nil }
        return Tensor(.vector(shape.elementCount))
    }
}
