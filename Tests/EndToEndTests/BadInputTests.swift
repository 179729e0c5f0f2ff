import Foundation
import Testing

@testable import Basics
@testable import ImageDatasets

/// Missing or damaged data give one line that says which file and what to do, and exit code 66. Nothing is created or
/// changed.
@Suite struct BadInputTests {
    typealias Name = SmallDataset.Name

    struct Fault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The file that the message must name.
        let file: String
        /// The text that the message must contain.
        let says: String
        /// Damages a good data set of gzipped files.
        let make: @Sendable (_ folder: String) throws -> Void
    }

    static let faults: [Fault] = [
        Fault(testDescription: "file missing", file: Name.testImages + ".gz", says: "missing: `make data` restores") {
            folder in
            try FileManager.default.removeItem(atPath: "\(folder)/\(Name.testImages).gz")
        },
        Fault(testDescription: "folder missing", file: Name.trainImages + ".gz", says: "missing: `make data` restores")
        { folder in
            try FileManager.default.removeItem(atPath: folder)
        },
        Fault(
            testDescription: "not gzip", file: Name.trainLabels + ".gz", says: "is not gzip: compress it, or drop .gz"
        ) { folder in
            try write(SmallDataset.digits.files[Name.trainLabels], to: "\(folder)/\(Name.trainLabels).gz")
        },
        Fault(
            testDescription: "truncated gzip", file: Name.trainImages + ".gz",
            says: "ends in the middle of its compressed data: copy or fetch"
        ) { folder in
            try alter("\(folder)/\(Name.trainImages).gz") { $0.removeLast($0.count / 2) }
        },
        Fault(testDescription: "flipped bit in gzip", file: Name.trainImages + ".gz", says: "is damaged") { folder in
            try alter("\(folder)/\(Name.trainImages).gz") { $0[$0.count - 6] ^= 1 }
        },
        Fault(
            testDescription: "wrong magic", file: Name.trainImages, says: "begins with 0x00000801, expected 0x00000803"
        ) { folder in
            try plain(Name.trainImages, in: folder) { $0[3] = 1 }
        },
        Fault(
            testDescription: "header larger than the bytes", file: Name.testImages,
            says: "is shorter than its header says"
        ) { folder in
            try plain(Name.testImages, in: folder) { $0[7] += 1 }
        },
        Fault(
            testDescription: "header smaller than the bytes", file: Name.testLabels,
            says: "is longer than its header says"
        ) { folder in
            try plain(Name.testLabels, in: folder) { $0[7] -= 1 }
        },
        Fault(
            testDescription: "header of absurd size", file: Name.trainImages,
            says: "its header is damaged or the data set too large"
        ) { folder in
            try plain(Name.trainImages, in: folder) { $0.replaceSubrange(4..<8, with: [255, 255, 255, 255]) }
        },
        Fault(
            testDescription: "label out of range", file: Name.testLabels,
            says: "label 10 (image 5, from 0) is out of range"
        ) { folder in
            try plain(Name.testLabels, in: folder) { $0[8 + 5] = 10 }
        },
        Fault(
            testDescription: "lone large label in training", file: Name.trainLabels,
            says: "label 200 (image 9, from 0) is out of range"
        ) { folder in
            try plain(Name.trainLabels, in: folder) { $0[8 + 9] = 200 }
        },
        Fault(testDescription: "fewer labels than images", file: Name.testLabels, says: "holds 200 images but") {
            folder in
            try plain(Name.testLabels, in: folder) {
                $0.removeLast()
                $0[7] -= 1
            }
        },
        Fault(testDescription: "zero images", file: Name.testImages, says: "holds no images: at least one is needed") {
            folder in
            try plain(Name.testImages, in: folder) { $0 = SmallDataset.idx([0, 28, 28], []) }
        },
        Fault(
            testDescription: "byte altered in a file with a checksum", file: Name.testLabels + ".gz",
            says: "was altered"
        ) { folder in
            _ = try Folio.spawn(["sh", "-c", "sha256sum *.gz > SHA256SUMS"], in: folder)
            try alter("\(folder)/\(Name.testLabels).gz") { $0[$0.count / 2] ^= 1 }
        },
    ]

    /// A data folder with one fault. The reader first accepts the folder without the fault.
    private func damaged(by fault: Fault, in folder: TemporaryFolder) throws -> String {
        let data = try folder.copy(of: FinishedReport.made().data, as: "data")
        #expect(throws: Never.self) { try ImageDataset.load(from: data) }
        try fault.make(data)
        return data
    }

    private func expectRefusal(_ outcome: Folio.Outcome, _ fault: Fault) {
        #expect(outcome.status == 66)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("folio: ") && outcome.errors.hasSuffix("\n"))
        #expect(
            outcome.errors.contains("/data/" + fault.file + " ")
                || outcome.errors.contains("/data/" + fault.file + ":"), "\(outcome.errors)")
        #expect(outcome.errors.contains(fault.says), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: faults)
    func aNewReportIsNotBegun(fault: Fault) throws {
        let folder = try TemporaryFolder()
        let data = try damaged(by: fault, in: folder)
        expectRefusal(try Folio.run("run", "--data", data, "--out", folder["report"]), fault)
        #expect(!FileManager.default.fileExists(atPath: folder["report"]))
    }

    @Test(arguments: faults)
    func anExistingReportStaysAsItIs(fault: Fault) throws {
        let folder = try TemporaryFolder()
        let data = try damaged(by: fault, in: folder)
        let report = try folder.copy(of: FinishedReport.made().report, as: "report")
        let before = try Snapshot(of: report)
        expectRefusal(try Folio.run("run", "3", "--data", data, "--out", report), fault)
        expectRefusal(try Folio.run("verify", "--data", data, "--out", report), fault)
        #expect(try before.changes(to: Snapshot(of: report)) == [])
    }

    /// The shipped files with the checksums that are shipped beside them.
    @Test func anAlteredByteInAShippedFileIsFound() throws {
        let folder = try TemporaryFolder()
        let data = try folder.copy(of: checkout + "/data", as: "data")
        try Self.alter(data + "/t10k-labels-idx1-ubyte.gz") { $0[$0.count - 1] ^= 0x80 }
        let outcome = try Folio.run("run", "--data", data, "--out", folder["report"])
        #expect(outcome.status == 66)
        #expect(
            outcome.errorLines.count == 1 && outcome.errors.contains("t10k-labels-idx1-ubyte.gz was altered")
                && outcome.errors.contains("make data"))
        #expect(!FileManager.default.fileExists(atPath: folder["report"]))
    }

    /// A bibliography that is not there is found before anything is computed, not when the report is woven.
    @Test func aMissingBibliographyStopsARunAtItsStart() throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.spawn(
            [Folio.program("TrappingNotebook"), "run"], in: folder.path, environment: ["TRAP": "bibliography:missing"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errorLines.count == 1
                && outcome.errors.contains("the bibliography “none.bib” is not among the notebook's files"),
            "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder["report/results/part-1.json"]))
    }

    // MARK: Making faults

    private static func write(_ bytes: [UInt8]?, to path: String) throws {
        try Data(try #require(bytes)).write(to: URL(filePath: path))
    }

    private static func alter(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        change(&bytes)
        try write(bytes, to: path)
    }

    /// Replaces a gzipped file by an altered plain one.
    private static func plain(_ name: String, in folder: String, _ change: (inout [UInt8]) -> Void) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name).gz")
        var bytes = try #require(SmallDataset.digits.files[name])
        change(&bytes)
        try write(bytes, to: "\(folder)/\(name)")
    }
}
