import Datasets
import NeuralNetworks
import Notebooks

/// The data of the assignment as its parts use them.
struct MNIST: Sendable {
    let trainImages: LabelledImages
    let testImages: LabelledImages
    /// Says which images these are, to the last byte.
    let digest: String

    /// Images as vectors of pixels between 0 and 1.
    let train: Examples
    let test: Examples

    /// Images as squares of pixels between 0 and 255, as the files hold them.
    let unscaledTrain: Examples
    let unscaledTest: Examples

    /// The same squares with pixels between 0 and 1.
    let scaledTrain: Examples
    let scaledTest: Examples

    init(_ dataset: ImageDataset) {
        trainImages = dataset.train
        testImages = dataset.test
        digest = dataset.digest
        train = Self.vectors(dataset.train, "\(digest) train")
        test = Self.vectors(dataset.test, "\(digest) test")
        unscaledTrain = Self.squares(dataset.train, "\(digest) train")
        unscaledTest = Self.squares(dataset.test, "\(digest) test")
        scaledTrain = Self.squares(dataset.train, "\(digest) train", dividedBy: 255)
        scaledTest = Self.squares(dataset.test, "\(digest) test", dividedBy: 255)
    }

    private static func vectors(_ images: LabelledImages, _ identity: String) -> Examples {
        Examples(
            bytes: images.pixels, dividedBy: 255, shape: .vector(images.pixelCount), labels: images.labels,
            classCount: images.classCount, identity: identity)
    }

    private static func squares(_ images: LabelledImages, _ identity: String, dividedBy divisor: Double = 1) -> Examples {
        Examples(
            bytes: images.pixels, dividedBy: divisor, shape: .image(height: images.rowCount, width: images.columnCount, channels: 1),
            labels: images.labels, classCount: images.classCount, identity: identity)
    }
}

extension NotebookData {
    /// The first images only, under a digest of their own.
    func prefix(train: Int, test: Int) -> NotebookData {
        guard let mnist = contents as? MNIST else { return self }
        let few = ImageDataset(
            train: mnist.trainImages.prefix(train), test: mnist.testImages.prefix(test), digest: "\(mnist.digest) first \(train) and \(test)")
        return NotebookData(digest: few.digest, contents: MNIST(few))
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
            let mnist = try data(as: MNIST.self)
            guard mnist.trainImages.classCount <= 10 else {
                throw PageError("The assignment's networks tell ten classes apart; these data have \(mnist.trainImages.classCount).")
            }
            return mnist
        }
    }

    /// The seeds over which results are repeated: the run's own and the four after it.
    var seeds: [UInt64] { (0..<5).map { seed &+ $0 } }

    /// Accuracy of one network over all `seeds`, of which the first may have been fitted already; on the training images, too, if `askingForTraining`.
    func replicates(
        of first: Fit? = nil, _ network: Sequential, on train: Examples, test: Examples, rate: Float, epochs: Int, askingForTraining: Bool = false
    ) throws -> [Replicate] {
        let others = Array(seeds.dropFirst(first == nil ? 0 : 1))
        let fits = try fit(
            others.map { seed in
                FitRequest(
                    plan(network, optimizer: .sgd(rate: rate), epochs: epochs, seed: seed), on: train, label: "seed \(seed)")
            })
        return try zip(seeds, (first.map { [$0] } ?? []) + fits).map { seed, fit in
            Replicate(
                seed: seed, testAccuracy: try fit.accuracy(on: test, threadCount: threads),
                trainAccuracy: askingForTraining ? try fit.accuracy(on: train, threadCount: threads) : nil)
        }
    }
}

/// How one seed's network did on new images and, if it was asked, on those that it learned from.
struct Replicate: ValueConvertible {
    let seed: UInt64
    let testAccuracy: Double
    let trainAccuracy: Double?

    var value: Value {
        var value = ["seed": seed.value, "test_accuracy": testAccuracy.value]
        if let trainAccuracy { value["train_accuracy"] = trainAccuracy.value }
        return .object(value)
    }
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
