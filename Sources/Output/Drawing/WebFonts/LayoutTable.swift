/// A table `GSUB` or `GPOS`: features, and the lookups that each consists of.
///
/// Source: OpenType specification 1.9, "OpenType Layout common table formats".
struct LayoutTable {
    /// A lookup: its type and its subtables, without the extensions that only reach farther.
    struct Lookup {
        var type: Int
        var subtables: [FontBytes]
    }

    private let table: FontBytes
    /// The type of a lookup that only refers to one of another type.
    private let extensionType: Int

    /// Reads the table `GSUB` or `GPOS` of a font; nil if it has none.
    init?(_ file: FontFile, _ tag: String) {
        guard let table = file[tag] else { return nil }
        self.table = table
        extensionType = tag == "GSUB" ? 7 : 9
    }

    /// The lookups of a feature for Latin text or formulas in no language of its own, in their order.
    func lookups(of feature: String) -> [Lookup] {
        guard let list = table.table(at: 8), let features = table.table(at: 6) else { return [] }
        for number in languageFeatures where features.tag(at: 2 + 6 * number) == feature {
            guard let feature = features.table(at: 2 + 6 * number + 4) else { continue }
            return (0..<feature.uint16(at: 2)).map { feature.uint16(at: 4 + 2 * $0) }.sorted().compactMap {
                list.table(at: 2 + 2 * $0).map(lookup)
            }
        }
        return []
    }

    /// The numbers of the features of the script's default language.
    private var languageFeatures: [Int] {
        guard let scripts = table.table(at: 4) else { return [] }
        let records = (0..<scripts.uint16(at: 0)).map { 2 + 6 * $0 }
        for tag in ["latn", "math", "DFLT"] {
            guard let record = records.first(where: { scripts.tag(at: $0) == tag }),
                let language = scripts.table(at: record + 4)?.table(at: 0)
            else { continue }
            return (0..<language.uint16(at: 4)).map { language.uint16(at: 6 + 2 * $0) }
        }
        return []
    }

    private func lookup(_ table: FontBytes) -> Lookup {
        var lookup = Lookup(type: table.uint16(at: 0), subtables: [])
        for number in 0..<table.uint16(at: 4) {
            guard let subtable = table.table(at: 6 + 2 * number) else { continue }
            if table.uint16(at: 0) == extensionType {
                lookup.type = subtable.uint16(at: 2)
                lookup.subtables.append(subtable.part(at: subtable.uint32(at: 4)))
            } else {
                lookup.subtables.append(subtable)
            }
        }
        return lookup
    }

    /// The bytes of a table for all scripts.
    ///
    /// - Parameter features: The features in the order of their tags, each with the type and the one subtable of each
    ///   lookup.
    static func bytes(_ features: [(tag: String, lookups: [(type: Int, subtable: [UInt8])])]) -> [UInt8] {
        var writer = FontWriter()
        // The version, and the places of the three lists that follow.
        writer.uint16s([1, 0, 10, 0, 0])
        // One script, whose default language has all features.
        writer.uint16(1)
        writer.tag("DFLT")
        writer.uint16s([8, 4, 0, 0, 0xffff, features.count])
        writer.uint16s(features.indices)
        var list = FontWriter()
        list.uint16(features.count)
        for feature in features {
            list.tag(feature.tag)
            list.uint16(0)
        }
        var number = 0
        for (place, feature) in features.enumerated() {
            var table = FontWriter()
            table.uint16s([0, feature.lookups.count])
            table.uint16s(number..<number + feature.lookups.count)
            list.append(table.bytes, offsetAt: 2 + 6 * place + 4)
            number += feature.lookups.count
        }
        writer.append(list.bytes, offsetAt: 6)
        var lookups = FontWriter()
        lookups.uint16(number)
        lookups.uint16s([Int](repeating: 0, count: number))
        for (place, lookup) in features.flatMap(\.lookups).enumerated() {
            var table = FontWriter()
            table.uint16s([lookup.type, 0, 1, 8])
            lookups.append(table.bytes + lookup.subtable, offsetAt: 2 + 2 * place)
        }
        writer.append(lookups.bytes, offsetAt: 8)
        return writer.bytes
    }
}
