/// A writer of the big-endian numbers of which a font's tables consist.
struct FontWriter {
    private(set) var bytes: [UInt8] = []

    /// The number of bytes written so far.
    var count: Int { bytes.count }

    /// Writes the lowest byte of a number.
    mutating func uint8(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

    /// Writes the lowest two bytes of a number, which may be negative.
    mutating func uint16(_ value: Int) {
        uint8(value >> 8)
        uint8(value)
    }

    /// Writes the lowest four bytes of a number.
    mutating func uint32(_ value: Int) {
        uint16(value >> 16)
        uint16(value)
    }

    /// Writes several numbers of two bytes.
    mutating func uint16s(_ values: some Sequence<Int>) {
        for value in values { uint16(value) }
    }

    /// Writes the letters of a tag.
    mutating func tag(_ tag: String) { bytes += Array(tag.utf8.prefix(4)) }

    /// Appends bytes.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Writes zeros up to a multiple of `unit` bytes.
    mutating func align(_ unit: Int) {
        while bytes.count % unit != 0 { bytes.append(0) }
    }

    /// Replaces the two bytes at a position.
    mutating func replace(at position: Int, uint16 value: Int) {
        bytes[position] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[position + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Replaces the four bytes at a position.
    mutating func replace(at position: Int, uint32 value: Int) {
        replace(at: position, uint16: value >> 16)
        replace(at: position + 2, uint16: value)
    }

    /// Appends a table and writes its distance from `start` into the two bytes at a position.
    mutating func append(_ table: [UInt8], offsetAt position: Int, from start: Int = 0) {
        replace(at: position, uint16: count - start)
        append(table)
    }

    /// Creates a writer that goes on after some bytes.
    init(_ bytes: [UInt8] = []) { self.bytes = bytes }
}
