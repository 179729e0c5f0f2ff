import Kernels

/// Loss function of training, per example; a batch's loss is the mean over its examples.
public enum Loss: String, Sendable, Hashable {
    /// Cross-entropy: −log p of the true class, after a softmax.
    case crossEntropy
    /// Squared error: ½ Σ (aₖ − yₖ)² over the outputs, y one at the true class and zero elsewhere (Mitchell, Machine
    /// Learning, 1997, eq. 4.12).
    case squaredError
    /// Mean squared error: the mean of (aₖ − yₖ)² over the n outputs, as Keras's `mean_squared_error`. Its gradient is
    /// 2/n times that of `squaredError`, a fifth for ten outputs: the learning rate that suits one is wrong for the
    /// other.
    case meanSquaredError

    /// Writes ∂E/∂output into the last layer's gradient; it is summed, not averaged, over the batch.
    ///
    /// - Returns: The summed loss and the number of examples that are classified correctly.
    func evaluate(_ network: NetworkState, labels: UnsafePointer<UInt8>, rowCount: Int) -> (loss: Double, correct: Int)
    {
        guard let last = network.last as? DenseState else { return (.nan, 0) }
        let stride = last.outputTensor.stride, classCount = last.outputTensor.shape.elementCount
        last.gradientIsThroughActivation = self == .crossEntropy
        var loss = 0.0
        var correct = 0
        for b in 0..<rowCount {
            let a = last.output.base + b * stride, delta = last.outputGradient.base + b * stride
            let label = Int(labels[b])
            var best = 0
            for n in 0..<classCount {
                if a[n] > a[best] { best = n }
                delta[n] = a[n] - (n == label ? 1 : 0)
            }
            if best == label { correct += 1 }
            switch self {
            case .crossEntropy:
                loss -= Double(last.logProbabilities.base[b * stride + label])
            case .squaredError:
                for n in 0..<classCount { loss += 0.5 * Double(delta[n]) * Double(delta[n]) }
            case .meanSquaredError:
                for n in 0..<classCount { loss += Double(delta[n]) * Double(delta[n]) / Double(classCount) }
                for n in 0..<classCount { delta[n] *= 2 / Float(classCount) }
            }
        }
        return (loss, correct)
    }

    /// Checks that a network can be trained with this loss; throws a sentence if it cannot.
    func check(_ network: Sequential, classCount: Int, shapes: [Shape]) throws(ShapeError) {
        guard let last = network.layers.last as? Dense, case .vector(let count)? = shapes.last else {
            throw ShapeError(
                "A classifier ends in a dense layer; "
                    + "this network ends in \(network.layers.last?.description ?? "nothing")."
            )
        }
        guard count <= 256 else {
            throw ShapeError("A classifier has at most 256 classes; the last layer has \(count) units.")
        }
        guard count >= classCount else {
            throw ShapeError("The data have \(classCount) classes, the last layer only \(count) units.")
        }
        if self == .crossEntropy && last.activation != .softmax {
            throw ShapeError(
                "The cross-entropy needs a softmax in the last layer, which has \(last.activation.rawValue).")
        }
    }
}
