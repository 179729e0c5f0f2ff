import Basics
import Foundation
import Testing

/// Files that are replaced together: all of them, or none.
@Suite struct FileSetTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "folio-set-\(UUID().uuidString)")

    private func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private func write(_ names: [String], _ text: String) throws(FileError) {
        try DurableFile.write(
            names.map { (folder.appending(path: $0), Data("\(text) \($0)".utf8)) }, hint: "Choose another.")
    }

    private func names() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func allFilesAreReplaced() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a", "in/b"], "old")
        try write(["in/b", "c", "a"], "new")
        #expect(text("a") == "new a" && text("in/b") == "new in/b" && text("c") == "new c")
        #expect(try names() == ["a", "c", "in", "in/b"])
    }

    /// The third file cannot be put in its place, as a folder is there: the first two are as they were.
    @Test func aFailureTakesTheOthersBack() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a", "in/b"], "old")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "c/full"), withIntermediateDirectories: true)
        let before = try names()
        let error = #expect(throws: FileError.self) { try write(["a", "new", "in/b", "c"], "new") }
        #expect(error?.fault == .output && error?.description.contains("c: ") == true, "\(error?.description ?? "")")
        #expect(text("a") == "old a" && text("in/b") == "old in/b" && text("new") == nil)
        #expect(try names() == before)
    }

    /// A folder that cannot be made: nothing has been written.
    @Test func aFailureBeforeTheFirstLeavesEverything() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a"], "old")
        #expect(throws: FileError.self) { try write(["a", "a/b"], "new") }
        #expect(text("a") == "old a")
        #expect(try names() == ["a"])
    }
}
