import Basics

/// A training set and a test set in MNIST's own layout of four IDX files, plain or gzipped.
public struct ImageDataset: Sendable {
    /// Training images.
    public let train: LabelledImages
    /// Test images.
    public let test: LabelledImages
    /// SHA-256 of the uncompressed training images, training labels, test images and test labels, one after another.
    ///
    /// The command `zcat train-images… train-labels… t10k-images… t10k-labels… | sha256sum` prints the same digest.
    public let digest: String

    /// Creates a data set from its parts.
    public init(train: LabelledImages, test: LabelledImages, digest: String) {
        self.train = train
        self.test = test
        self.digest = digest
    }

    /// Reads a data set from a folder.
    ///
    /// The files are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
    /// `t10k-labels-idx1-ubyte`, each as a `.gz` or else plain.
    ///
    /// Images may have any size, the same in training and test. Classes are numbered from 0; their number, 2 to 256,
    /// follows from the largest training label. Files that are named in a `SHA256SUMS` in the folder must have the
    /// digest written there.
    ///
    /// - Throws: `DatasetError` if a file is missing, unreadable, altered or damaged, or if the files do not match.
    public static func load(from directory: String) throws(DatasetError) -> ImageDataset {
        let folder = try DataFolder(directory)
        var digest = SHA256()
        let trainImages = try IDXImages(folder, "train-images-idx3-ubyte", digest: &digest)
        let trainLabels = try IDXLabels(folder, "train-labels-idx1-ubyte", digest: &digest)
        let testImages = try IDXImages(folder, "t10k-images-idx3-ubyte", digest: &digest)
        let testLabels = try IDXLabels(folder, "t10k-labels-idx1-ubyte", digest: &digest)

        for (images, labels) in [(trainImages, trainLabels), (testImages, testLabels)] {
            guard images.count == labels.labels.count else {
                throw .countsDiffer(
                    images: images.path, imageCount: images.count, labels: labels.path, labelCount: labels.labels.count)
            }
        }
        guard trainImages.rowCount == testImages.rowCount, trainImages.columnCount == testImages.columnCount else {
            throw .imageSizesDiffer(
                train: trainImages.path, trainRowCount: trainImages.rowCount, trainColumnCount: trainImages.columnCount,
                test: testImages.path, testRowCount: testImages.rowCount, testColumnCount: testImages.columnCount)
        }

        let classCount = numberOfClasses(in: trainLabels.labels)
        for file in [trainLabels, testLabels] {
            if let index = file.labels.firstIndex(where: { $0 >= classCount }) {
                throw .labelOutOfRange(path: file.path, index: index, label: file.labels[index], classCount: classCount)
            }
        }
        guard classCount > 1 else { throw .oneClass(path: trainLabels.path) }
        return ImageDataset(
            train: try LabelledImages(trainImages, trainLabels, classCount: classCount),
            test: try LabelledImages(testImages, testLabels, classCount: classCount),
            digest: digest.hexDigest())
    }

    /// Number of classes: one more than the largest label that is in range.
    ///
    /// The files do not say how many classes there are, so a label counts as in range as long as at least half of the
    /// labels from 0 up to it occur: a class may be missing (a sign alphabet without J), but a lone 200 among ten
    /// digits is damage, not a 201st class.
    static func numberOfClasses(in labels: [UInt8]) -> Int {
        var occurs = [Bool](repeating: false, count: 256)
        for label in labels {
            occurs[Int(label)] = true
        }
        var (seen, classCount) = (0, 0)
        for label in 0..<256 where occurs[label] {
            seen += 1
            if seen * 2 >= label + 1 {
                classCount = label + 1
            }
        }
        return classCount
    }
}
