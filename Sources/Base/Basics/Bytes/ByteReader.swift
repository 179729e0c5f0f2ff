/// Reads, from the beginning on, what is stored as 64-bit integers and bit patterns, all little-endian; throws `ByteReaderError.truncated` where there is not enough.
package struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package var isAtEnd: Bool { place == bytes.count }

    package mutating func bytes(count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - place else { throw ByteReaderError.truncated }
        defer { place += count }
        return bytes[place..<place + count]
    }

    package mutating func integer() throws -> UInt64 {
        try bytes(count: 8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func count() throws -> Int {
        guard let count = Int(exactly: try integer()) else { throw ByteReaderError.truncated }
        return count
    }

    /// A count of things of so many bytes each, of which there cannot be more than there are bytes.
    package mutating func count(of size: Int) throws -> Int {
        let count = try count()
        guard count >= 0, count <= (bytes.count - place) / size else { throw ByteReaderError.truncated }
        return count
    }

    package mutating func floats(count: Int) throws -> [Float] {
        let raw = try bytes(count: 4 * count)
        return raw.withUnsafeBytes { buffer in
            (0..<count).map {
                Float(bitPattern: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
    }
}
