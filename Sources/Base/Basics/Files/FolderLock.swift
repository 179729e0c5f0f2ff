import Foundation

/// A lock that admits one writer at a time to a folder.
///
/// It is an advisory lock (flock(2)) on a file whose text names the holder. The system releases the lock when the
/// process ends for any reason, so the lock file of a killed run blocks no later run.
public final class FolderLock: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Makes the lock file and locks it, without waiting; makes its folder if it does not exist.
    ///
    /// - Parameters:
    ///   - file: the lock file, in the folder to be locked.
    ///   - purpose: a noun for the holder's activity, written to the lock file and shown to other writers.
    /// - Throws: `FileError` with the fault `.output`, also if another process holds the lock.
    package init(_ file: URL, purpose: String) throws(FileError) {
        let folder = file.deletingLastPathComponent().path
        func refusal(_ sentence: String) -> FileError { FileError(.output, sentence) }
        do {
            try DurableFile.makeFolder(folder)
        } catch {
            throw refusal("Cannot make the folder \(folder): \(DurableFile.reason(error)). Choose another with --out.")
        }
        path = file.path
        var descriptor: Int32
        while true {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                throw refusal(
                    "Cannot write to \(folder): \(String(cString: strerror(errno))). Choose another with --out.")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                guard errno == EWOULDBLOCK else {
                    throw refusal(
                        "Cannot lock \(path): \(String(cString: strerror(errno))). Choose another folder with --out.")
                }
                let holder =
                    (try? String(contentsOfFile: path, encoding: .utf8)).map { $0.isEmpty ? "another process" : $0 }
                    ?? "another process"
                close(descriptor)
                throw refusal(
                    "Cannot write to \(folder): \(holder) is at work there. "
                        + "Wait until it is done, or choose another folder with --out."
                )
            }
            // The previous holder may have removed the file after it was opened here and before it was locked.
            var held = stat(), named = stat()
            if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino { break }
            close(descriptor)
        }
        self.descriptor = descriptor
        do {
            guard ftruncate(descriptor, 0) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            try DurableFile.write(
                Data(
                    "\(purpose) (process \(getpid()), since \(ReportDate.text(Int(Date().timeIntervalSince1970))))".utf8
                ), to: descriptor)
        } catch {
            let sentence =
                "Cannot write to \(folder): \(DurableFile.reason(error)). "
                + "What is there is unchanged; make room, or choose another with --out."
            unlink(path)
            close(descriptor)
            throw refusal(sentence)
        }
    }

    /// Releases the lock and removes the lock file. Call it once.
    public func release() {
        unlink(path)
        close(descriptor)
    }
}
