import Foundation

@testable import ImageDatasets

/// The four files of a data set, which a test may damage before writing them.
struct SmallDataset {
    var files: [String: [UInt8]]

    /// The first images of MNIST: 600 for training, 200 for testing.
    static let digits = SmallDataset(train: mnist.train.prefix(600), test: mnist.test.prefix(200))

    init(train: LabelledImages, test: LabelledImages) {
        files = [
            Name.trainImages: Self.idx([train.count, train.rowCount, train.columnCount], train.pixels),
            Name.trainLabels: Self.idx([train.count], train.labels),
            Name.testImages: Self.idx([test.count, test.rowCount, test.columnCount], test.pixels),
            Name.testLabels: Self.idx([test.count], test.labels),
        ]
    }

    /// Images that a network can tell apart: the class and the index of an image determine each pixel.
    init(classes: Int, side: Int, trainCount: Int, testCount: Int) {
        func images(_ count: Int) -> LabelledImages {
            let labels = (0..<count).map { UInt8($0 % classes) }
            let pixels = labels.enumerated().flatMap { index, label in
                (0..<side * side).map { UInt8(($0 * (Int(label) + 2) + index) % 7 * 40) }
            }
            let images = try? LabelledImages(
                pixels: pixels, labels: labels, rowCount: side, columnCount: side, classCount: classes)
            guard let images else { preconditionFailure("the counts fit together") }
            return images
        }
        self.init(train: images(trainCount), test: images(testCount))
    }

    enum Name {
        static let trainImages = "train-images-idx3-ubyte"
        static let trainLabels = "train-labels-idx1-ubyte"
        static let testImages = "t10k-images-idx3-ubyte"
        static let testLabels = "t10k-labels-idx1-ubyte"
    }

    /// Writes the files into a new folder.
    func write(to folder: String, gzipped: Bool = false) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: URL(filePath: folder + "/" + name)) }
        if gzipped { _ = try Folio.spawn(["gzip", "-n"] + files.keys, in: folder) }
    }

    /// An IDX file of bytes: two zeros, the type, the number of extents, the extents, the elements.
    static func idx(_ extents: [Int], _ elements: [UInt8]) -> [UInt8] {
        [0, 0, 8, UInt8(extents.count)]
            + extents.flatMap { extent in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: extent >> $0) } } + elements
    }
}

/// The data that the project ships.
let mnist: ImageDataset = {
    do {
        return try ImageDataset.load(from: checkout + "/data")
    } catch {
        preconditionFailure("The shipped data cannot be read: \(error)")
    }
}()
