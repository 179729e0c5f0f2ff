/// An INDEX of a CFF table: a list of byte strings (Adobe Technical Note 5176, chapter 5).
struct CFFIndex {
    private let table: FontBytes
    private let offsetSize: Int
    /// The number of strings.
    let count: Int

    /// Reads the list that begins with the first byte of `table`.
    init(_ table: FontBytes) {
        self.table = table
        count = table.uint16(at: 0)
        offsetSize = count == 0 ? 0 : table.uint8(at: 2)
    }

    private func offset(_ number: Int) -> Int {
        2 + offsetSize * (count + 1) + table.uint(at: 3 + offsetSize * number, size: offsetSize)
    }

    /// The position after the list.
    var end: Int { count == 0 ? 2 : offset(count) }

    /// A string; empty if there is none of this number.
    subscript(_ number: Int) -> FontBytes {
        guard 0..<count ~= number else { return FontBytes([]) }
        let start = offset(number)
        return table.part(at: start, count: offset(number + 1) - start)
    }

    /// The bytes of a list of strings.
    static func bytes(_ strings: [[UInt8]]) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16(strings.count)
        if strings.isEmpty { return writer.bytes }
        let last = 1 + strings.reduce(0) { $0 + $1.count }
        let size = last < 1 << 8 ? 1 : last < 1 << 16 ? 2 : 4
        writer.uint8(size)
        var offset = 1
        for count in [0] + strings.map(\.count) {
            offset += count
            for place in (0..<size).reversed() { writer.uint8(offset >> (8 * place)) }
        }
        for string in strings { writer.append(string) }
        return writer.bytes
    }
}
