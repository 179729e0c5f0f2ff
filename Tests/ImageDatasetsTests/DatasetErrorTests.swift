import Foundation
import Testing

@testable import Basics
@testable import ImageDatasets

/// Faults made in real folders. The oracle is the error case with its facts.
@Suite struct DatasetErrorTests {
    let folder: TemporaryFolder
    var tiny = TinyDataset()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// Expects an error whose message is one line that names the file.
    private func expectFailure(
        _ expected: DatasetError, naming name: String, location: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: DatasetError.self, sourceLocation: location) {
            try ImageDataset.load(from: folder.path)
        }
        #expect(error == expected, sourceLocation: location)
        let description = error?.description ?? ""
        #expect(description.contains(path(name)), sourceLocation: location)
        #expect(!description.contains("\n") && description.contains(": "), sourceLocation: location)
    }

    @Test func missingFile() throws {
        try tiny.write(to: folder)
        try folder.remove(Name.testLabels + ".gz")
        expectFailure(.missing(path: path(Name.testLabels)), naming: Name.testLabels)
    }

    @Test func missingFolder() {
        #expect(throws: DatasetError.missing(path: "/nowhere/at/all/" + Name.trainImages)) {
            try ImageDataset.load(from: "/nowhere/at/all")
        }
    }

    @Test func folderInPlaceOfAFileCannotBeRead() throws {
        try tiny.write(to: folder)
        try folder.remove(Name.trainLabels + ".gz")
        try FileManager.default.createDirectory(
            atPath: path(Name.trainLabels + ".gz"), withIntermediateDirectories: false)
        expectFailure(
            .unreadable(path: path(Name.trainLabels + ".gz"), reason: "Is a directory"), naming: Name.trainLabels)
    }

    @Test(.enabled(if: geteuid() != 0, "everything is readable to root"))
    func fileWithoutPermissionCannotBeRead() throws {
        try tiny.write(to: folder)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path(Name.trainLabels + ".gz"))
        expectFailure(
            .unreadable(path: path(Name.trainLabels + ".gz"), reason: "Permission denied"), naming: Name.trainLabels)
    }

    // MARK: gzip

    @Test(arguments: [[], Array("hello".utf8), [0x1f, 0x8c, 8, 0]] as [[UInt8]])
    func fileThatIsNotGzip(bytes: [UInt8]) throws {
        try tiny.write(to: folder)
        try folder.write(bytes, to: Name.trainImages + ".gz")
        expectFailure(.notGzip(path: path(Name.trainImages + ".gz")), naming: Name.trainImages + ".gz")
    }

    /// The file is cut at every length: in the gzip header, in the data or in the check value.
    @Test func truncatedGzipAtEveryLength() throws {
        try tiny.write(to: folder)
        let whole = gzip(try #require(tiny.files[Name.trainImages]))
        for length in 1..<whole.count {
            try folder.write(Array(whole[..<length]), to: Name.trainImages + ".gz")
            expectFailure(.truncatedGzip(path: path(Name.trainImages + ".gz")), naming: Name.trainImages + ".gz")
        }
    }

    /// No altered byte of the compressed data, the CRC or the length gives a wrong pixel: the result is an error or the
    /// right images, since the bits that fill up the last byte of the data mean nothing.
    @Test func damagedGzipAtEveryByte() throws {
        try tiny.write(to: folder)
        let whole = gzip(try #require(tiny.files[Name.trainImages]))
        let digest = try ImageDataset.load(from: folder.path).digest
        var errorCount = 0
        for position in 10..<whole.count {
            var damaged = whole
            damaged[position] ^= 0x10
            try folder.write(damaged, to: Name.trainImages + ".gz")
            do throws(DatasetError) {
                let read = try ImageDataset.load(from: folder.path)
                #expect(read.digest == digest, "byte \(position)")
            } catch {
                errorCount += 1
            }
        }
        #expect(errorCount >= whole.count - 12)
    }

    @Test func wrongCheckValueOfGzip() throws {
        try tiny.write(to: folder)
        var damaged = gzip(try #require(tiny.files[Name.trainImages]))
        damaged[damaged.count - 8] ^= 1
        try folder.write(damaged, to: Name.trainImages + ".gz")
        expectFailure(
            .damagedGzip(path: path(Name.trainImages + ".gz"), reason: "incorrect data check"), naming: Name.trainImages
        )
    }

    @Test func foreignBytesAfterGzip() throws {
        try tiny.write(to: folder)
        try folder.write(gzip(try #require(tiny.files[Name.trainImages])) + [0, 0, 0], to: Name.trainImages + ".gz")
        expectFailure(.trailingBytes(path: path(Name.trainImages + ".gz"), count: 3), naming: Name.trainImages)
    }

    // MARK: IDX; every fault plain and compressed

    @Test(arguments: [true, false])
    mutating func wrongMagic(compressed: Bool) throws {
        tiny.files[Name.trainImages] = idx([36], [UInt8](repeating: 1, count: 36))
        try tiny.write(to: folder, compressed: compressed)
        let name = Name.trainImages + (compressed ? ".gz" : "")
        expectFailure(.wrongMagic(path: path(name), expected: 0x803, found: 0x801), naming: name)
    }

    @Test mutating func elementTypeOtherThanBytes() throws {
        tiny.files[Name.testImages] = idx([3, 2, 3], [UInt8](repeating: 1, count: 18), magic: 0x0d03)
        try tiny.write(to: folder)
        expectFailure(
            .wrongMagic(path: path(Name.testImages + ".gz"), expected: 0x803, found: 0xd03), naming: Name.testImages)
    }

    @Test func compressedFileWithoutItsSuffix() throws {
        try tiny.write(to: folder, compressed: false)
        try folder.write(gzip(try #require(tiny.files[Name.testImages])), to: Name.testImages)
        let error = #expect(throws: DatasetError.self) { try ImageDataset.load(from: folder.path) }
        #expect(error?.description.hasSuffix("add .gz to its name") == true)
    }

    @Test(arguments: [true, false])
    mutating func truncatedHeader(compressed: Bool) throws {
        tiny.files[Name.trainLabels] = [0, 0, 8, 1, 0, 0]
        try tiny.write(to: folder, compressed: compressed)
        let name = Name.trainLabels + (compressed ? ".gz" : "")
        expectFailure(.truncatedHeader(path: path(name), expected: 8, found: 6), naming: name)
    }

    @Test(arguments: [true, false])
    mutating func headerThatAnnouncesMoreThanThereIs(compressed: Bool) throws {
        tiny.files[Name.trainImages] = idx([7, 2, 3], [UInt8](repeating: 1, count: 36))
        try tiny.write(to: folder, compressed: compressed)
        let name = Name.trainImages + (compressed ? ".gz" : "")
        expectFailure(.wrongSize(path: path(name), expected: 58, found: 52), naming: name)
    }

    @Test(arguments: [true, false])
    mutating func headerThatAnnouncesLessThanThereIs(compressed: Bool) throws {
        tiny.files[Name.trainImages] = idx([5, 2, 3], [UInt8](repeating: 1, count: 31))
        try tiny.write(to: folder, compressed: compressed)
        let name = Name.trainImages + (compressed ? ".gz" : "")
        expectFailure(.wrongSize(path: path(name), expected: 46, found: 47), naming: name)
    }

    /// 2^96 bytes overflow every integer; 2 GiB fit but are announced by a file of 17 bytes.
    @Test(arguments: [[.max, .max, .max], [1 << 20, 1 << 20, 1]] as [[UInt32]])
    mutating func headerThatAnnouncesTooMuch(extents: [UInt32]) throws {
        tiny.files[Name.trainImages] = idx(extents, [1])
        try tiny.write(to: folder)
        expectFailure(.tooLarge(path: path(Name.trainImages + ".gz"), limit: 1 << 31), naming: Name.trainImages)
    }

    @Test(arguments: [true, false])
    mutating func hugeHeaderCostsNoMemory(compressed: Bool) throws {
        tiny.files[Name.trainImages] = idx([1 << 15, 1 << 8, 1 << 8], [1])
        try tiny.write(to: folder, compressed: compressed)
        let name = Name.trainImages + (compressed ? ".gz" : "")
        expectFailure(.wrongSize(path: path(name), expected: 1 << 31 + 16, found: 17), naming: name)
    }

    @Test mutating func zeroImages() throws {
        tiny.files[Name.trainImages] = idx([0, 2, 3], [])
        tiny.files[Name.trainLabels] = idx([0], [])
        try tiny.write(to: folder)
        expectFailure(.noImages(path: path(Name.trainImages + ".gz")), naming: Name.trainImages)
    }

    @Test mutating func imagesWithoutColumns() throws {
        tiny.files[Name.testImages] = idx([3, 2, 0], [])
        try tiny.write(to: folder)
        expectFailure(
            .emptyImages(path: path(Name.testImages + ".gz"), rowCount: 2, columnCount: 0), naming: Name.testImages)
    }

    // MARK: files that do not belong together

    @Test mutating func imagesAndLabelsOfDifferentCounts() throws {
        tiny.files[Name.testLabels] = idx([2], [1, 0])
        try tiny.write(to: folder)
        expectFailure(
            .countsDiffer(
                images: path(Name.testImages + ".gz"), imageCount: 3, labels: path(Name.testLabels + ".gz"),
                labelCount: 2),
            naming: Name.testLabels)
    }

    @Test mutating func imageSizesThatDiffer() throws {
        tiny.files[Name.testImages] = idx([3, 3, 2], [UInt8](repeating: 0, count: 18))
        try tiny.write(to: folder)
        expectFailure(
            .imageSizesDiffer(
                train: path(Name.trainImages + ".gz"), trainRowCount: 2, trainColumnCount: 3,
                test: path(Name.testImages + ".gz"), testRowCount: 3, testColumnCount: 2),
            naming: Name.testImages)
    }

    @Test mutating func testLabelOfNoTrainingClass() throws {
        tiny.files[Name.testLabels] = idx([3], [0, 3, 1])
        try tiny.write(to: folder)
        expectFailure(
            .labelOutOfRange(path: path(Name.testLabels + ".gz"), index: 1, label: 3, classCount: 3),
            naming: Name.testLabels)
    }

    @Test mutating func trainingLabelFarFromAllOthers() throws {
        tiny.files[Name.trainLabels] = idx([6], [0, 1, 2, 2, 200, 0])
        try tiny.write(to: folder)
        expectFailure(
            .labelOutOfRange(path: path(Name.trainLabels + ".gz"), index: 4, label: 200, classCount: 3),
            naming: Name.trainLabels)
    }

    @Test mutating func classesNotNumberedFromZero() throws {
        tiny.files[Name.trainLabels] = idx([6], [8, 3, 3, 8, 8, 3])
        try tiny.write(to: folder)
        expectFailure(
            .labelOutOfRange(path: path(Name.trainLabels + ".gz"), index: 0, label: 8, classCount: 0),
            naming: Name.trainLabels)
    }

    @Test mutating func oneClassOnly() throws {
        tiny.files[Name.trainLabels] = idx([6], [0, 0, 0, 0, 0, 0])
        tiny.files[Name.testLabels] = idx([3], [0, 0, 0])
        try tiny.write(to: folder)
        expectFailure(.oneClass(path: path(Name.trainLabels + ".gz")), naming: Name.trainLabels)
    }

    // MARK: SHA256SUMS

    /// The altered byte is part of the gzip time stamp, which no other check covers.
    @Test func alteredByteInAListedFile() throws {
        try tiny.write(to: folder)
        let name = Name.trainImages + ".gz"
        var bytes = gzip(try #require(tiny.files[Name.trainImages]))
        let sum = SHA256.hexDigest(of: bytes)
        try folder.write(Array("\(sum)  \(name)\n".utf8), to: "SHA256SUMS")
        #expect(throws: Never.self) { try ImageDataset.load(from: folder.path) }
        bytes[4] ^= 1
        try folder.write(bytes, to: name)
        expectFailure(.altered(path: path(name), expected: sum, found: SHA256.hexDigest(of: bytes)), naming: name)
    }

    @Test(arguments: [
        "what\n", "\(String(repeating: "0", count: 64)) name\n", "\(String(repeating: "g", count: 64))  name\n",
    ])
    func malformedChecksums(line: String) throws {
        try tiny.write(to: folder)
        try folder.write(Array(("\n" + line).utf8), to: "SHA256SUMS")
        expectFailure(.malformedChecksums(path: path("SHA256SUMS"), line: 2), naming: "SHA256SUMS:2")
    }
}
