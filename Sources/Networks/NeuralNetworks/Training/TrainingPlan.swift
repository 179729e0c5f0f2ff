import Basics
import Kernels

/// Settings of a training: everything that determines its result except the data.
///
/// A trained network is a pure function of its plan and the examples.
public struct TrainingPlan: Sendable, CustomStringConvertible {
    /// Layers of the network.
    public var network: Sequential
    /// Loss that training minimises.
    public var loss: Loss
    /// Optimiser with its learning rate.
    public var optimizer: Optimizer
    /// Number of epochs; zero leaves the initial weights.
    public var epochs: Int
    /// Number of examples in a batch; the last batch of an epoch may be shorter.
    public var batchSize: Int
    /// Source of the training's random numbers.
    package var source: RandomSource

    /// Creates a plan.
    ///
    /// `stream` names this training's random numbers among those of the seed; two trainings with the same stream start
    /// from the same weights.
    public init(
        _ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer, epochs: Int, batchSize: Int = 32,
        seed: UInt64, stream: String
    ) {
        self.network = network
        self.loss = loss
        self.optimizer = optimizer
        self.epochs = epochs
        self.batchSize = batchSize
        source = RandomSource(seed: seed, stream: stream)
    }

    /// Seed of the random numbers.
    public var seed: UInt64 { source.seed }
    /// Name of the training's random numbers among those of the seed.
    public var stream: String { source.stream }

    /// Canonical description, one line for each fact.
    ///
    /// Together with the identity of the examples it forms a training's cache key.
    public var description: String {
        """
        numerics \(numericsVersion)
        network \(network)
        loss \(loss.rawValue)
        optimizer \(optimizer)
        epochs \(epochs)
        batch \(batchSize)
        seed \(seed)
        stream \(stream)
        """
    }
}

extension TrainingPlan {
    /// Trains the network.
    ///
    /// Every epoch goes through all examples once, reshuffled; the gradient of a short last batch is averaged over its
    /// own size.
    ///
    /// - Parameters:
    ///   - examples: Examples to learn from, at least one.
    ///   - validation: Examples on which the network is evaluated after each epoch; it learns nothing from them.
    ///   - threadCount: Number of threads that share each step's arithmetic; affects only the time.
    ///   - observe: Called after each epoch, on the calling thread; may throw to stop the training.
    /// - Throws: `TrainingError` if the network, the loss or a setting does not fit the examples or training diverges,
    ///   `ShapeError` if the validation examples have another shape or more classes, and the errors of `observe`.
    public func run(
        on examples: LabelledExamples, validation: LabelledExamples? = nil, threadCount: Int = 1,
        observe: (EpochResult) throws -> Void = { _ in }
    ) throws -> TrainedNetwork {
        if let fault = examples.fault { throw TrainingError.shape(fault) }
        guard epochs >= 0, batchSize > 0, examples.count > 0 else {
            throw TrainingError.settings(
                "A fit needs examples, a batch size of at least one and no negative number of epochs.")
        }
        let state = try makeState(for: examples, threadCount: threadCount)
        state.initialize(from: source)
        let labels = AlignedBuffer<UInt8>(count: state.capacity)
        guard case .sgd(let learningRate) = optimizer else { throw TrainingError.settings("Unknown optimizer.") }

        var order = (0..<Int32(examples.count)).map { $0 }
        var history: [EpochResult] = []
        var step = 0
        for epoch in 1...max(epochs, 1) where epochs > 0 {
            source.shuffle(&order, series: UInt32(epoch))
            let total = runEpoch(
                order, of: examples, on: state, labels: labels, learningRate: learningRate, step: &step)
            let result = try epochResult(
                epoch, total: total, state: state, examples: examples, validation: validation, threadCount: threadCount)
            history.append(result)
            try observe(result)
        }
        return TrainedNetwork(
            network: network, inputShape: examples.shape, parameters: state.parameters, history: history)
    }

    /// Creates the network's working memory and checks that network and loss fit the examples.
    private func makeState(for examples: LabelledExamples, threadCount: Int) throws -> NetworkState {
        do {
            let state = try NetworkState(
                network, input: examples.shape, capacity: min(batchSize, examples.count), threadCount: threadCount)
            try loss.check(network, classCount: examples.classCount, shapes: try network.shapes(for: examples.shape))
            return state
        } catch {
            throw TrainingError.shape(error)
        }
    }

    /// Takes one step for each batch of `order`, which lists the indices of all examples.
    ///
    /// - Returns: The loss summed over the examples and the number of those that were classified correctly, each just
    ///   before the step of its batch.
    private func runEpoch(
        _ order: [Int32], of examples: LabelledExamples, on state: NetworkState, labels: AlignedBuffer<UInt8>,
        learningRate: Float, step: inout Int
    ) -> (loss: Double, correct: Int) {
        var totalLoss = 0.0
        var correct = 0
        order.withUnsafeBufferPointer { order in
            var start = 0
            while start < order.count {
                let rowCount = min(state.capacity, order.count - start)
                let batch = UnsafeBufferPointer(rebasing: order[start..<start + rowCount])
                state.timed {
                    state.take(batch, of: examples, labels: labels.base, isTraining: true)
                    state.forward(rowCount: rowCount, training: (source, step))
                    let result = loss.evaluate(state, labels: labels.base, rowCount: rowCount)
                    state.backward(
                        rowCount: rowCount, training: (source, step),
                        step: DescentStep(learningRate: learningRate, batchSize: rowCount))
                    totalLoss += result.loss
                    correct += result.correct
                }
                start += rowCount
                step += 1
            }
        }
        return (totalLoss, correct)
    }

    /// Means over an epoch, and the accuracy on the validation examples; throws if training has diverged.
    private func epochResult(
        _ epoch: Int, total: (loss: Double, correct: Int), state: NetworkState, examples: LabelledExamples,
        validation: LabelledExamples?, threadCount: Int
    ) throws -> EpochResult {
        let meanLoss = total.loss / Double(examples.count) + state.penalty, parameters = state.parameters
        // The loss was computed before each step, so it can be finite while the weights after the last step are not.
        guard meanLoss.isFinite, parameters.joined().allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
            throw TrainingError.diverged(epoch: epoch, loss: meanLoss, network: network.description)
        }
        return EpochResult(
            epoch: epoch, loss: meanLoss, accuracy: Double(total.correct) / Double(examples.count),
            validationAccuracy: try validation.map {
                try TrainedNetwork(
                    network: network, inputShape: examples.shape, parameters: parameters, history: []
                ).accuracy(on: $0, threadCount: threadCount)
            })
    }
}
