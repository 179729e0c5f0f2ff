import Foundation

/// A lock that admits one writer at a time to a folder.
///
/// It is an advisory lock (flock(2)) on a file whose text names the holder. The system releases the lock when the
/// process ends for any reason, so the lock file of a killed run blocks no later run.
public final class FolderLock: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Makes the lock file and locks it; makes its folder if it does not exist.
    ///
    /// It waits half a second for another holder: one that was killed may take a moment to end.
    ///
    /// - Parameters:
    ///   - file: the lock file, in the folder to be locked.
    ///   - purpose: a noun for the holder's activity, written to the lock file and shown to other writers.
    ///   - process: the process that the text names as the holder's; by default this one.
    /// - Throws: `FileError` with the fault `.output`, also if another process holds the lock.
    package init(_ file: URL, purpose: String, process: Int32 = getpid()) throws(FileError) {
        let folder = file.deletingLastPathComponent().path
        do {
            try DurableFile.makeFolder(folder)
        } catch {
            throw FileError(
                .output, "Cannot make the folder \(folder): \(DurableFile.reason(error)). Choose another with --out.")
        }
        path = file.path
        descriptor = try Self.locked(file.path, in: folder)
        do {
            guard uninterrupted({ ftruncate(descriptor, 0) }) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            try DurableFile.write(
                Data(
                    "\(purpose) (process \(process), since \(ReportDate.text(Int(Date().timeIntervalSince1970))))".utf8
                ), to: descriptor)
        } catch {
            let sentence =
                "Cannot write to \(folder): \(DurableFile.reason(error)). "
                + "What is there is unchanged; make room, or choose another with --out."
            unlink(path)
            close(descriptor)
            throw FileError(.output, sentence)
        }
    }

    /// Opens the lock file and locks it, and waits a little for another holder.
    private static func locked(_ path: String, in folder: String) throws(FileError) -> Int32 {
        var patience = 25, rounds = 0
        while true {
            let descriptor = try opened(path, in: folder)
            if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
                let error = errno, text = text(of: descriptor) ?? ""
                close(descriptor)
                guard error == EWOULDBLOCK else {
                    let reason = String(cString: strerror(error))
                    throw FileError(.output, "Cannot lock \(path): \(reason). Choose another folder with --out.")
                }
                guard patience > 0 else {
                    let holder = text.wholeMatch(of: Self.holder) == nil ? "another process" : text
                    throw FileError(
                        .output,
                        "Cannot write to \(folder): \(holder) is at work there. "
                            + "Wait until it is done, or choose another folder with --out.")
                }
                patience -= 1
                usleep(20_000)
                continue
            }
            guard isLockFile(descriptor) else {
                close(descriptor)
                throw foreign(path)
            }
            // The previous holder may have removed the file after it was opened here and before it was locked.
            var held = stat(), named = stat()
            if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
                return descriptor
            }
            close(descriptor)
            // Some file systems number a file anew each time.
            rounds += 1
            if rounds > 100 {
                throw FileError(.output, "Cannot lock \(path). Choose another folder with --out.")
            }
        }
    }

    /// Opens the lock file, and makes it if there is none.
    private static func opened(_ path: String, in folder: String) throws(FileError) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = uninterrupted { open(path, flags, 0o644) }
        if descriptor >= 0 { return descriptor }
        if errno == ELOOP || errno == ENXIO || errno == EISDIR { throw foreign(path) }
        throw FileError(
            .output, "Cannot write to \(folder): \(String(cString: strerror(errno))). Choose another with --out.")
    }

    /// Tells whether an open file is empty or was written by a holder of such a lock, and has no other name.
    private static func isLockFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink <= 1 else {
            return false
        }
        guard let text = text(of: descriptor) else { return false }
        return text.isEmpty || text.wholeMatch(of: holder) != nil
    }

    /// The form of the text in a lock file.
    private static var holder: Regex<Substring> { /.+ \(process \d+, since [^\n]+\)/ }

    /// The text of an open file; nil if it is longer than that of any lock file, or cannot be read.
    private static func text(of descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = uninterrupted { pread(descriptor, &bytes, bytes.count, 0) }
        return (0..<bytes.count).contains(count) ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    /// The refusal of a file that is not such a lock: a link, a pipe, or a file of somebody else.
    private static func foreign(_ path: String) -> FileError {
        FileError(
            .output,
            "\(path) is in the way: it is not a lock file of this program's, and is left as it is. "
                + "Move it, or choose another folder with --out.")
    }

    /// Releases the lock and removes the lock file. Call it once.
    public func release() {
        var held = stat(), named = stat()
        if fstat(descriptor, &held) == 0, lstat(path, &named) == 0, held.st_ino == named.st_ino { unlink(path) }
        close(descriptor)
    }
}
