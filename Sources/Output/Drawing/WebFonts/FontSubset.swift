/// A font cut down to some letters, as a web page needs it.
///
/// Glyphs get new numbers: keeping the old ones would cost a third of the file, since the place of each glyph must be
/// written, empty or not. So tables with numbers of glyphs are written anew, with what browsers use.
struct FontSubset {
    private let file: FontFile
    private let selection: GlyphSelection
    private let substitutions: GlyphSubstitutions

    /// Selects the glyphs of letters, with all that replace them or that they are made of.
    ///
    /// - Parameters:
    ///   - scriptLetters: The letters that are also kept in their forms for small sizes; those that are no letters of
    ///     the subset are ignored.
    ///   - features: The tags of the features that replace glyphs.
    init(_ bytes: [UInt8], letters: Set<Unicode.Scalar>, scriptLetters: Set<Unicode.Scalar>, features: Set<String>) {
        file = FontFile(bytes)
        let file = file
        let found = letters.compactMap { scalar in file.glyph(for: scalar).map { (scalar: scalar, glyph: $0) } }
        substitutions = GlyphSubstitutions(
            file, features: features,
            scriptGlyphs: Set(found.filter { scriptLetters.contains($0.scalar) }.map(\.glyph)))
        var glyphs = substitutions.closure(Set(found.map(\.glyph)))
        glyphs.formUnion(MathTableSubset(file)?.variants(of: Set(found.map(\.glyph))) ?? [])
        // The glyph for missing characters, and another if there is no letter: browsers refuse `CFF ` with one glyph.
        glyphs.formUnion(found.isEmpty ? [0, 1] : [0])
        if let outlines = GlyphTable(file) { glyphs = outlines.closure(glyphs) }
        let count = file.glyphCount
        selection = GlyphSelection(letters: found.filter { $0.glyph < count }, others: glyphs.filter { $0 < count })
    }

    /// The subset as a WOFF file.
    ///
    /// - Parameter licence: A sentence about the licence, for a font that says nothing about it.
    func woff(licence: String) -> [UInt8] {
        let names = NameTable(file["name"] ?? FontBytes([]))
        var tables = ["cmap": CharacterMap.table(selection), "name": names.subset(licence: licence)]
        tables["GSUB"] = substitutions.table(selection)
        tables["GPOS"] = Kerning(file).table(selection)
        tables["MATH"] = MathTableSubset(file)?.table(selection)
        tables["OS/2"] = letterRange
        // Version 3: without the names of glyphs.
        tables["post"] = file["post"].map { [0, 3, 0, 0] + $0.part(at: 4, count: 28).array }
        tables["maxp"] = changed("maxp", [4: selection.glyphs.count])
        let (metrics, metricCount) = horizontalMetrics
        tables["hmtx"] = metrics
        tables["hhea"] = changed("hhea", [34: metricCount])
        if let outlines = GlyphTable(file) {
            let (glyf, loca, format) = outlines.subset(selection)
            tables.merge(["glyf": glyf, "loca": loca]) { $1 }
            tables["head"] = changed("head", [50: format])
        } else {
            tables["head"] = changed("head", [:])
            tables["CFF "] = file["CFF "].map {
                CFFTable($0).subset(selection.glyphs, name: names.postScriptName)
            }
        }
        return WOFFFile.bytes(flavor: file.flavor, tables)
    }

    /// A table in which some numbers of two bytes are replaced, by their position.
    private func changed(_ tag: String, _ values: [Int: Int]) -> [UInt8]? {
        guard let table = file[tag] else { return nil }
        var writer = FontWriter(table.array)
        for (position, value) in values where position + 1 < table.count {
            writer.replace(at: position, uint16: value)
        }
        return writer.bytes
    }

    /// The table `OS/2` with the first and the last letter of the subset.
    private var letterRange: [UInt8]? {
        let codes = selection.letters.map { min(0xffff, Int($0.scalar.value)) }
        return changed("OS/2", [64: codes.first ?? 0xffff, 66: codes.last ?? 0xffff])
    }

    /// The table `hmtx` and the number of its entries with an advance; all others have that of the last one.
    private var horizontalMetrics: ([UInt8], Int) {
        guard let table = file["hmtx"], let header = file["hhea"] else { return ([], 0) }
        let count = header.uint16(at: 34)
        let metrics = selection.glyphs.map { glyph in
            (
                advance: table.uint16(at: 4 * min(glyph, count - 1)),
                bearing: table.uint16(at: glyph < count ? 4 * glyph + 2 : 4 * count + 2 * (glyph - count))
            )
        }
        let last = metrics.last?.advance
        let kept = 1 + (metrics.lastIndex { $0.advance != last } ?? -1) + 1
        var writer = FontWriter()
        for (number, metric) in metrics.enumerated() {
            writer.uint16s(number < kept ? [metric.advance, metric.bearing] : [metric.bearing])
        }
        return (writer.bytes, kept)
    }
}
