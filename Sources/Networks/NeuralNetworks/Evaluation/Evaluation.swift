import Basics
import Kernels

/// What a network answers for a set of examples, and how that compares with their labels.
public struct Evaluation: Sendable {
    public let classCount: Int
    public let labels: [UInt8]
    /// The class of the largest probability, the lowest class if several are equal.
    public let predictions: [UInt8]
    /// [example, class]
    public let probabilities: [Float]

    /// Share of examples whose prediction is their label.
    public var accuracy: Double {
        Double(zip(labels, predictions).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }) / Double(max(labels.count, 1))
    }

    /// [true class][predicted class] counts.
    public var confusion: [[Int]] {
        confusionMatrix(labels: labels, predictions: predictions, classCount: classCount)
    }

    /// The probability given to a class of an example.
    public func probability(of label: UInt8, example: Int) -> Float { probabilities[example * classCount + Int(label)] }

    /// The misclassified examples, the most confident mistake first; of equal ones the first in order.
    public var mistakes: [Int] {
        predictions.indices.filter { predictions[$0] != labels[$0] }.sorted {
            let a = probability(of: predictions[$0], example: $0), b = probability(of: predictions[$1], example: $1)
            return a != b ? a > b : $0 < $1
        }
    }
}

/// [true class][predicted class] counts.
public func confusionMatrix(labels: [UInt8], predictions: [UInt8], classCount: Int) -> [[Int]] {
    var counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    for (label, prediction) in zip(labels, predictions) { counts[Int(label)][Int(prediction)] += 1 }
    return counts
}

extension TrainedNetwork {
    /// Lets the network answer for every example. `threadCount` threads share the examples.
    public func evaluate(on examples: LabelledExamples, threadCount: Int = 1) throws -> Evaluation {
        let classCount = try network.shapes(for: inputShape).last?.elementCount ?? 0
        guard examples.classCount <= classCount else {
            throw ShapeError("The data have \(examples.classCount) classes, the network knows only \(classCount).")
        }
        let share = max((examples.count + threadCount - 1) / max(threadCount, 1), 1)
        let shares = stride(from: 0, to: examples.count, by: share).map { $0..<min($0 + share, examples.count) }
        let probabilities = try parallelMap(shares, threadCount: threadCount) { try answers(to: examples, in: $0) }
            .flatMap { $0 }
        let predictions = (0..<examples.count).map {
            UInt8(argmax(probabilities[$0 * classCount..<($0 + 1) * classCount]))
        }
        return Evaluation(
            classCount: classCount, labels: examples.labels, predictions: predictions, probabilities: probabilities)
    }

    /// Share of the examples that the network classifies right.
    public func accuracy(on examples: LabelledExamples, threadCount: Int = 1) throws -> Double {
        try evaluate(on: examples, threadCount: threadCount).accuracy
    }

    /// What one layer makes of one example, unpadded: [unit], or [y, x, channel].
    public func outputs(ofLayer index: Int, for examples: LabelledExamples, example: Int) throws -> [Float] {
        guard network.layers.indices.contains(index), (0..<examples.count).contains(example) else {
            throw ShapeError("There is no layer \(index) or no example \(example).")
        }
        // A network that ends in the layer, as a longer one might not keep what it makes.
        let upToLayer = TrainedNetwork(
            network: Sequential(Array(network.layers[...index])), inputShape: inputShape,
            parameters: Array(parameters[...index]), history: [])
        return try upToLayer.answers(to: examples, in: example..<example + 1)
    }

    /// The last layer's outputs for some examples, unpadded, one example after the other.
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
                state.take(batch, of: examples, labels: labels.base)
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
    /// Where an example's floats lie: `count` runs of `length`, `stride` apart.
    fileprivate var runs: (count: Int, length: Int, stride: Int) {
        switch shape {
        case .vector(let count): (1, count, count)
        case .image(let height, let width, let channels): (height * width, channels, channelStride)
        }
    }
}
