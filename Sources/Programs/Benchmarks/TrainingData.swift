import ImageDatasets
import NeuralNetworks

/// The training images as examples for networks.
struct TrainingData {
    /// The images as vectors of pixels from 0 to 1.
    let vectors: LabelledExamples
    /// The images as images of pixels from 0 to 255.
    let images: LabelledExamples
    private let train: LabelledImages

    /// Makes the examples of the data's training images.
    init(_ train: LabelledImages) {
        func examples(_ divisor: Double, _ shape: Shape) -> LabelledExamples {
            LabelledExamples(
                bytes: train.pixels, dividedBy: divisor, shape: shape, labels: train.labels,
                classCount: train.classCount, identity: "bench")
        }
        self.train = train
        vectors = examples(255, .vector(train.pixelCount))
        images = examples(1, .image(height: train.rowCount, width: train.columnCount, channels: 1))
    }

    /// One epoch each of Parts 2, 3, 4 and 6, and of two settings of Part 5's grid on four of five folds.
    var epochs: [TrainingCase] {
        func epoch(_ name: String, of network: Sequential, on examples: LabelledExamples) -> TrainingCase {
            TrainingCase(name: name, imageCount: examples.count) { threadCount in
                let plan = TrainingPlan(
                    network, optimizer: .sgd(rate: 0.02), epochs: 1, batchSize: 32, seed: 1337, stream: "bench/\(name)")
                _ = try plan.run(on: examples, threadCount: threadCount)
            }
        }
        let folds = vectors.prefix(vectors.count / 5 * 4)
        return [
            passFromScratch(over: train),
            epoch("Part 3, an epoch", of: perceptron(128, .sigmoid), on: vectors),
            epoch("Part 4, an epoch", of: perceptron(128, .relu), on: vectors),
            epoch("Part 5, an epoch of a fit, dropout 0.2", of: regularised(dropout: 0.2), on: folds),
            epoch("Part 5, an epoch of a fit, dropout 0.8", of: regularised(dropout: 0.8), on: folds),
            epoch("Part 6, an epoch", of: convolution, on: images),
        ]
    }
}
