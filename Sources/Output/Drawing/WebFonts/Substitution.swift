/// A substitution of glyphs: one for one, one for a choice of several, or several for one.
struct Substitution {
    /// The glyphs that are replaced, in their order in the text.
    let input: [Int]
    /// The glyph that replaces them, or those to choose from.
    let output: [Int]

    /// The kind of a lookup that has such substitutions, by its number in the table `GSUB`.
    enum Kind: Int {
        case single = 1
        case alternate = 3
        case ligature = 4
    }

    /// The substitutions of a lookup in the order in which they are tried; nil if it is of another kind.
    static func substitutions(of lookup: LayoutTable.Lookup) -> (kind: Kind, list: [Substitution])? {
        guard let kind = Kind(rawValue: lookup.type) else { return nil }
        var list: [Substitution] = []
        for subtable in lookup.subtables {
            guard let coverage = subtable.table(at: 2).map(GlyphCoverage.glyphs) else { continue }
            for (number, glyph) in coverage.enumerated() {
                switch kind {
                case .single:
                    let value = subtable.uint16(at: subtable.uint16(at: 0) == 1 ? 4 : 6 + 2 * number)
                    let output = subtable.uint16(at: 0) == 1 ? (glyph + value) & 0xffff : value
                    list.append(Substitution(input: [glyph], output: [output]))
                case .alternate:
                    guard let set = subtable.table(at: 6 + 2 * number) else { continue }
                    let output = (0..<set.uint16(at: 0)).map { set.uint16(at: 2 + 2 * $0) }
                    list.append(Substitution(input: [glyph], output: output))
                case .ligature:
                    guard let set = subtable.table(at: 6 + 2 * number) else { continue }
                    for ligature in (0..<set.uint16(at: 0)).compactMap({ set.table(at: 2 + 2 * $0) }) {
                        let rest = (1..<max(1, ligature.uint16(at: 2))).map { ligature.uint16(at: 2 + 2 * $0) }
                        list.append(Substitution(input: [glyph] + rest, output: [ligature.uint16(at: 0)]))
                    }
                }
            }
        }
        return (kind, list)
    }

    /// The substitution with the numbers that a selection gives its glyphs; nil if it lacks one of them.
    func renumbered(_ selection: GlyphSelection) -> Substitution? {
        let input = input.compactMap { selection[$0] }, output = output.compactMap { selection[$0] }
        guard input.count == self.input.count, output.count == self.output.count else { return nil }
        return Substitution(input: input, output: output)
    }

    /// The subtable of a lookup with substitutions, of which there must be one at least.
    static func subtable(_ kind: Kind, _ list: [Substitution]) -> [UInt8] {
        var byFirst: [Int: [Substitution]] = [:]
        for substitution in list { byFirst[substitution.input[0], default: []].append(substitution) }
        let firsts = byFirst.keys.sorted()
        var writer = FontWriter()
        writer.uint16s([kind == .single ? 2 : 1, 0, firsts.count])
        if kind == .single {
            writer.uint16s(firsts.map { byFirst[$0]![0].output[0] })
        } else {
            writer.uint16s([Int](repeating: 0, count: firsts.count))
            for (number, first) in firsts.enumerated() {
                let set = kind == .alternate ? alternates(byFirst[first]![0]) : ligatures(byFirst[first]!)
                writer.append(set, offsetAt: 6 + 2 * number)
            }
        }
        writer.append(GlyphCoverage.table(firsts), offsetAt: 2)
        return writer.bytes
    }

    private static func alternates(_ substitution: Substitution) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16s([substitution.output.count] + substitution.output)
        return writer.bytes
    }

    private static func ligatures(_ list: [Substitution]) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16(list.count)
        writer.uint16s([Int](repeating: 0, count: list.count))
        for (number, ligature) in list.enumerated() {
            var table = FontWriter()
            table.uint16s([ligature.output[0], ligature.input.count] + ligature.input.dropFirst())
            writer.append(table.bytes, offsetAt: 2 + 2 * number)
        }
        return writer.bytes
    }
}
