/// The table `CFF `: cubic outlines (Adobe Technical Note 5176).
///
/// It is read as the shipped faces have it: one font, without the keys of large Asian fonts.
struct CFFTable {
    private let outlines: CFFIndex
    private let subroutines: CFFIndex
    private let globalSubroutines: CFFIndex
    private let top: CFFDictionary
    private let details: CFFDictionary

    /// Reads a table.
    init(_ table: FontBytes) {
        func index(after end: Int) -> (CFFIndex, Int) {
            let index = CFFIndex(table.part(at: end))
            return (index, end + index.end)
        }
        let (_, namesEnd) = index(after: table.uint8(at: 2))
        let (tops, topsEnd) = index(after: namesEnd)
        let (_, stringsEnd) = index(after: topsEnd)
        globalSubroutines = index(after: stringsEnd).0
        top = CFFDictionary(tops[0])
        outlines = CFFIndex(table.part(at: top.integer(.charstrings) ?? table.count))
        let place = top.integer(.privateDictionary, 1) ?? 0
        details = CFFDictionary(table.part(at: place, count: top.integer(.privateDictionary) ?? 0))
        subroutines = CFFIndex(table.part(at: details.integer(.subroutines).map { $0 + place } ?? table.count))
    }

    /// The table with some of its glyphs, in the order given.
    ///
    /// - Parameter name: The PostScript name of the subset.
    func subset(_ glyphs: [Int], name: String) -> [UInt8] {
        let charstrings = glyphs.map {
            Charstring(outlines[$0], subroutines: subroutines, globalSubroutines: globalSubroutines).bytes
        }
        let details = details.entry(.defaultWidth) + details.entry(.nominalWidth)
        // The first glyphs have the names of the standard strings, which is how names cost least. Browsers do not read
        // them, but every glyph must have one, and they must differ.
        let names = max(0, glyphs.count - Self.standardStringCount)
        // Format 2: the range of strings from 1 on, for all glyphs but the first, which has none.
        var charset = FontWriter([2])
        if glyphs.count > 1 { charset.uint16s([1, glyphs.count - 2]) }
        let strings = (0..<names).map { Array("g\($0)".utf8) }
        // Major and minor version, length of this header, size of offsets, which no reader uses.
        let start = [1, 0, 4, 4] + CFFIndex.bytes([Array(name.utf8)])
        func table(_ charsetAt: Int, _ charstringsAt: Int, _ detailsAt: Int) -> (head: [UInt8], bytes: [UInt8]) {
            var entries = top.entry(.fontMatrix) + top.entry(.fontBox)
            entries += CFFDictionary.entry(.charset, [charsetAt])
            entries += CFFDictionary.entry(.charstrings, [charstringsAt])
            entries += CFFDictionary.entry(.privateDictionary, [details.count, detailsAt])
            let head = start + CFFIndex.bytes([entries]) + CFFIndex.bytes(strings) + CFFIndex.bytes([])
            return (head, head + charset.bytes + details + CFFIndex.bytes(charstrings))
        }
        let place = table(0, 0, 0).head.count, detailsAt = place + charset.count
        return table(place, detailsAt + details.count, detailsAt).bytes
    }

    /// The number of strings that need not be in a table (appendix A).
    private static let standardStringCount = 391
}
