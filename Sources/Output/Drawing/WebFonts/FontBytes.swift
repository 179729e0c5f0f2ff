/// Bytes of a font file, read as big-endian numbers by their position.
///
/// Bytes beyond the end read as 0, as HarfBuzz does it, so reading never traps.
struct FontBytes {
    private let bytes: ArraySlice<UInt8>

    /// All bytes of an array.
    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    private init(slice: ArraySlice<UInt8>) { bytes = slice }

    /// The number of bytes.
    var count: Int { bytes.count }

    /// The bytes as an array.
    var array: [UInt8] { Array(bytes) }

    /// The bytes from a position on, at most `count` of them; fewer if there are not so many.
    func part(at position: Int, count: Int = .max) -> FontBytes {
        FontBytes(slice: bytes.dropFirst(max(0, position)).prefix(max(0, count)))
    }

    /// The byte at a position.
    func uint8(at position: Int) -> Int {
        position >= 0 && position < bytes.count ? Int(bytes[bytes.startIndex + position]) : 0
    }

    /// The number of two bytes at a position.
    func uint16(at position: Int) -> Int { uint8(at: position) << 8 | uint8(at: position + 1) }

    /// The number of two bytes at a position, with a sign.
    func int16(at position: Int) -> Int { Int(Int16(truncatingIfNeeded: uint16(at: position))) }

    /// The number of four bytes at a position.
    func uint32(at position: Int) -> Int { uint16(at: position) << 16 | uint16(at: position + 2) }

    /// The number of `size` bytes at a position.
    func uint(at position: Int, size: Int) -> Int {
        (0..<size).reduce(0) { $0 << 8 | uint8(at: position + $1) }
    }

    /// The four letters at a position that name a table, a script or a feature.
    func tag(at position: Int) -> String { String(decoding: part(at: position, count: 4).bytes, as: UTF8.self) }

    /// The table to which the offset of two bytes at a position leads; nil if the offset is 0, which means none.
    func table(at position: Int) -> FontBytes? {
        let offset = uint16(at: position)
        return offset == 0 ? nil : part(at: offset)
    }
}
