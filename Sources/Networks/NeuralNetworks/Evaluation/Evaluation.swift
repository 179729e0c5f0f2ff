import Basics
import Kernels

/// Answers of a network for a set of examples, compared with their labels.
public struct Evaluation: Sendable {
    /// Number of the network's classes.
    public let classCount: Int
    /// True class of each example.
    public let labels: [UInt8]
    /// Class of the largest probability of each example, the lowest class if several are equal.
    public let predictions: [UInt8]
    /// Probability of each class for each example, [example, class].
    public let probabilities: [Float]

    /// Share of examples whose prediction is their label; zero if there are no examples.
    public var accuracy: Double {
        Double(zip(labels, predictions).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }) / Double(max(labels.count, 1))
    }
}

/// Confusion matrix: counts of examples, [true class][predicted class].
///
/// It has `classCount` rows and columns, or more if a label or a prediction is larger.
public func confusionMatrix(labels: [UInt8], predictions: [UInt8], classCount: Int) -> [[Int]] {
    let classCount = max(classCount, (labels + predictions).max().map { Int($0) + 1 } ?? 0, 0)
    var counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    for (label, prediction) in zip(labels, predictions) { counts[Int(label)][Int(prediction)] += 1 }
    return counts
}

extension TrainedNetwork {
    /// Evaluates the network on every example.
    ///
    /// - Parameters:
    ///   - examples: Examples of the network's input shape.
    ///   - threadCount: Number of threads that share the examples.
    /// - Throws: `ShapeError` if the examples have another shape or more classes than the network, if the network has
    ///   more than 256 classes, or the examples' own `fault`.
    public func evaluate(on examples: LabelledExamples, threadCount: Int = 1) throws -> Evaluation {
        let classCount = try network.shapes(for: inputShape).last?.elementCount ?? 0
        guard examples.classCount <= classCount else {
            throw ShapeError("The data have \(examples.classCount) classes, the network knows only \(classCount).")
        }
        if let fault = examples.fault { throw fault }
        guard classCount <= 256 else {
            throw ShapeError("The network knows \(classCount) classes; labels can tell 256 apart.")
        }
        let threadCount = min(max(threadCount, 1), 1024)
        let share = max((examples.count + threadCount - 1) / threadCount, 1)
        let shares = stride(from: 0, to: examples.count, by: share).map { $0..<min($0 + share, examples.count) }
        let probabilities = try parallelMap(shares, threadCount: threadCount) { try answers(to: examples, in: $0) }
            .flatMap { $0 }
        let predictions = (0..<examples.count).map {
            UInt8(argmax(probabilities[$0 * classCount..<($0 + 1) * classCount]))
        }
        return Evaluation(
            classCount: classCount, labels: examples.labels, predictions: predictions, probabilities: probabilities)
    }

    /// Share of the examples that the network classifies correctly.
    ///
    /// - Throws: `ShapeError` if the examples have another shape or more classes than the network.
    public func accuracy(on examples: LabelledExamples, threadCount: Int = 1) throws -> Double {
        try evaluate(on: examples, threadCount: threadCount).accuracy
    }

    /// Output of one layer for one example, unpadded: [unit], or [y, x, channel].
    ///
    /// - Throws: `ShapeError` if there is no such layer or example, or if the examples have another shape.
    public func outputs(ofLayer index: Int, for examples: LabelledExamples, example: Int) throws -> [Float] {
        guard network.layers.indices.contains(index), (0..<examples.count).contains(example) else {
            throw ShapeError("There is no layer \(index) or no example \(example).")
        }
        // A network that ends in this layer, as a longer one might not store this layer's output.
        let upToLayer = TrainedNetwork(
            network: Sequential(Array(network.layers[...index])), inputShape: inputShape,
            parameters: Array(parameters[...index]), history: [])
        return try upToLayer.answers(to: examples, in: example..<example + 1)
    }

    /// Outputs of the last layer for some examples, unpadded, one example after the other.
    private func answers(to examples: LabelledExamples, in range: Range<Int>) throws(ShapeError) -> [Float] {
        guard examples.shape == inputShape else {
            throw ShapeError("This network was trained on inputs of \(inputShape), not of \(examples.shape).")
        }
        let state = try NetworkState(network, input: inputShape, capacity: min(32, max(range.count, 1)))
        state.parameters = parameters
        let labels = AlignedBuffer<UInt8>(count: state.capacity)
        let order = range.map { Int32($0) }
        let tensor = state.outputTensor
        let (runCount, runLength, runStride) = tensor.runs
        var answers: [Float] = []
        answers.reserveCapacity(range.count * tensor.shape.elementCount)
        order.withUnsafeBufferPointer { order in
            for start in stride(from: 0, to: order.count, by: state.capacity) {
                let batch = UnsafeBufferPointer(rebasing: order[start..<min(start + state.capacity, order.count)])
                state.take(batch, of: examples, labels: labels.base, isTraining: false)
                state.forward(rowCount: batch.count)
                for b in 0..<batch.count {
                    for run in 0..<runCount {
                        let floats = state.output.base + b * tensor.stride + run * runStride
                        answers.append(contentsOf: UnsafeBufferPointer(start: floats, count: runLength))
                    }
                }
            }
        }
        return answers
    }
}

extension Tensor {
    /// Layout of an example's floats: `count` runs of `length`, `stride` apart.
    fileprivate var runs: (count: Int, length: Int, stride: Int) {
        switch shape {
        case .vector(let count): (1, count, count)
        case .image(let height, let width, let channels): (height * width, channels, channelStride)
        }
    }
}
