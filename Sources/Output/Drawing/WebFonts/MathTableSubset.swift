/// The table `MATH` of a font: constants, the italics and accents of glyphs, and glyphs of several sizes.
///
/// Source: OpenType specification 1.9, "MATH — The mathematical typesetting table".
struct MathTableSubset {
    private let table: FontBytes
    /// The sizes of glyphs that grow upright and sideways, as the table has them, by glyph.
    private let constructions: (vertical: [Int: FontBytes], horizontal: [Int: FontBytes])

    /// Reads the table; nil if the font has none.
    init?(_ file: FontFile) {
        guard let table = file["MATH"] else { return nil }
        self.table = table
        guard let variants = table.table(at: 8) else {
            constructions = ([:], [:])
            return
        }
        let counts = [variants.uint16(at: 6), variants.uint16(at: 8)]
        func read(coverageAt position: Int, _ first: Int) -> [Int: FontBytes] {
            let glyphs = variants.table(at: position).map(GlyphCoverage.glyphs) ?? []
            let pairs = glyphs.enumerated().compactMap { number, glyph in
                variants.table(at: 10 + 2 * (first + number)).map { (glyph, $0) }
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        constructions = (read(coverageAt: 2, 0), read(coverageAt: 4, counts[0]))
    }

    /// The glyphs that show glyphs in other sizes, whole or as pieces.
    func variants(of glyphs: Set<Int>) -> Set<Int> {
        var all: Set<Int> = []
        for sizes in [constructions.vertical, constructions.horizontal] {
            for construction in glyphs.compactMap({ sizes[$0] }) {
                all.formUnion((0..<construction.uint16(at: 2)).map { construction.uint16(at: 4 + 4 * $0) })
                guard let assembly = construction.table(at: 0) else { continue }
                all.formUnion((0..<assembly.uint16(at: 4)).map { assembly.uint16(at: 6 + 10 * $0) })
            }
        }
        return all
    }

    /// The table for a selection: sizes only of its letters, all else of each of its glyphs.
    func table(_ selection: GlyphSelection) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16s([1, 0, 0, 0, 0])
        if let constants = table.table(at: 4) { writer.append(Self.constants(constants), offsetAt: 4) }
        if let glyphs = table.table(at: 6) { writer.append(glyphInfo(glyphs, selection), offsetAt: 6) }
        if let variants = table.table(at: 8) { writer.append(variantTable(variants, selection), offsetAt: 8) }
        return writer.bytes
    }

    /// The constants without corrections for devices.
    private static func constants(_ table: FontBytes) -> [UInt8] {
        var writer = FontWriter(table.part(at: 0, count: 214).array)
        // Four numbers, 51 with the offset of a correction behind each, and a last one.
        for record in 0..<51 where 8 + 4 * record + 3 < writer.count {
            writer.replace(at: 8 + 4 * record + 2, uint16: 0)
        }
        return writer.bytes
    }

    /// Italics corrections, positions of accents, and the glyphs that count as tall.
    ///
    /// Kerning by heights is left out: the shipped face has none.
    private func glyphInfo(_ table: FontBytes, _ selection: GlyphSelection) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16s([0, 0, 0, 0])
        for position in [0, 2] {
            guard let values = table.table(at: position), let coverage = values.table(at: 0) else { continue }
            let kept = GlyphCoverage.glyphs(coverage).enumerated().compactMap { number, glyph in
                selection[glyph].map { (glyph: $0, value: values.int16(at: 4 + 4 * number)) }
            }.sorted { $0.glyph < $1.glyph }
            var list = FontWriter()
            list.uint16s([0, kept.count])
            for entry in kept { list.uint16s([entry.value, 0]) }
            list.append(GlyphCoverage.table(kept.map(\.glyph)), offsetAt: 0)
            writer.append(list.bytes, offsetAt: position)
        }
        if let coverage = table.table(at: 4) {
            let kept = GlyphCoverage.glyphs(coverage).compactMap { selection[$0] }.sorted()
            if !kept.isEmpty { writer.append(GlyphCoverage.table(kept), offsetAt: 4) }
        }
        return writer.bytes
    }

    private func variantTable(_ table: FontBytes, _ selection: GlyphSelection) -> [UInt8] {
        let letters = Set(selection.letters.map(\.glyph))
        let lists = [constructions.vertical, constructions.horizontal].map { sizes in
            sizes.filter { letters.contains($0.key) }.map { (glyph: selection[$0.key] ?? 0, sizes: $0.value) }
                .sorted { $0.glyph < $1.glyph }
        }
        var writer = FontWriter()
        writer.uint16s([table.uint16(at: 0), 0, 0, lists[0].count, lists[1].count])
        writer.uint16s([Int](repeating: 0, count: lists[0].count + lists[1].count))
        for (number, list) in lists.enumerated() where !list.isEmpty {
            writer.append(GlyphCoverage.table(list.map(\.glyph)), offsetAt: 2 + 2 * number)
        }
        for (number, entry) in (lists[0] + lists[1]).enumerated() {
            writer.append(Self.construction(entry.sizes, selection), offsetAt: 10 + 2 * number)
        }
        return writer.bytes
    }

    /// The sizes of a glyph, all of which are kept.
    private static func construction(_ table: FontBytes, _ selection: GlyphSelection) -> [UInt8] {
        let count = table.uint16(at: 2)
        var writer = FontWriter()
        writer.uint16s([0, count])
        for place in (0..<count).map({ 4 + 4 * $0 }) {
            writer.uint16s([selection[table.uint16(at: place)] ?? 0, table.uint16(at: place + 2)])
        }
        guard let assembly = table.table(at: 0) else { return writer.bytes }
        var pieces = FontWriter()
        // The italics correction without a correction for devices, and the number of pieces.
        pieces.uint16s([assembly.uint16(at: 0), 0, assembly.uint16(at: 4)])
        for place in (0..<assembly.uint16(at: 4)).map({ 6 + 10 * $0 }) {
            pieces.uint16(selection[assembly.uint16(at: place)] ?? 0)
            pieces.uint16s((1..<5).map { assembly.uint16(at: place + 2 * $0) })
        }
        writer.append(pieces.bytes, offsetAt: 0)
        return writer.bytes
    }
}
