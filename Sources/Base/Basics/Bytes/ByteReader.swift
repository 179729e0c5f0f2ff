/// A reader of bytes that hold 64-bit integers and bit patterns of floating-point numbers, all little-endian.
///
/// It reads from the beginning to the end. Every method throws `ByteReaderError.truncated` if too few bytes remain.
package struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    /// A reader at the first of `bytes`.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// True if all bytes are read.
    package var isAtEnd: Bool { place == bytes.count }

    /// Reads the next `count` bytes. A negative count throws, too.
    package mutating func bytes(count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - place else { throw ByteReaderError.truncated }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// Reads a 64-bit integer.
    package mutating func integer() throws -> UInt64 {
        try bytes(count: 8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads a 64-bit integer as a count.
    ///
    /// - Throws: `ByteReaderError.truncated` also if the integer is too large for `Int`.
    package mutating func count() throws -> Int {
        guard let count = Int(exactly: try integer()) else { throw ByteReaderError.truncated }
        return count
    }

    /// Reads a count of items that take `size` bytes each.
    ///
    /// - Throws: `ByteReaderError.truncated` also if the remaining bytes cannot hold that many items.
    package mutating func count(of size: Int) throws -> Int {
        let count = try count()
        guard count >= 0, count <= (bytes.count - place) / size else { throw ByteReaderError.truncated }
        return count
    }

    /// Reads `count` floats of four bytes each.
    package mutating func floats(count: Int) throws -> [Float] {
        let raw = try bytes(count: 4 * count)
        return raw.withUnsafeBytes { buffer in
            (0..<count).map {
                Float(bitPattern: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
    }
}
