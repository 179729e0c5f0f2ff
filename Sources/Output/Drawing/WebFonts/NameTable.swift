/// The table `name` of a subset: family, copyright and licence.
///
/// The family's name gets the addition "Subset". The GUST Font License asks for another name, the SIL Open Font
/// License for one only if the original is reserved, which those of the shipped faces are not. A description says what
/// was changed, as the LaTeX Project Public License (of which GUST's is a variant) and the Apache License demand.
struct NameTable {
    private var names: [Int: String] = [:]

    /// The numbers of entries (OpenType specification 1.9, "name — Naming table").
    private enum Entry {
        static let family = 1, style = 2, unique = 3, full = 4, version = 5, postScript = 6, description = 10
        static let licence = 13, typographicFamily = 16, typographicStyle = 17
        /// Copyright, the names, version, trademark, licence and its address.
        static let kept: Set = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    }

    /// Reads the English names for Windows.
    init(_ table: FontBytes) {
        let strings = table.part(at: table.uint16(at: 4))
        for place in (0..<table.uint16(at: 2)).map({ 6 + 12 * $0 })
        where table.uint16(at: place) == 3 && table.uint16(at: place + 4) == 0x409 {
            let string = strings.part(at: table.uint16(at: place + 10), count: table.uint16(at: place + 8))
            let units = (0..<string.count / 2).map { UInt16(string.uint16(at: 2 * $0)) }
            names[table.uint16(at: place + 6)] = String(decoding: units, as: UTF16.self)
        }
    }

    /// The PostScript name of the subset.
    var postScriptName: String {
        let name = names[Entry.postScript] ?? ""
        let parts = name.split(separator: "-", maxSplits: 1)
        return ([(parts.first ?? "") + "Subset"] + parts.dropFirst()).joined(separator: "-")
    }

    /// The table.
    ///
    /// - Parameter licence: A sentence about the licence, for a font whose own table has none.
    func subset(licence: String) -> [UInt8] {
        var names = names.filter { Entry.kept.contains($0.key) }
        let family = names[Entry.typographicFamily] ?? names[Entry.family] ?? ""
        let style = names[Entry.typographicStyle] ?? names[Entry.style] ?? ""
        let version = names[Entry.version] ?? ""
        for entry in [Entry.family, Entry.typographicFamily] { names[entry]? += " Subset" }
        names[Entry.full] = "\(family) Subset \(style)"
        names[Entry.postScript] = postScriptName
        names[Entry.unique] = postScriptName
        names[Entry.licence] = names[Entry.licence] ?? licence
        names[Entry.description] =
            "A part of \(family) \(style), \(version), made by Folio: some of its glyphs, without hints, few features."
        var writer = FontWriter(), strings = FontWriter()
        writer.uint16s([0, names.count, 6 + 12 * names.count])
        for (number, name) in names.sorted(by: { $0.key < $1.key }) {
            let units = name.utf16.map(Int.init)
            writer.uint16s([3, 1, 0x409, number, 2 * units.count, strings.count])
            strings.uint16s(units)
        }
        return writer.bytes + strings.bytes
    }
}
