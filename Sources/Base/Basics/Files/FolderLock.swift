import Foundation

/// One writer at a time in a folder: an advisory lock (flock(2)) on a file that says who holds it. The system releases the lock when the process ends, however it ends,
/// so a file that a killed run has left holds nobody up.
public final class FolderLock: Sendable {
    private let path: String
    private let descriptor: Int32

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
                    "Cannot write to \(folder): \(holder) is at work there. Wait until it is done, or choose another folder with --out."
                )
            }
            // The holder before may have removed the file between the opening and the locking.
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
                "Cannot write to \(folder): \(DurableFile.reason(error)). What is there is unchanged; make room, or choose another with --out."
            unlink(path)
            close(descriptor)
            throw refusal(sentence)
        }
    }

    /// Lets the next writer in and leaves no trace.
    public func release() {
        unlink(path)
        close(descriptor)
    }
}
