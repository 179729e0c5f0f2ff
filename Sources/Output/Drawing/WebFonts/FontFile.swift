/// The tables of an OpenType font file (OpenType specification 1.9, "The OpenType font file").
struct FontFile {
    /// The number that begins the file: "OTTO" if outlines are those of the table `CFF `, else 1.0.
    let flavor: Int
    /// The tables by their tags.
    private let tables: [String: FontBytes]

    /// Reads the directory of a file.
    init(_ bytes: [UInt8]) {
        let file = FontBytes(bytes)
        flavor = file.uint32(at: 0)
        var tables: [String: FontBytes] = [:]
        for record in 0..<file.uint16(at: 4) {
            let place = 12 + 16 * record
            tables[file.tag(at: place)] = file.part(
                at: file.uint32(at: place + 8), count: file.uint32(at: place + 12))
        }
        self.tables = tables
    }

    /// A table; nil if the file has none of this tag.
    subscript(_ tag: String) -> FontBytes? { tables[tag] }

    /// The number of glyphs.
    var glyphCount: Int { tables["maxp"]?.uint16(at: 4) ?? 0 }

    /// The glyph of a character; nil if there is none.
    ///
    /// Of the table `cmap`, format 12 is read (all of Unicode), or else format 4 (its first 65,536 characters).
    func glyph(for scalar: Unicode.Scalar) -> Int? {
        guard let cmap = tables["cmap"] else { return nil }
        let subtables = (0..<cmap.uint16(at: 2)).map { cmap.part(at: cmap.uint32(at: 4 + 8 * $0 + 4)) }
        let code = Int(scalar.value)
        if let whole = subtables.first(where: { $0.uint16(at: 0) == 12 }) {
            return Self.glyph(for: code, groups: whole)
        }
        return subtables.first { $0.uint16(at: 0) == 4 }.flatMap { Self.glyph(for: code, segments: $0) }
    }

    private static func glyph(for code: Int, groups: FontBytes) -> Int? {
        var low = 0, high = groups.uint32(at: 12)
        while low < high {
            let middle = (low + high) / 2, place = 16 + 12 * middle
            if code > groups.uint32(at: place + 4) {
                low = middle + 1
            } else if code < groups.uint32(at: place) {
                high = middle
            } else {
                let glyph = groups.uint32(at: place + 8) + code - groups.uint32(at: place)
                return glyph == 0 ? nil : glyph
            }
        }
        return nil
    }

    private static func glyph(for code: Int, segments: FontBytes) -> Int? {
        let size = segments.uint16(at: 6)
        for end in stride(from: 14, to: 14 + size, by: 2) where code <= segments.uint16(at: end) {
            let start = end + size + 2, delta = start + size, offset = delta + size
            let first = segments.uint16(at: start), distance = segments.uint16(at: offset)
            if code < first { return nil }
            var glyph = code
            if distance != 0 {
                glyph = segments.uint16(at: offset + distance + 2 * (code - first))
                if glyph == 0 { return nil }
            }
            glyph = (glyph + segments.uint16(at: delta)) & 0xffff
            return glyph == 0 ? nil : glyph
        }
        return nil
    }
}
