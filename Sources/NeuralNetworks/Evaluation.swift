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

extension Fit {
    /// Lets the network answer for every example.
    public func evaluate(on examples: Examples) throws(ShapeError) -> Evaluation {
        let batch = min(32, max(examples.count, 1))
        let state = try trainedState(for: examples, capacity: batch)
        let last = state.layers[state.layers.count - 1]
        let classCount = last.outputTensor.shape.elementCount, stride = last.outputTensor.stride
        guard examples.classCount <= classCount else {
            throw ShapeError("The data have \(examples.classCount) classes, the network knows only \(classCount).")
        }
        let labels = AlignedBuffer<UInt8>(count: batch)
        let order = (0..<Int32(examples.count)).map { $0 }
        var predictions: [UInt8] = []
        var probabilities: [Float] = []
        predictions.reserveCapacity(order.count)
        probabilities.reserveCapacity(order.count * classCount)
        order.withUnsafeBufferPointer { order in
            var start = 0
            while start < order.count {
                let rowCount = min(batch, order.count - start)
                examples.gather(
                    UnsafeBufferPointer(rebasing: order[start..<start + rowCount]), into: state.input.base,
                    stride: state.inputTensor.stride, labels: labels.base)
                state.forward(Pass(rowCount: rowCount, training: nil))
                for b in 0..<rowCount {
                    let row = UnsafeBufferPointer(start: last.output.base + b * stride, count: classCount)
                    predictions.append(UInt8(argmax(row)))
                    probabilities.append(contentsOf: row)
                }
                start += rowCount
            }
        }
        return Evaluation(classCount: classCount, labels: examples.labels, predictions: predictions, probabilities: probabilities)
    }

    /// What one layer makes of one example, unpadded: [unit], or [y, x, channel].
    public func outputs(ofLayer index: Int, for examples: Examples, example: Int) throws(ShapeError) -> [Float] {
        let state = try trainedState(for: examples, capacity: 1)
        guard state.layers.indices.contains(index), (0..<examples.count).contains(example) else {
            throw ShapeError("There is no layer \(index) or no example \(example).")
        }
        let label = AlignedBuffer<UInt8>(count: 1)
        [Int32(example)].withUnsafeBufferPointer {
            examples.gather($0, into: state.input.base, stride: state.inputTensor.stride, labels: label.base)
        }
        state.forward(Pass(rowCount: 1, training: nil))
        let layer = state.layers[index]
        guard case .image(let height, let width, let channels) = layer.outputTensor.shape else {
            return Array(UnsafeBufferPointer(start: layer.output.base, count: layer.outputTensor.shape.elementCount))
        }
        return (0..<height * width).flatMap { pixel in
            UnsafeBufferPointer(start: layer.output.base + pixel * layer.outputTensor.channelStride, count: channels)
        }
    }

    /// The network with its trained weights, ready for batches of such examples.
    private func trainedState(for examples: Examples, capacity: Int) throws(ShapeError) -> NetworkState {
        guard examples.shape == inputShape else {
            throw ShapeError("This network was trained on inputs of \(inputShape), not of \(examples.shape).")
        }
        let state = try NetworkState(network, input: inputShape, capacity: capacity)
        state.parameters = parameters
        return state
    }

    /// Share of the examples that the network classifies right.
    public func accuracy(on examples: Examples) throws(ShapeError) -> Double { try evaluate(on: examples).accuracy }
}
