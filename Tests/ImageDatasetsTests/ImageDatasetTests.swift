import Testing

@testable import Basics
@testable import ImageDatasets

@Suite struct ImageDatasetTests {
    @Test func plainAndGzippedFilesGiveTheSameDataset() throws {
        let tiny = TinyDataset()
        let (plain, compressed) = (try TemporaryFolder(), try TemporaryFolder())
        try tiny.write(to: plain, compressed: false)
        try tiny.write(to: compressed)
        let (a, b) = (try ImageDataset.load(from: plain.path), try ImageDataset.load(from: compressed.path + "/"))
        #expect(a.train == b.train)
        #expect(a.test == b.test)
        #expect(a.digest == b.digest)
        #expect(
            a.digest
                == SHA256.hexDigest(
                    of: [Name.trainImages, Name.trainLabels, Name.testImages, Name.testLabels].flatMap {
                        tiny.files[$0] ?? []
                    }))
    }

    @Test func extentsAndElementsAreTheFiles() throws {
        let folder = try TemporaryFolder()
        try TinyDataset().write(to: folder)
        let data = try ImageDataset.load(from: folder.path)
        #expect(data.train.count == 6)
        #expect((data.train.rowCount, data.train.columnCount, data.train.classCount) == (2, 3, 3))
        #expect(data.train.pixels == (0..<36).map { UInt8($0 * 7) })
        #expect(data.train.labels == [0, 1, 2, 2, 1, 0])
        #expect(data.test.count == 3)
        #expect(data.test.pixels == (0..<18).map { UInt8(255 - $0) })
        #expect(data.test.labels == [2, 0, 1])
        #expect(data.test.prefix(2).pixels == (0..<12).map { UInt8(255 - $0) })
        #expect(data.test.prefix(2).labels == [2, 0])
        #expect(data.test.prefix(9) == data.test)
    }

    /// Several gzip members in a row are one file, as gzip(1) says.
    @Test func membersInARowAreOneStream() throws {
        let folder = try TemporaryFolder()
        let tiny = TinyDataset()
        try tiny.write(to: folder)
        let images = try #require(tiny.files[Name.trainImages])
        try folder.write(gzip(Array(images[..<9])) + gzip([]) + gzip(Array(images[9...])), to: Name.trainImages + ".gz")
        #expect(try ImageDataset.load(from: folder.path).train.pixels == Array(images[16...]))
    }

    @Test(arguments: [2, 3, 100, 256])
    func anyNumberOfClassesUpToABytesIsTaken(classCount: Int) throws {
        let folder = try TemporaryFolder()
        var tiny = TinyDataset()
        tiny.files[Name.trainImages] = idx([512, 1, 1], [UInt8](repeating: 9, count: 512))
        tiny.files[Name.trainLabels] = idx([512], (0..<512).map { UInt8($0 % classCount) })
        tiny.files[Name.testImages] = idx([1, 1, 1], [3])
        tiny.files[Name.testLabels] = idx([1], [UInt8(classCount - 1)])
        try tiny.write(to: folder)
        #expect(try ImageDataset.load(from: folder.path).train.classCount == classCount)
    }

    /// The oracle is the known content of MNIST: the counts per digit, and the checksums that `sha256sum` gives.
    @Test func shippedFilesAreMNIST() throws {
        let data = try ImageDataset.load(from: shippedData)
        #expect((data.train.count, data.test.count) == (60000, 10000))
        #expect((data.train.rowCount, data.train.columnCount, data.train.classCount) == (28, 28, 10))
        let histogram = data.test.labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
        #expect(histogram == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
        #expect(data.train.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
        #expect(data.digest == "b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a")
    }
}
