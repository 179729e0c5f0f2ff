import Basics

/// A checked IDX file of unsigned bytes with a given number of dimensions.
struct IDXFile {
    /// Largest number of bytes that is read: a damaged header must not fill the memory.
    static let byteLimit = 1 << 31

    let path: String
    let extents: [Int]
    let elements: [UInt8]

    /// Reads and checks a file; adds every uncompressed byte to `digest`.
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
        // The magic is checked first: for a text file of nine bytes "not an IDX file" is a better message than "too
        // short".
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
