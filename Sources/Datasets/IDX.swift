/// An IDX file of unsigned bytes in three dimensions: [image, row, column].
/// The format is described at the foot of the MNIST page: a magic number (two zero bytes, the type 0x08, the number of
/// dimensions), each extent as a big-endian 32-bit number, then the elements in row-major order.
struct IDXImages {
    let path: String
    let count: Int
    let rowCount: Int
    let columnCount: Int
    let pixels: [UInt8]

    init(_ folder: DataFolder, _ name: String, digest: inout SHA256) throws(DatasetError) {
        let file = try IDXFile(folder, name, dimensionCount: 3, digest: &digest)
        (path, pixels) = (file.path, file.elements)
        (count, rowCount, columnCount) = (file.extents[0], file.extents[1], file.extents[2])
    }
}

/// An IDX file of unsigned bytes in one dimension: [image].
struct IDXLabels {
    let path: String
    let labels: [UInt8]

    init(_ folder: DataFolder, _ name: String, digest: inout SHA256) throws(DatasetError) {
        let file = try IDXFile(folder, name, dimensionCount: 1, digest: &digest)
        (path, labels) = (file.path, file.elements)
    }
}

/// A checked IDX file of unsigned bytes with a given number of dimensions.
struct IDXFile {
    /// More than this is not read: a damaged header must not fill the memory.
    static let byteLimit = 1 << 31

    let path: String
    let extents: [Int]
    let elements: [UInt8]

    /// Every uncompressed byte goes into `digest`.
    init(_ folder: DataFolder, _ name: String, dimensionCount: Int, digest: inout SHA256) throws(DatasetError) {
        let file = try folder.read(name)
        path = file.path
        let headerCount = 4 + 4 * dimensionCount
        let expectedMagic = 0x0800 + UInt32(dimensionCount)
        if file.isCompressed {
            var gzip = try GzipReader(file.bytes, path: file.path)
            let header = try gzip.bytes(upTo: headerCount)
            extents = try IDXFile.extents(of: header, magic: expectedMagic, path: path)
            let expected = try IDXFile.elementCount(extents, path: path)
            elements = try gzip.elements(count: expected, headerCount: headerCount, path: path)
            digest.update(header)
        } else {
            let header = file.bytes.prefix(headerCount)
            extents = try IDXFile.extents(of: Array(header), magic: expectedMagic, path: path)
            let expected = try IDXFile.elementCount(extents, path: path) + headerCount
            guard file.bytes.count == expected else {
                throw .wrongSize(path: path, expected: expected, found: file.bytes.count)
            }
            elements = Array(file.bytes.dropFirst(headerCount))
            digest.update(header)
        }
        digest.update(elements)
    }

    private static func extents(of header: [UInt8], magic: UInt32, path: String) throws(DatasetError) -> [Int] {
        let words = stride(from: 0, to: header.count - 3, by: 4).map { start in
            header[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        // The magic first: a text file of nine bytes is better called no IDX file than too short.
        if let found = words.first, found != magic {
            throw .wrongMagic(path: path, expected: magic, found: found)
        }
        let headerCount = 4 + 4 * Int(magic & 0xff)
        guard header.count == headerCount else {
            throw .truncatedHeader(path: path, expected: headerCount, found: header.count)
        }
        return words.dropFirst().map { Int($0) }
    }

    private static func elementCount(_ extents: [Int], path: String) throws(DatasetError) -> Int {
        guard extents[0] > 0 else { throw .noImages(path: path) }
        if extents.count == 3, extents[1] == 0 || extents[2] == 0 {
            throw .emptyImages(path: path, rowCount: extents[1], columnCount: extents[2])
        }
        var product = 1
        for extent in extents {
            let (partial, overflows) = product.multipliedReportingOverflow(by: extent)
            guard !overflows, partial <= byteLimit else { throw .tooLarge(path: path, limit: byteLimit) }
            product = partial
        }
        return product
    }
}

extension GzipReader {
    /// The next bytes, as many as asked for unless the file ends before.
    fileprivate mutating func bytes(upTo count: Int) throws(DatasetError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try read(into: &bytes, at: 0)
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Exactly `count` bytes and then the end of the file. Memory grows with what really comes, not with what a header claims.
    fileprivate mutating func elements(count: Int, headerCount: Int, path: String) throws(DatasetError) -> [UInt8] {
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
