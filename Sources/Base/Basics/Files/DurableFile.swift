import Foundation
import Synchronization

/// Atomic writing of files: a file is written completely or not at all.
///
/// The bytes are written under a temporary name in the same folder, synced to the disk, and renamed.
package enum DurableFile {
    /// Writes a file atomically and makes its folder if it does not exist.
    ///
    /// - Parameters:
    ///   - bytes: the content of the file.
    ///   - target: the file. If it exists, it is replaced.
    ///   - hint: a sentence for the error message that says what the user can do if the folder cannot be made.
    /// - Throws: `FileError` with the fault `.output`. An existing file is then unchanged.
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

    /// A new number for a temporary file's name, because two threads may write the same file.
    private static func next() -> Int { count.add(1, ordering: .relaxed).newValue }

    /// Removes the temporary files that killed writers left in a folder, and those of this process.
    ///
    /// Call it only while this process writes no file there.
    package static func sweep(_ folder: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard name.hasPrefix("."), name.hasSuffix(".tmp"),
                let writer = name.split(separator: ".").dropLast().last.flatMap({ pid_t($0) }),
                writer == getpid() || kill(writer, 0) != 0 && errno == ESRCH
            else { continue }
            unlink(folder.appending(path: name).path)
        }
    }

    /// Makes a folder and its parents, if they do not exist.
    ///
    /// - Throws: `POSIXError`, `.ENOTDIR` if the path is that of a file.
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

    /// Writes all bytes to an open file, and continues after an interrupting signal.
    ///
    /// - Parameter file: a file descriptor.
    /// - Throws: `POSIXError`.
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

    /// The system's text for a `POSIXError`, otherwise the error's description.
    package static func reason(_ error: any Error) -> String {
        (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
    }
}
