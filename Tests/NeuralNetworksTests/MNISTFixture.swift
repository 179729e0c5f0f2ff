import Foundation
import NeuralNetworks

@testable import ImageDatasets

/// MNIST as shipped with the project, loaded once for all tests.
enum MNISTFixture {
    static let dataset: ImageDataset = {
        let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../data")
            .standardized.path
        do { return try ImageDataset.load(from: directory) } catch { preconditionFailure("the shipped data: \(error)") }
    }()

    static func examples(_ images: LabelledImages, shape: Shape, dividedBy divisor: Double) -> LabelledExamples {
        LabelledExamples(
            bytes: images.pixels, dividedBy: divisor, shape: shape, labels: images.labels,
            classCount: images.classCount,
            identity: "MNIST \(dataset.digest) \(images.count)")
    }

    static let train = examples(dataset.train, shape: .vector(784), dividedBy: 255)
    static let test = examples(dataset.test, shape: .vector(784), dividedBy: 255)
    static let trainImages = examples(dataset.train, shape: .image(height: 28, width: 28, channels: 1), dividedBy: 1)
    static let testImages = examples(dataset.test, shape: .image(height: 28, width: 28, channels: 1), dividedBy: 1)
}
