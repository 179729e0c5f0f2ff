import Foundation
import Synchronization
import Testing

@testable import Basics

/// One writer a folder; a file of somebody else in the lock's place is never altered.
@Suite struct FolderLockTests {
    private let folder: URL
    private var file: URL { folder.appending(path: ".lock") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-lock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func message() -> String? {
        do {
            try FolderLock(file, purpose: "folio run").release()
            return nil
        } catch { return error.description }
    }

    @Test func theSecondWriterIsToldWhoTheFirstIs() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let lock = try FolderLock(file, purpose: "folio run 4")
        #expect(message()?.contains("folio run 4 (process \(getpid()), since ") == true)
        lock.release()
        #expect(access(file.path, F_OK) != 0)
        #expect(message() == nil)
    }

    /// Lock files of killed holders, also of earlier versions, are taken over.
    @Test(arguments: ["", "folio render (process 12, since 30 November 2026, 06:00)"])
    func aDeadHoldersFileIsTaken(text: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: file)
        #expect(message() == nil)
    }

    @Test(arguments: [("mine", 1), ("a\n (process 1, since x)", 1), ("x", 5000)])
    func aFileOfSomebodyElseStays(repeated: String, count: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = String(repeating: repeated, count: count)
        try Data(text.utf8).write(to: file)
        #expect(message()?.contains("is in the way") == true)
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    /// Holders that come and go, each of which makes and removes the lock file, never meet.
    @Test func holdersNeverMeet() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let inside = Atomic(0), faults = Mutex<[String]>([]), file = file
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            for _ in 0..<100 {
                do {
                    let lock = try FolderLock(file, purpose: "folio run")
                    let count = inside.add(1, ordering: .relaxed).newValue
                    if count != 1 { faults.withLock { $0.append("\(count) holders") } }
                    inside.subtract(1, ordering: .relaxed)
                    lock.release()
                } catch  where "\(error)".contains("is at work there") {
                    continue
                } catch {
                    faults.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(faults.withLock { $0 } == [])
        #expect(access(file.path, F_OK) != 0)
    }

    /// Links, symbolic and hard, to an empty file too; a pipe, on which opening would wait; a folder.
    @Test func linksPipesAndFoldersStay() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let precious = folder.appending(path: "precious").path
        for text in ["", "mine"] {
            try Data(text.utf8).write(to: URL(filePath: precious))
            for make in [symlink, link] {
                #expect(make(precious, file.path) == 0)
                #expect(message()?.contains("is in the way") == true)
                #expect(try String(contentsOfFile: precious, encoding: .utf8) == text)
                unlink(file.path)
            }
        }
        symlink("nowhere", file.path)
        #expect(message()?.contains("is in the way") == true)
        #expect(access(folder.path + "/nowhere", F_OK) != 0)
        unlink(file.path)
        mkfifo(file.path, 0o600)
        #expect(message()?.contains("is in the way") == true)
        unlink(file.path)
        mkdir(file.path, 0o700)
        #expect(message()?.contains("is in the way") == true)
    }
}
