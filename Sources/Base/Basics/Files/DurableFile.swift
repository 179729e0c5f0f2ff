import Foundation
import Synchronization

/// Files that are written whole or not at all: under a temporary name in the same folder, synced, renamed.
package enum DurableFile {
    package static func write(_ bytes: Data, to target: URL, hint: String) throws(FileError) {
        let folder = target.deletingLastPathComponent()
        let temporary = folder.appending(path: ".\(target.lastPathComponent).\(next()).\(getpid()).tmp")
        do {
            try makeFolder(folder.path)
        } catch {
            throw FileError(.output, "Cannot make the folder \(folder.path): \(reason(error)). \(hint)")
        }
        do {
            try writeSynced(bytes, to: temporary.path)
            guard rename(temporary.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(temporary.path)
            throw FileError(
                .output, "Cannot write \(target.path): \(reason(error)). What was there before is unchanged.")
        }
    }

    private static let count = Atomic(0)

    /// Two threads may write one file.
    private static func next() -> Int { count.add(1, ordering: .relaxed).newValue }

    /// Removes what writers that were killed have left in a folder.
    package static func sweep(_ folder: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard name.hasPrefix("."), name.hasSuffix(".tmp"),
                let writer = name.split(separator: ".").dropLast().last.flatMap({ pid_t($0) }),
                writer == getpid() || kill(writer, 0) != 0 && errno == ESRCH
            else { continue }
            unlink(folder.appending(path: name).path)
        }
    }

    /// Makes a folder and those above it, unless they are there.
    package static func makeFolder(_ path: String) throws {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
            return
        }
        if errno == ENOENT, path.count > 1 {
            try makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    private static func writeSynced(_ bytes: Data, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(file) }
        try write(bytes, to: file)
        guard fsync(file) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    package static func write(_ bytes: Data, to file: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var written = 0
            while written < buffer.count {
                let count = Foundation.write(file, base + written, buffer.count - written)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw POSIXError(.init(rawValue: errno) ?? .EIO)
                }
                written += count
            }
        }
    }

    package static func reason(_ error: any Error) -> String {
        (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
    }
}
