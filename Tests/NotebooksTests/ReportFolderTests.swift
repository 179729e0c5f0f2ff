import Foundation
import Testing

@testable import Basics
@testable import Notebooks

@Suite struct ReportFolderTests {
    @Test func filesAreWrittenWholeWithoutTraces() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try folder.write(Data("a".utf8), to: "deep/file.txt")
        try folder.write(Data("b".utf8), to: "deep/file.txt")
        #expect(FileManager.default.contents(atPath: folder.path + "/deep/file.txt") == Data("b".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep") == ["file.txt"])
    }

    @Test func folderBelowAFileCannotBeWritten() throws {
        let folder = temporaryFolder()
        try Data().write(to: URL(fileURLWithPath: folder.path))
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let error = #expect(throws: FileError.self) { try ReportFolder(folder.path + "/below").hold(for: "a test") }
        #expect(error?.fault == .output)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func damagedRecordIsNamed() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        #expect(try folder.record(4) == nil)
        try folder.write(Data("{\"part\": 4, ".utf8), to: "results/part-4.json")
        let error = #expect(throws: FileError.self) { try folder.record(4) }
        #expect(error?.fault == .input)
        #expect(error?.description.contains("part-4.json") == true)
    }

    /// A record in the place of another's is damaged: it must not be taken, nor written over the other's.
    @Test(arguments: [4, 99, 0, -1]) func aRecordOfAnotherPartIsDamaged(number: Int) throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let record = PartRecord(part: number, title: "t", seed: 1, data: "d")
        try folder.write(record.encoded(), to: "results/part-3.json")
        let error = #expect(throws: FileError.self) { try folder.record(3) }
        #expect(error?.description.contains("part-3.json says that it is the record of part \(number)") == true)
    }

    /// A file that a run is just writing looks like an entry, but the run is about to give it its name.
    @Test func pruningLeavesFilesThatAreBeingWritten() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let bytes = Data("\(CacheEntry.magic)\n".utf8), temporary = ".entry.0123456789abcdef.folio.tmp"
        let cache = ResultCache(folder.path)
        for name in ["entry", temporary] { try folder.write(bytes, to: "fits/\(name)") }
        let pruning = try cache.prune(keeping: [], andSince: .distantFuture)
        #expect(pruning.removed.count == 1 && pruning.kept.count == 0 && pruning.obstacle == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/fits") == [temporary])
    }

    /// A folder that cannot be read is not an empty one: `clean` removes what no report in it rests on.
    @Test func foldersThatCannotBeReadAreNotTakenForEmpty() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try folder.write(Data(), to: "x")
        #expect(try ReportFolder(folder.path + "/missing/report").withNeighbours().isEmpty)
        #expect(try ResultCache(folder.path + "/missing").prune(keeping: [], andSince: .now).kept.count == 0)
        // A link to itself can be opened by nobody, not even by root.
        symlink("fits", folder.path + "/fits")
        let error = #expect(throws: FileError.self) {
            try ResultCache(folder.path).prune(keeping: [], andSince: .now)
        }
        #expect(error?.description.contains("fits cannot be read") == true)
        let other = #expect(throws: FileError.self) { try ReportFolder(folder.path + "/fits/report").withNeighbours() }
        #expect(other?.description.contains("fits cannot be read") == true)
    }

    /// Only figures that a report wrote are removed, and none through a link to another folder.
    @Test func figuresOfOthersStay() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        for name in ["logo.svg", "part-1-a.svg", "compared.svg", "part-1.txt", "spart-1-a.svg"] {
            try folder.write(Data(), to: "figures/" + name)
        }
        try folder.write(
            Data("![a](figures/compared.svg) ![b](figures/../precious.svg) ![c](logo.svg)".utf8), to: "report.md")
        try folder.write(Data(), to: "precious.svg")
        #expect(folder.writtenFigures() == ["part-1-a.svg", "compared.svg"])
        folder.removeFigures(folder.writtenFigures())
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/figures")) == [
                "logo.svg", "part-1.txt", "spart-1-a.svg",
            ])
        // A link to somebody's pictures.
        try folder.write(Data(), to: "pictures/part-1-a.svg")
        try FileManager.default.removeItem(atPath: folder.path + "/figures")
        symlink("pictures", folder.path + "/figures")
        #expect(folder.writtenFigures() == [])
    }
}

private func temporaryFolder() -> ReportFolder {
    ReportFolder(FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)").path)
}
