/// The substitutions of some features of a font, of the table `GSUB`.
///
/// Features that depend on what is beside a glyph are left out: shipped faces have them for marks and for ligatures of
/// code, which Folio does not set.
struct GlyphSubstitutions {
    private let features: [(tag: String, lookups: [(kind: Substitution.Kind, list: [Substitution])])]
    /// The glyphs that have forms for small sizes.
    private let scriptGlyphs: Set<Int>

    /// Reads features by their tags.
    ///
    /// - Parameter scriptGlyphs: The glyphs whose forms for small sizes (`ssty`) are wanted, if that is a feature.
    init(_ file: FontFile, features: Set<String>, scriptGlyphs: Set<Int>) {
        let table = LayoutTable(file, "GSUB")
        self.scriptGlyphs = scriptGlyphs
        self.features = features.sorted().map { tag in
            let lookups = (table?.lookups(of: tag) ?? []).compactMap(Substitution.substitutions).map { lookup in
                (lookup.kind, lookup.list.filter { tag != "ssty" || scriptGlyphs.contains($0.input[0]) })
            }
            return (tag, lookups)
        }
    }

    /// Glyphs with all that replace them.
    func closure(_ glyphs: Set<Int>) -> Set<Int> {
        var all = glyphs, count = -1
        while count != all.count {
            count = all.count
            for lookup in features.flatMap(\.lookups) {
                for substitution in lookup.list where substitution.input.allSatisfy(all.contains) {
                    all.formUnion(substitution.output)
                }
            }
        }
        return all
    }

    /// The table `GSUB` for a selection; nil if none of its glyphs is replaced.
    func table(_ selection: GlyphSelection) -> [UInt8]? {
        let features = features.compactMap { feature in
            let lookups = feature.lookups.compactMap { lookup -> (type: Int, subtable: [UInt8])? in
                let list = lookup.list.compactMap { $0.renumbered(selection) }
                return list.isEmpty ? nil : (lookup.kind.rawValue, Substitution.subtable(lookup.kind, list))
            }
            return lookups.isEmpty ? nil : (tag: feature.tag, lookups: lookups)
        }
        return features.isEmpty ? nil : LayoutTable.bytes(features)
    }
}
