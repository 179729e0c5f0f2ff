import Basics
import Foundation

/// A folder in the system's temporary folder, which is removed after use.
///
/// The folder itself is locked (flock(2)) as long as the process lives. So the next process that makes such a folder
/// finds and removes those that killed processes have left, and no others.
public final class ScratchFolder: Sendable {
    /// The folder. It exists and is empty at first.
    public let url: URL
    private let descriptor: Int32

    /// Makes a folder, and removes those with the same beginning that killed processes have left.
    ///
    /// - Parameter prefix: The beginning of its name, such as `folio-verify-`.
    /// - Throws: `FileError` with the fault `.output` if the folder cannot be made.
    public convenience init(prefix: String) throws(FileError) {
        try self.init(prefix: prefix, in: FileManager.default.temporaryDirectory)
    }

    init(prefix: String, in parent: URL) throws(FileError) {
        Self.sweep(parent, prefix: prefix)
        func failure(_ path: String) -> FileError {
            FileError(
                .output,
                "Cannot make the folder \(path): \(String(cString: strerror(errno))). Name another place for temporary "
                    + "files in TMPDIR.")
        }
        // Another process may remove the folder before it is locked. That it is unlucky so often is no accident.
        var attempts = 0
        while true {
            attempts += 1
            let folder = parent.appending(path: prefix + UUID().uuidString)
            guard mkdir(folder.path, 0o700) == 0 else { throw failure(folder.path) }
            guard let descriptor = Self.open(folder.path) else {
                if errno == ENOENT, attempts < 100 { continue }
                let error = failure(folder.path)
                rmdir(folder.path)
                throw error
            }
            // A file system without locks: then a sweep leaves young folders.
            _ = uninterrupted { flock(descriptor, LOCK_EX) }
            // A sweep may have found the folder before it was locked.
            var held = stat(), named = stat()
            let isThere = lstat(folder.path, &named) == 0
            if isThere ? fstat(descriptor, &held) == 0 && held.st_ino != named.st_ino : errno == ENOENT {
                close(descriptor)
                continue
            }
            url = folder
            self.descriptor = descriptor
            return
        }
    }

    /// Removes the folder and everything in it. Call it once.
    public func remove() {
        // Removing needs a descriptor, and this may be the last one.
        close(descriptor)
        try? FileManager.default.removeItem(at: url)
    }

    /// Opens a folder, not what a link points to; nil if that is not possible.
    private static func open(_ path: String) -> Int32? {
        let descriptor = uninterrupted { Foundation.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        return descriptor < 0 ? nil : descriptor
    }

    /// Removes the folders of this user that nobody has locked. Where the file system has no locks, those that were
    /// written to within the last day stay.
    private static func sweep(_ parent: URL, prefix: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        where name.hasPrefix(prefix) && UUID(uuidString: String(name.dropFirst(prefix.count))) != nil {
            let path = parent.appending(path: name).path
            guard let descriptor = open(path) else { continue }
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_uid == geteuid() else { continue }
            if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
                guard errno != EWOULDBLOCK, time(nil) - status.st_mtim.tv_sec > 86_400 else { continue }
            }
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}
