import Foundation

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
        do {
            try makeFolder(folder.path)
        } catch {
            throw FileError(.output, "Cannot make the folder \(folder.path): \(reason(error)). \(hint)")
        }
        do {
            try writeTemporary(bytes, beside: target.path) { temporary in
                guard rename(temporary, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            }
        } catch {
            throw FileError(
                .output, "Cannot write \(target.path): \(reason(error)). What was there before is unchanged.")
        }
    }

    /// Writes the bytes to a temporary file in the folder of `target`, syncs it, and calls `body` with its path. If
    /// anything fails, the file is removed.
    ///
    /// The temporary file is locked as long as its writer lives, so that `sweep` leaves it. Its name cannot be guessed,
    /// and nothing that exists is opened: a link that somebody else put there is not followed.
    static func writeTemporary(_ bytes: Data, beside target: String, _ body: (_ temporary: String) throws -> Void)
        throws
    {
        while true {
            let temporary = temporaryPath(beside: target)
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            let file = uninterrupted { open(temporary, flags, 0o644) }
            if file < 0, errno == EEXIST { continue }
            guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            defer { close(file) }
            // A file system without locks: then `sweep` leaves young files.
            _ = uninterrupted { flock(file, LOCK_EX) }
            var status = stat()
            // A sweeper may have found the file before it was locked.
            if fstat(file, &status) == 0, status.st_nlink == 0 { continue }
            do {
                try write(bytes, to: file)
                guard uninterrupted({ fsync(file) }) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
                return try body(temporary)
            } catch {
                unlink(temporary)
                throw error
            }
        }
    }

    /// A path in the same folder that nobody can guess, and that `sweep` knows as a temporary file's.
    static func temporaryPath(beside target: String) -> String {
        let file = URL(fileURLWithPath: target)
        let digits = hexadecimal(UInt64.random(in: 0...(.max)))
        return "\(file.deletingLastPathComponent().path)/.\(file.lastPathComponent).\(digits)\(ending)"
    }

    /// The end of the names of temporary files.
    private static let ending = ".folio.tmp"

    /// Sixteen hexadecimal digits.
    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Tells whether a file's name is that of a temporary file, whose writer may live.
    package static func isTemporary(_ name: String) -> Bool {
        let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
        return name.hasPrefix(".") && name.hasSuffix(ending) && pieces.count >= 5
            && pieces[pieces.count - 3].utf8.count == 16 && pieces[pieces.count - 3].allSatisfy(\.isHexDigit)
    }

    /// Removes the temporary files that killed writers left in a folder.
    ///
    /// The files of living writers stay, also those of writers on other machines that share the folder: they are
    /// locked. Where the file system has no locks, files that were written to within the last day stay.
    package static func sweep(_ folder: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard isTemporary(name) else { continue }
            let path = folder.path + "/" + name
            let file = uninterrupted { open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
            guard file >= 0 else { continue }
            defer { close(file) }
            var status = stat()
            guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if uninterrupted({ flock(file, LOCK_EX | LOCK_NB) }) != 0 {
                guard errno != EWOULDBLOCK, status.st_mtim.tv_sec < time(nil) - 86_400 else { continue }
            }
            unlink(path)
        }
    }

    /// Makes a folder and its parents, if they do not exist.
    ///
    /// As with `mkdir -p`, each beginning of the path is made in turn, also one before "..".
    ///
    /// - Throws: `POSIXError`, `.ENOTDIR` if the path is that of a file.
    package static func makeFolder(_ path: String) throws {
        var beginning = path.hasPrefix("/") ? "/" : ""
        for piece in path.split(separator: "/") {
            beginning += piece
            var status = stat()
            if stat(beginning, &status) == 0 {
                guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
            } else if mkdir(beginning, 0o777) != 0, errno != EEXIST {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            beginning += "/"
        }
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
                let count = uninterrupted { Foundation.write(file, base + written, buffer.count - written) }
                guard count >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
                written += count
            }
        }
    }

    /// The system's text for a `POSIXError`, otherwise the error's description.
    package static func reason(_ error: any Error) -> String {
        (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
    }
}
