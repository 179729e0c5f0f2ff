import Foundation

/// The state of all files in a folder as the file system tells it, without reading them. If it is the same as before,
/// no file has changed.
package struct FolderState: Equatable, Sendable {
    /// A file's number, size and times. The system itself sets the time of the last change (`ctime`), so no program can
    /// alter a file unnoticed.
    private struct File: Equatable {
        let device, number, size: UInt64
        let written, changed: [Int]
    }

    private var files: [String: File] = [:]

    /// The number of files from which on nothing is told.
    private static let limit = 10_000

    /// Looks at all files in a folder and its subfolders.
    ///
    /// - Returns: Nil if that does not tell everything: something cannot be looked at, a link leads to another folder,
    ///   there are very many files, or one was changed in the last two seconds and may change again within the same
    ///   tick of the file system's clock.
    package init?(_ path: String) {
        var seconds = time(nil)
        guard let names = FileManager.default.enumerator(atPath: path) else { return nil }
        var next: String? = ""
        while let name = next {
            guard files.count < Self.limit else { return nil }
            var status = stat(), named = stat()
            let path = name.isEmpty ? path : path + "/" + name
            guard stat(path, &status) == 0, lstat(path, &named) == 0 else { return nil }
            let isLink = named.st_mode & S_IFMT == S_IFLNK
            if isLink, status.st_mode & S_IFMT == S_IFDIR, !name.isEmpty { return nil }
            for status in [status, named] { seconds = min(seconds, time(nil) - status.st_ctim.tv_sec) }
            files[name] = File(
                device: UInt64(status.st_dev), number: UInt64(status.st_ino), size: UInt64(clamping: status.st_size),
                written: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
                changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec])
            next = names.nextObject() as? String
        }
        guard seconds > 2 else { return nil }
    }
}
