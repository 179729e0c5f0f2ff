import Foundation
import Testing

@testable import Basics

@Suite struct RegularFileTests {
    /// A file that is not what it should be is not read: this one has 3 GiB.
    @Test func whatIsNotExpectedIsNotRead() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-large-\(UUID().uuidString)").path
        defer { unlink(path) }
        try Data("head".utf8).write(to: URL(filePath: path))
        #expect(truncate(path, 3 << 30) == 0)
        let error = #expect(throws: RegularFileError.self) {
            _ = try RegularFile.bytes(path) { head, size in
                #expect(head.count == 256 && head.starts(with: "head".utf8) && size == 3 << 30)
                return false
            }
        }
        #expect(error?.reason == "it is not whole")
        #expect(truncate(path, 4) == 0)
        #expect(try RegularFile.bytes(path) { $0 == Array("head".utf8) && $1 == 4 } == Array("head".utf8))
    }

    @Test func filesAreReadWhole() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-file-\(UUID().uuidString)").path
        defer { unlink(path) }
        #expect(try RegularFile.bytes(path) == nil)
        for count in [0, 1, 65_535, 65_536, 200_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            try Data(bytes).write(to: URL(filePath: path))
            #expect(try RegularFile.bytes(path) == bytes)
        }
        #expect(try RegularFile.bytes(path + "/below") == nil)
    }

    /// Reading these would wait or grow for ever.
    @Test func whatIsNoFileIsRefused() throws {
        let pipe = FileManager.default.temporaryDirectory.appending(path: "folio-pipe-\(UUID().uuidString)").path
        mkfifo(pipe, 0o600)
        defer { unlink(pipe) }
        for path in [pipe, "/dev/zero", "/dev/null", "/tmp"] {
            let error = #expect(throws: RegularFileError.self) { try RegularFile.bytes(path) }
            #expect(error?.reason == "it is not a file", "\(path)")
        }
    }

    /// A file that claims to be larger than any that is read; it takes no room on the disk.
    @Test func anEndlessFileIsRefused() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-large-\(UUID().uuidString)").path
        try Data().write(to: URL(filePath: path))
        defer { unlink(path) }
        guard truncate(path, 1 << 40) == 0 else { return }
        let error = #expect(throws: RegularFileError.self) { try RegularFile.bytes(path) }
        #expect(error?.reason == "it is larger than 4 GiB")
    }
}
