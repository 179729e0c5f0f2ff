import Foundation
import Synchronization
import Testing

@testable import Basics

/// Files are written whole, and nothing of others is touched.
@Suite struct DurableFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func names() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    @Test func aFileReplacesTheOneBefore() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for text in ["one", "two"] {
            try DurableFile.write(Data(text.utf8), to: folder.appending(path: "a/b"), hint: "")
            #expect(try self.text("a/b") == text)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a") == ["b"])
    }

    /// A path through a folder that does not exist yet and back again, as people type it.
    @Test(arguments: ["missing/../new", "missing/..", "a/b/../../c", "./x/./y", "x//y"])
    func foldersAreMadeAsMkdirMakesThem(path: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try DurableFile.makeFolder(folder.path + "/" + path)
        #expect(access(folder.path + "/" + path, F_OK) == 0)
        // Again, as it exists.
        try DurableFile.makeFolder(folder.path + "/" + path)
    }

    @Test func aFileInTheWayOfAFolderIsAnError() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("file", "")
        #expect(throws: POSIXError(.ENOTDIR)) { try DurableFile.makeFolder(folder.path + "/file") }
        #expect(throws: POSIXError(.ENOTDIR)) { try DurableFile.makeFolder(folder.path + "/file/a") }
    }

    /// A link in the place of the file is replaced; what it points to stays.
    @Test func aLinkIsReplacedNotFollowed() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("precious", "mine")
        symlink("precious", folder.path + "/report.md")
        try DurableFile.write(Data("new".utf8), to: folder.appending(path: "report.md"), hint: "")
        #expect(try text("precious") == "mine")
        #expect(try text("report.md") == "new")
    }

    /// Writers and processes that begin, which sweep, never disturb each other.
    @Test func filesAreWrittenWhileOthersSweep() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let faults = Mutex<[String]>([]), folder = folder
        DispatchQueue.concurrentPerform(iterations: 6) { thread in
            for round in 0..<60 {
                guard thread < 4 else {
                    for _ in 0..<20 { DurableFile.sweep(folder) }
                    continue
                }
                // Two threads write each file, whose contents are long enough for several portions.
                let file = folder.appending(path: "file-\(thread / 2)")
                let bytes = Data(repeating: UInt8(thread * 60 + round), count: 50_000)
                do {
                    try DurableFile.write(bytes, to: file, hint: "")
                    let found = try Data(contentsOf: file)
                    if found.count != bytes.count || Set(found).count != 1 { faults.withLock { $0.append("torn") } }
                } catch {
                    faults.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(faults.withLock { $0 } == [])
        #expect(try names() == ["file-0", "file-1"])
    }

    /// A killed writer's file goes; a living writer's, here or elsewhere, and everything of others stay.
    @Test func sweepingLeavesWhatIsNotADeadWritersFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let dead = ".part-1.json.0123456789abcdef.folio.tmp", alive = ".part-1.json.fedcba9876543210.folio.tmp"
        let others = [
            ".notes.tmp", ".a.1.99999999.tmp", "part-1.json.0123456789abcdef.folio.tmp", ".x.folio.tmp",
            ".a.0123456789abcdeg.folio.tmp",
        ]
        for name in [dead, alive, "precious"] + others { try write(name, "x") }
        symlink("precious", folder.path + "/.link.0123456789abcdef.folio.tmp")
        let writer = open(folder.path + "/" + alive, O_WRONLY)
        #expect(flock(writer, LOCK_EX) == 0)
        DurableFile.sweep(folder)
        #expect(
            try names() == Set(others + [alive, "precious", ".link.0123456789abcdef.folio.tmp"]))
        close(writer)
        DurableFile.sweep(folder)
        #expect(try !names().contains(alive))
    }
}
