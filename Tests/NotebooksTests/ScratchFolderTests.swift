import Foundation
import Synchronization
import Testing

@testable import Notebooks

/// Folders for what is computed elsewhere: none is left for ever, and none that is in use is removed.
@Suite struct ScratchFolderTests {
    private final class Place {
        let url = FileManager.default.temporaryDirectory.appending(path: "scratch-test-\(UUID().uuidString)")
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }
        var names: Set<String> {
            get throws { Set(try FileManager.default.contentsOfDirectory(atPath: url.path)) }
        }
    }

    /// A folder of a killed process is one that nobody has locked.
    @Test func foldersOfKilledProcessesAreRemovedAndOthersStay() throws {
        let place = try Place()
        let abandoned = "v-\(UUID().uuidString)", others = ["v-mine", "w-\(UUID().uuidString)"]
        for name in [abandoned + "/report/results"] + others {
            try FileManager.default.createDirectory(
                at: place.url.appending(path: name), withIntermediateDirectories: true)
        }
        let link = "v-\(UUID().uuidString)"
        symlink(place.url.appending(path: others[1]).path, place.url.appending(path: link).path)

        let first = try ScratchFolder(prefix: "v-", in: place.url)
        let second = try ScratchFolder(prefix: "v-", in: place.url)
        let used: Set = [first.url.lastPathComponent, second.url.lastPathComponent]
        #expect(try place.names == used.union(others).union([link]))
        first.remove()
        second.remove()
        #expect(try place.names == Set(others).union([link]))
    }

    /// A process that removes what others have left may meet a folder that is just being made.
    @Test func foldersAreMadeWhileOthersAreSwept() throws {
        let place = try Place(), failures = Mutex<[String]>([]), url = place.url
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            for _ in 0..<150 {
                do {
                    let folder = try ScratchFolder(prefix: "v-", in: url)
                    if !FileManager.default.fileExists(atPath: folder.url.path) {
                        failures.withLock { $0.append("gone") }
                    }
                    // Whoever else removes it, once it is not locked any more, finds gone what this thread has removed.
                    for name in ["a", "b/c", "b/d"] {
                        try FileManager.default.createDirectory(
                            at: folder.url.appending(path: name), withIntermediateDirectories: true)
                    }
                    folder.remove()
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try place.names.isEmpty)
    }

    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let place = try Place()
        let missing = place.url.appending(path: "missing")
        let error = #expect(throws: (any Error).self) { _ = try ScratchFolder(prefix: "v-", in: missing) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("Cannot make the folder \(missing.path)/v-") && text.contains("No such file"), "\(text)")
    }
}
