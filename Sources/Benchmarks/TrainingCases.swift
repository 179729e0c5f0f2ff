import Datasets
import NeuralNetworks

/// The networks and data of the notebook's parts.
struct TrainingCase {
    let name: String
    let network: Sequential
    let examples: Examples

    func plan(epochs: Int = 1, batchSize: Int = 32) -> FitPlan {
        FitPlan(network, optimizer: .sgd(rate: 0.02), epochs: epochs, batchSize: batchSize, seed: 1337, stream: "bench/\(name)")
    }
}

struct TrainingData {
    let vectors: Examples
    let images: Examples

    init(_ images: LabelledImages) {
        func examples(_ divisor: Double, _ shape: Shape) -> Examples {
            Examples(
                bytes: images.pixels, dividedBy: divisor, shape: shape, labels: images.labels, classCount: images.classCount, identity: "bench")
        }
        vectors = examples(255, .vector(images.pixelCount))
        self.images = examples(1, .image(height: images.rowCount, width: images.columnCount, channels: 1))
    }

    /// One epoch of Part 3, 4 and 6, and of fits of Part 5's grid on four of the five folds' images.
    var epochs: [TrainingCase] {
        let folds = vectors.prefix(vectors.count / 5 * 4)
        return [
            TrainingCase(name: "Part 3, an epoch", network: perceptron(128, .sigmoid), examples: vectors),
            TrainingCase(name: "Part 4, an epoch", network: perceptron(128, .relu), examples: vectors),
            TrainingCase(name: "Part 5, an epoch of a fit, dropout 0.2", network: regularised(dropout: 0.2), examples: folds),
            TrainingCase(name: "Part 5, an epoch of a fit, dropout 0.8", network: regularised(dropout: 0.8), examples: folds),
            TrainingCase(name: "Part 6, an epoch", network: convolution, examples: images),
        ]
    }
}

func perceptron(_ width: Int, _ activation: Activation) -> Sequential {
    Sequential([Dense(width, activation: activation), Dense(10, activation: .softmax)])
}

func regularised(dropout: Double) -> Sequential {
    Sequential(
        (0..<3).flatMap { _ in [Dense(128, activation: .sigmoid, l2: 0.001), Dropout(dropout)] as [any Layer] }
            + [Dense(10, activation: .softmax, l2: 0.001)])
}

let convolution = Sequential([
    Convolution2D(32, kernel: (3, 3), activation: .sigmoid), MaxPooling2D(2), Flatten(), Dense(128, activation: .sigmoid),
    Dense(10, activation: .softmax),
])
