/// A data set of six training and three test images of 2 × 3 pixels in three classes, as the bytes of the four plain
/// files.
struct TinyDataset {
    var files: [String: [UInt8]] = [
        Name.trainImages: idx([6, 2, 3], (0..<36).map { UInt8($0 * 7) }),
        Name.trainLabels: idx([6], [0, 1, 2, 2, 1, 0]),
        Name.testImages: idx([3, 2, 3], (0..<18).map { UInt8(255 - $0) }),
        Name.testLabels: idx([3], [2, 0, 1]),
    ]

    func write(to folder: TemporaryFolder, compressed: Bool = true) throws {
        for (name, bytes) in files {
            try folder.write(compressed ? gzip(bytes) : bytes, to: compressed ? name + ".gz" : name)
        }
    }
}
