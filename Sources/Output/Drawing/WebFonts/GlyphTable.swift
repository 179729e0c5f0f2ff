/// The tables `glyf` and `loca`: quadratic outlines, and where each begins.
struct GlyphTable {
    private let glyphs: FontBytes
    private let places: FontBytes
    private let hasLongPlaces: Bool

    /// Reads the tables; nil if the font has none.
    init?(_ file: FontFile) {
        guard let glyphs = file["glyf"], let places = file["loca"] else { return nil }
        (self.glyphs, self.places) = (glyphs, places)
        hasLongPlaces = file["head"]?.int16(at: 50) != 0
    }

    private func outline(_ glyph: Int) -> FontBytes {
        func place(_ number: Int) -> Int {
            hasLongPlaces ? places.uint32(at: 4 * number) : 2 * places.uint16(at: 2 * number)
        }
        return glyphs.part(at: place(glyph), count: place(glyph + 1) - place(glyph))
    }

    /// The positions of the numbers of the glyphs of which an outline is composed; empty if it is not composed.
    private static func components(_ outline: FontBytes) -> [Int] {
        guard outline.int16(at: 0) < 0 else { return [] }
        var positions: [Int] = [], place = 10, flags = 0
        repeat {
            flags = outline.uint16(at: place)
            positions.append(place + 2)
            // Two numbers of one or two bytes each, then a scale, two, or a matrix.
            place += flags & 1 != 0 ? 8 : 6
            place += flags & 8 != 0 ? 2 : flags & 0x40 != 0 ? 4 : flags & 0x80 != 0 ? 8 : 0
        } while flags & 0x20 != 0 && place < outline.count
        return positions
    }

    /// Glyphs with all those of which they are composed.
    func closure(_ glyphs: Set<Int>) -> Set<Int> {
        var all = glyphs, waiting = Array(glyphs)
        while let glyph = waiting.popLast() {
            let outline = outline(glyph)
            for position in Self.components(outline) {
                let component = outline.uint16(at: position)
                if all.insert(component).inserted { waiting.append(component) }
            }
        }
        return all
    }

    /// The two tables with the glyphs of a selection, and the number in `head` that says how `loca` is written.
    func subset(_ selection: GlyphSelection) -> (glyf: [UInt8], loca: [UInt8], locationFormat: Int) {
        var outlines = FontWriter(), ends = [0]
        for glyph in selection.glyphs {
            let outline = outline(glyph)
            var bytes = FontWriter(outline.array)
            for position in Self.components(outline) where position + 1 < outline.count {
                bytes.replace(at: position, uint16: selection[outline.uint16(at: position)] ?? 0)
            }
            outlines.append(bytes.bytes)
            outlines.align(2)
            ends.append(outlines.count)
        }
        var places = FontWriter()
        let isLong = outlines.count > 2 * 0xffff
        for end in ends { isLong ? places.uint32(end) : places.uint16(end / 2) }
        // A table must not be empty.
        if outlines.count == 0 { outlines.uint8(0) }
        return (outlines.bytes, places.bytes, isLong ? 1 : 0)
    }
}
