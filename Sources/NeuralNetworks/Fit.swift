import Kernels

/// The version of everything that decides a trained bit: kernels, order of summation, random streams. Raised by hand when a change of numerics is meant.
public let numericsVersion = 4

/// Gradient descent on the mean gradient of a batch.
public enum Optimizer: Sendable, Hashable, CustomStringConvertible {
    case sgd(rate: Float)

    public var description: String {
        switch self { case .sgd(let rate): "sgd \(rate)" }
    }
}

/// Everything that decides a fit but the data: a trained network is a pure function of this and the examples.
public struct FitPlan: Sendable, CustomStringConvertible {
    public var network: Sequential
    public var loss: Loss
    public var optimizer: Optimizer
    public var epochs: Int
    public var batchSize: Int
    package var source: RandomSource

    /// `stream` names the random numbers of this fit among those of the seed; two fits with one stream start from the same weights.
    public init(
        _ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer, epochs: Int, batchSize: Int = 32, seed: UInt64, stream: String
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

/// What an epoch of training showed of itself: the means over its batches, dropout on, as Keras reports them.
public struct EpochResult: Sendable, Equatable, Codable {
    /// From 1.
    public let epoch: Int
    /// Mean loss over the epoch's examples, plus the penalty λ Σ w² of the weights at its end.
    public let loss: Double
    /// Share of the epoch's examples that were classified right just before the step they led to.
    public let accuracy: Double
    /// Share of other examples, if the fit was asked to look, that the network of the epoch's end classifies right.
    public let validationAccuracy: Double?

    public init(epoch: Int, loss: Double, accuracy: Double, validationAccuracy: Double? = nil) {
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.validationAccuracy = validationAccuracy
    }
}

/// A fit that could not be.
public enum FitError: Error, CustomStringConvertible, Equatable {
    case shape(ShapeError)
    case settings(String)
    case diverged(epoch: Int, loss: Double, network: String)

    public var description: String {
        switch self {
        case .shape(let error): error.description
        case .settings(let sentence): sentence
        case .diverged(let epoch, let loss, let network):
            // A NaN's sign differs between processors.
            "Training diverged in epoch \(epoch) (loss \(loss.isNaN ? .nan : loss)) of \(network); a smaller learning rate may help."
        }
    }
}

/// A trained network and how its training went.
public struct Fit: Sendable {
    public let network: Sequential
    public let inputShape: Shape
    /// By layer; layers without weights have none.
    public let parameters: [[Parameter]]
    public let history: [EpochResult]

    package init(network: Sequential, inputShape: Shape, parameters: [[Parameter]], history: [EpochResult]) {
        self.network = network
        self.inputShape = inputShape
        self.parameters = parameters
        self.history = history
    }
}

extension FitPlan {
    /// Trains. Every epoch goes through all examples once, reshuffled; a last short batch is averaged over its own size.
    ///
    /// - Parameters:
    ///   - validation: examples that the network answers after each epoch, learning nothing from them.
    ///   - threadCount: how many threads share each step's arithmetic; decides nothing but time.
    ///   - observe: called after each epoch, on the calling thread; throws to stop.
    public func run(
        on examples: Examples, validation: Examples? = nil, threadCount: Int = 1, observe: (EpochResult) throws -> Void = { _ in }
    ) throws -> Fit {
        guard epochs >= 0, batchSize > 0, examples.count > 0 else {
            throw FitError.settings("A fit needs examples, a batch size of at least one and no negative number of epochs.")
        }
        let state: NetworkState
        do {
            state = try NetworkState(network, input: examples.shape, capacity: min(batchSize, examples.count), threadCount: threadCount)
            try loss.check(network, classCount: examples.classCount, shapes: try network.shapes(for: examples.shape))
        } catch {
            throw FitError.shape(error)
        }
        state.initialize(from: source)
        let labels = AlignedBuffer<UInt8>(count: state.capacity)
        guard case .sgd(let learningRate) = optimizer else { throw FitError.settings("Unknown optimizer.") }

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
                    state.take(UnsafeBufferPointer(rebasing: order[start..<start + rowCount]), of: examples, labels: labels.base)
                    state.forward(rowCount: rowCount, training: (source, step))
                    let result = loss.evaluate(state, labels: labels.base, rowCount: rowCount)
                    state.backward(
                        rowCount: rowCount, training: (source, step), step: DescentStep(learningRate: learningRate, batchSize: rowCount))
                    totalLoss += result.loss
                    correct += result.correct
                    start += rowCount
                    step += 1
                }
            }
            let meanLoss = totalLoss / Double(examples.count) + state.penalty, parameters = state.parameters
            // The loss is of before each step: the last one's weights may be past all numbers while it is not.
            guard meanLoss.isFinite, parameters.joined().allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
                throw FitError.diverged(epoch: epoch, loss: meanLoss, network: network.description)
            }
            let result = EpochResult(
                epoch: epoch, loss: meanLoss, accuracy: Double(correct) / Double(examples.count),
                validationAccuracy: try validation.map {
                    try Fit(network: network, inputShape: examples.shape, parameters: parameters, history: []).accuracy(on: $0, threadCount: threadCount)
                })
            history.append(result)
            try observe(result)
        }
        return Fit(network: network, inputShape: examples.shape, parameters: state.parameters, history: history)
    }
}
