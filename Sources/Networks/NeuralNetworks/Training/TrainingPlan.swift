import Basics
import Kernels

/// Everything that decides a fit but the data: a trained network is a pure function of this and the examples.
public struct TrainingPlan: Sendable, CustomStringConvertible {
    public var network: Sequential
    public var loss: Loss
    public var optimizer: Optimizer
    public var epochs: Int
    public var batchSize: Int
    package var source: RandomSource

    /// `stream` names the random numbers of this fit among those of the seed; two fits with one stream start from the same weights.
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

    public var seed: UInt64 { source.seed }
    public var stream: String { source.stream }

    /// One line a fact, canonical: what a fit's key is made of, beside the identity of the examples.
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
    /// Trains. Every epoch goes through all examples once, reshuffled; a last short batch is averaged over its own size.
    ///
    /// - Parameters:
    ///   - validation: examples that the network answers after each epoch, learning nothing from them.
    ///   - threadCount: how many threads share each step's arithmetic; decides nothing but time.
    ///   - observe: called after each epoch, on the calling thread; throws to stop.
    public func run(
        on examples: LabelledExamples, validation: LabelledExamples? = nil, threadCount: Int = 1,
        observe: (EpochResult) throws -> Void = { _ in }
    ) throws -> TrainedNetwork {
        guard epochs >= 0, batchSize > 0, examples.count > 0 else {
            throw TrainingError.settings(
                "A fit needs examples, a batch size of at least one and no negative number of epochs.")
        }
        let state: NetworkState
        do {
            state = try NetworkState(
                network, input: examples.shape, capacity: min(batchSize, examples.count), threadCount: threadCount)
            try loss.check(network, classCount: examples.classCount, shapes: try network.shapes(for: examples.shape))
        } catch {
            throw TrainingError.shape(error)
        }
        state.initialize(from: source)
        let labels = AlignedBuffer<UInt8>(count: state.capacity)
        guard case .sgd(let learningRate) = optimizer else { throw TrainingError.settings("Unknown optimizer.") }

        var order = (0..<Int32(examples.count)).map { $0 }
        var history: [EpochResult] = []
        var step = 0
        for epoch in 1...max(epochs, 1) where epochs > 0 {
            source.shuffle(&order, series: UInt32(epoch))
            var totalLoss = 0.0
            var correct = 0
            order.withUnsafeBufferPointer { order in
                var start = 0
                while start < order.count {
                    let rowCount = min(state.capacity, order.count - start)
                    state.take(
                        UnsafeBufferPointer(rebasing: order[start..<start + rowCount]), of: examples,
                        labels: labels.base)
                    state.forward(rowCount: rowCount, training: (source, step))
                    let result = loss.evaluate(state, labels: labels.base, rowCount: rowCount)
                    state.backward(
                        rowCount: rowCount, training: (source, step),
                        step: DescentStep(learningRate: learningRate, batchSize: rowCount))
                    totalLoss += result.loss
                    correct += result.correct
                    start += rowCount
                    step += 1
                }
            }
            let meanLoss = totalLoss / Double(examples.count) + state.penalty, parameters = state.parameters
            // The loss is of before each step: the last one's weights may be past all numbers while it is not.
            guard meanLoss.isFinite, parameters.joined().allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
                throw TrainingError.diverged(epoch: epoch, loss: meanLoss, network: network.description)
            }
            let result = EpochResult(
                epoch: epoch, loss: meanLoss, accuracy: Double(correct) / Double(examples.count),
                validationAccuracy: try validation.map {
                    try TrainedNetwork(
                        network: network, inputShape: examples.shape, parameters: parameters, history: []
                    ).accuracy(on: $0, threadCount: threadCount)
                })
            history.append(result)
            try observe(result)
        }
        return TrainedNetwork(
            network: network, inputShape: examples.shape, parameters: state.parameters, history: history)
    }
}
