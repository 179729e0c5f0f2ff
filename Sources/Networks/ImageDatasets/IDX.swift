extension GzipReader {
    /// The next `count` bytes, or fewer if the file ends before.
    mutating func bytes(upTo count: Int) throws(DatasetError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try read(into: &bytes, at: 0)
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Exactly `count` bytes up to the end of the file.
    ///
    /// Memory grows with the bytes that are really read, not with what a header claims.
    mutating func elements(count: Int, headerCount: Int, path: String) throws(DatasetError) -> [UInt8] {
        var elements: [UInt8] = []
        while elements.count < count {
            let start = elements.count
            // One allocation for anything of MNIST's size, doubling beyond.
            let portion = min(count - start, max(1 << 26, start))
            elements += repeatElement(0, count: portion)
            let filled = try read(into: &elements, at: start)
            if filled < portion {
                throw .wrongSize(path: path, expected: headerCount + count, found: headerCount + start + filled)
            }
        }
        let excess = try bytes(upTo: 1)
        guard excess.isEmpty else {
            throw .wrongSize(path: path, expected: headerCount + count, found: headerCount + count + 1)
        }
        return elements
    }

    private mutating func read(into bytes: inout [UInt8], at start: Int) throws(DatasetError) -> Int {
        let end = bytes.count
        // The standard closure-taking methods do not carry typed errors through.
        let result = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(DatasetError) -> Int in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start..<end]))
            }
        }
        return try result.get()
    }
}
