import ImageDatasets
import NeuralNetworks
import Notebooks

/// The data of the assignment as its parts use them.
struct MNIST: Sendable {
    let trainImages: LabelledImages
    let testImages: LabelledImages
    /// The digest of the data set, which differs if a single byte does.
    let digest: String

    /// Images as vectors [pixel] of numbers between 0 and 1.
    let train: LabelledExamples
    let test: LabelledExamples

    /// Images as arrays [row, column, 1] of numbers between 0 and 255, unscaled as in the files.
    let unscaledTrain: LabelledExamples
    let unscaledTest: LabelledExamples

    /// The same arrays, scaled to numbers between 0 and 1.
    let scaledTrain: LabelledExamples
    let scaledTest: LabelledExamples

    /// Prepares the examples of all parts from the images.
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

    /// A closure that tells whether these are so many networks' answers to the training images and to the test images.
    func answers(of count: Int) -> @Sendable ([[[Int]]]) -> Bool {
        { answers in
            answers.count == count
                && answers.allSatisfy {
                    $0.count == 2 && trainImages.canBeAnswers($0[0]) && testImages.canBeAnswers($0[1])
                }
        }
    }

    private static func vectors(_ images: LabelledImages, _ identity: String) -> LabelledExamples {
        LabelledExamples(
            bytes: images.pixels, dividedBy: 255, shape: .vector(images.pixelCount), labels: images.labels,
            classCount: images.classCount, identity: identity)
    }

    private static func squares(_ images: LabelledImages, _ identity: String, dividedBy divisor: Double = 1)
        -> LabelledExamples
    {
        LabelledExamples(
            bytes: images.pixels, dividedBy: divisor,
            shape: .image(height: images.rowCount, width: images.columnCount, channels: 1),
            labels: images.labels, classCount: images.classCount, identity: identity)
    }
}

extension NotebookData {
    /// The first `train` training and `test` test images, under a digest of their own.
    func prefix(train: Int, test: Int) -> NotebookData {
        guard let mnist = contents as? MNIST else { return self }
        let few = ImageDataset(
            train: mnist.trainImages.prefix(train), test: mnist.testImages.prefix(test),
            digest: "\(mnist.digest) first \(train) and \(test)")
        return NotebookData(digest: few.digest, contents: MNIST(few))
    }
}

extension LabelledImages {
    /// The pixels of one image, row by row, 0 to 255.
    func image(_ index: Int) -> ArraySlice<UInt8> { pixels[index * pixelCount..<(index + 1) * pixelCount] }

    /// Tells whether a list has one digit for each image.
    @Sendable func canBeAnswers(_ digits: [Int]) -> Bool {
        digits.count == count && digits.allSatisfy((0...9).contains)
    }
}

extension PartContext {
    /// The images and labels of the run.
    ///
    /// - Throws: `PartError` if the data have more than ten classes.
    var mnist: MNIST {
        get throws {
            let mnist = try data(as: MNIST.self)
            guard mnist.trainImages.classCount <= 10 else {
                throw PartError(
                    "The assignment's networks tell ten classes apart; these data have \(mnist.trainImages.classCount)."
                )
            }
            return mnist
        }
    }
}

extension LabelledImages {
    /// The share of the images of each class, in the order of the classes.
    var shares: [Double] {
        (0..<classCount).map { label in Double(labels.count { $0 == label }) / Double(count) }
    }
}
