import Foundation

/// Reading of whole regular files.
///
/// A pipe, a device or a folder in the place of a file is refused at once, as reading it might never end.
package enum RegularFile {
    /// The largest file that is read, in bytes: 4 GiB.
    package static let limit = 1 << 32

    /// The bytes of a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isExpected: Tells from the first 256 bytes, or fewer if there are no more, and the size whether the file is
    ///     worth reading; nil to read every file.
    /// - Returns: Nil if there is no file of this name.
    /// - Throws: `RegularFileError` with the reason if the file cannot be read, is no regular file, is not expected, or
    ///   is too large.
    package static func bytes(
        _ path: String, if isExpected: ((_ head: [UInt8], _ size: Int) -> Bool)? = nil
    ) throws(RegularFileError) -> [UInt8]? {
        func reason() -> RegularFileError { RegularFileError(reason: String(cString: strerror(errno))) }
        // Without O_NONBLOCK, opening a pipe waits until somebody writes to it.
        let descriptor = uninterrupted { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw reason()
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw reason() }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw RegularFileError(reason: "it is not a file", isFolder: status.st_mode & S_IFMT == S_IFDIR)
        }
        if let isExpected {
            var head = [UInt8](repeating: 0, count: 256)
            let count = uninterrupted { pread(descriptor, &head, head.count, 0) }
            guard count >= 0 else { throw reason() }
            guard isExpected(Array(head.prefix(count)), Int(status.st_size)) else {
                throw RegularFileError(reason: "it is not whole")
            }
        }
        var bytes: [UInt8] = []
        // One byte more than the file has, so that the last read finds the end without growing the array.
        guard status.st_size < limit else { throw RegularFileError(reason: "it is larger than 4 GiB") }
        var portion = Int(status.st_size) + 1
        while true {
            guard bytes.count + portion <= limit else { throw RegularFileError(reason: "it is larger than 4 GiB") }
            let start = bytes.count
            bytes += repeatElement(0, count: portion)
            let count = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...]).baseAddress
                return uninterrupted { read(descriptor, rest, portion) }
            }
            let error = errno
            bytes.removeLast(portion - max(count, 0))
            if count < 0 { throw RegularFileError(reason: String(cString: strerror(error))) }
            if count == 0 { return bytes }
            portion = max(portion - count, 1 << 16)
        }
    }
}
