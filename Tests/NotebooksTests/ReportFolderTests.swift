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
}

private func temporaryFolder() -> ReportFolder {
    ReportFolder(FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)").path)
}
