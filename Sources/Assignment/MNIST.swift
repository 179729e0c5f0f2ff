import Datasets
import NeuralNetworks
import Notebooks

/// The data of the assignment as its parts use them.
struct MNIST: Sendable {
    let trainImages: LabelledImages
    let testImages: LabelledImages
    private let digest: String

    init(_ dataset: ImageDataset) {
        trainImages = dataset.train
        testImages = dataset.test
        digest = dataset.digest
    }

    /// Images as vectors of pixels between 0 and 1.
    var train: Examples { vectors(trainImages, "train") }
    var test: Examples { vectors(testImages, "test") }

    /// Images as squares of pixels between 0 and 255, as the files hold them.
    var unscaledTrain: Examples { squares(trainImages, "train") }
    var unscaledTest: Examples { squares(testImages, "test") }

    /// The same squares with pixels between 0 and 1.
    var scaledTrain: Examples { squares(trainImages, "train", dividedBy: 255) }
    var scaledTest: Examples { squares(testImages, "test", dividedBy: 255) }

    private func vectors(_ images: LabelledImages, _ name: String) -> Examples {
        Examples(
            bytes: images.pixels, dividedBy: 255, shape: .vector(images.pixelCount), labels: images.labels,
            classCount: images.classCount, identity: "\(digest) \(name)")
    }

    private func squares(_ images: LabelledImages, _ name: String, dividedBy divisor: Double = 1) -> Examples {
        Examples(
            bytes: images.pixels, dividedBy: divisor, shape: .image(height: images.rowCount, width: images.columnCount, channels: 1),
            labels: images.labels, classCount: images.classCount, identity: "\(digest) \(name)")
    }
}

extension LabelledImages {
    /// One image's pixels, row by row, 0 to 255.
    func image(_ index: Int) -> ArraySlice<UInt8> { pixels[index * pixelCount..<(index + 1) * pixelCount] }
}

extension Page {
    /// The images and labels that the run was given.
    var mnist: MNIST {
        get throws {
            guard let mnist = data.contents as? MNIST else { throw PageError("This part needs images and labels.") }
            guard mnist.trainImages.classCount <= 10 else {
                throw PageError("The assignment's networks tell ten classes apart; these data have \(mnist.trainImages.classCount).")
            }
            return mnist
        }
    }

    /// The seeds over which results are repeated: the run's own and the four after it.
    var seeds: [UInt64] { (0..<5).map { seed &+ $0 } }

    /// Test accuracy of one network over all `seeds`, the first of which may have been fitted already.
    func replicates(
        of first: Double? = nil, _ network: Sequential, on train: Examples, test: Examples, rate: Float, epochs: Int
    ) throws -> [Replicate] {
        let others = Array(seeds.dropFirst(first == nil ? 0 : 1))
        let fits = try fit(
            others.map { seed in
                FitRequest(
                    plan(network, optimizer: .sgd(rate: rate), epochs: epochs, seed: seed), on: train, label: "seed \(seed)")
            })
        return (first.map { [Replicate(seed: seed, testAccuracy: $0)] } ?? [])
            + (try zip(others, fits).map { Replicate(seed: $0, testAccuracy: try $1.accuracy(on: test)) })
    }
}

/// The test accuracy of one seed's network.
struct Replicate: ValueConvertible {
    let seed: UInt64
    let testAccuracy: Double

    var value: Value { ["seed": seed.value, "test_accuracy": testAccuracy.value] }
}

extension [Double] {
    var mean: Double { reduce(0, +) / Double(count) }

    /// The deviation of a sample.
    var deviation: Double {
        let mean = mean
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Swift.max(count - 1, 1))).squareRoot()
    }
}

extension Int {
    /// "300,000"
    var formatted: String { NumberFormat.number(Double(self), format: ",") ?? "\(self)" }
}
