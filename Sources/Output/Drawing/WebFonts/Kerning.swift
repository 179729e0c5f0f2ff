/// The distances between pairs of letters, of the feature `kern` of the table `GPOS`.
///
/// They are read as one number for each pair, and written anew: what a font says about letters that are left out
/// takes no room.
struct Kerning {
    private let lookups: [LayoutTable.Lookup]

    /// Reads the feature; empty if the font has none.
    init(_ file: FontFile) {
        lookups = LayoutTable(file, "GPOS")?.lookups(of: "kern").filter { $0.type == 2 } ?? []
    }

    /// The change of the first glyph's advance for each pair of the glyphs, in font units: [first, second].
    func matrix(_ glyphs: [Int]) -> [[Int]] {
        var matrix = [[Int]](repeating: [Int](repeating: 0, count: glyphs.count), count: glyphs.count)
        for lookup in lookups {
            // The first subtable that has a pair decides.
            var decided = [[Bool]](repeating: [Bool](repeating: false, count: glyphs.count), count: glyphs.count)
            for subtable in lookup.subtables {
                let distance = Self.distances(subtable)
                for (row, first) in glyphs.enumerated() {
                    guard let distance = distance(first) else { continue }
                    for (column, second) in glyphs.enumerated() where !decided[row][column] {
                        guard let value = distance(second) else { continue }
                        matrix[row][column] += value
                        decided[row][column] = true
                    }
                }
            }
        }
        return matrix
    }

    /// The distances of a subtable: for a first glyph a function of the second, nil where the subtable lacks them.
    private static func distances(_ subtable: FontBytes) -> (Int) -> ((Int) -> Int?)? {
        let coverage = subtable.table(at: 2).map(GlyphCoverage.glyphs) ?? []
        let numbers = Dictionary(coverage.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Each bit of a value format is a number of two bytes; that for the advance is the third.
        let format = subtable.uint16(at: 4)
        let size = 2 * (format.nonzeroBitCount + subtable.uint16(at: 6).nonzeroBitCount)
        func advance(_ table: FontBytes, _ position: Int) -> Int {
            format & 4 == 0 ? 0 : table.int16(at: position + 2 * (format & 3).nonzeroBitCount)
        }
        if subtable.uint16(at: 0) == 1 {
            return { first in
                guard let number = numbers[first], let set = subtable.table(at: 10 + 2 * number) else { return nil }
                var pairs: [Int: Int] = [:]
                for pair in 0..<set.uint16(at: 0) {
                    let place = 2 + (2 + size) * pair
                    pairs[set.uint16(at: place)] = advance(set, place + 2)
                }
                return { pairs[$0] }
            }
        }
        let firsts = subtable.table(at: 8).map(GlyphCoverage.classes) ?? [:]
        let seconds = subtable.table(at: 10).map(GlyphCoverage.classes) ?? [:]
        let columns = subtable.uint16(at: 14)
        return { first in
            guard numbers[first] != nil else { return nil }
            let row = 16 + size * columns * (firsts[first] ?? 0)
            return { advance(subtable, row + size * (seconds[$0] ?? 0)) }
        }
    }

    /// The table `GPOS` for a selection; nil if no pair of its glyphs has a distance.
    ///
    /// Also nil if the table would be longer than its offsets of two bytes reach. Of the shipped faces, that is so only
    /// for some two thousand letters of Inter.
    func table(_ selection: GlyphSelection) -> [UInt8]? {
        let matrix = matrix(selection.glyphs)
        guard matrix.contains(where: { $0.contains { $0 != 0 } }) else { return nil }
        // Pairs one by one, or by classes: whichever is shorter in the file.
        let tables = [Self.pairs(matrix), Self.classes(matrix)].map { LayoutTable.bytes([("kern", [(2, $0)])]) }
        return tables.filter { $0.count <= 0xffff }.min { Deflate.smallest($0).count < Deflate.smallest($1).count }
    }

    /// The subtable in format 1: for each first glyph a list of second glyphs. Equal lists are written once.
    private static func pairs(_ matrix: [[Int]]) -> [UInt8] {
        let firsts = matrix.indices.filter { matrix[$0].contains { $0 != 0 } }
        var writer = FontWriter()
        writer.uint16s([1, 0, 4, 0, firsts.count])
        writer.uint16s([Int](repeating: 0, count: firsts.count))
        var places: [[Int]: Int] = [:]
        for (number, first) in firsts.enumerated() {
            let row = matrix[first]
            if let place = places[row] {
                writer.replace(at: 10 + 2 * number, uint16: place)
                continue
            }
            places[row] = writer.count
            let seconds = row.indices.filter { row[$0] != 0 }
            var set = FontWriter()
            set.uint16(seconds.count)
            for second in seconds { set.uint16s([second, row[second]]) }
            writer.append(set.bytes, offsetAt: 10 + 2 * number)
        }
        writer.append(GlyphCoverage.table(firsts), offsetAt: 2)
        return writer.bytes
    }

    /// The subtable in format 2: glyphs with equal rows are a class, and those with equal columns.
    private static func classes(_ matrix: [[Int]]) -> [UInt8] {
        let firsts = matrix.indices.filter { matrix[$0].contains { $0 != 0 } }
        // Class 0 of the first glyphs are those with the first row; class 0 of the second ones have no distance.
        var rows: [[Int]] = [], columns = [[Int](repeating: 0, count: firsts.count)]
        func number(_ list: [Int], _ lists: inout [[Int]]) -> Int {
            if let number = lists.firstIndex(of: list) { return number }
            lists.append(list)
            return lists.count - 1
        }
        let rowClasses = firsts.map { (glyph: $0, value: number(matrix[$0], &rows)) }
        let columnClasses = matrix.indices.map { column in
            (glyph: column, value: number(firsts.map { matrix[$0][column] }, &columns))
        }
        var writer = FontWriter()
        writer.uint16s([2, 0, 4, 0, 0, 0, rows.count, columns.count])
        for row in rows.indices {
            // All glyphs of a class have the same row, so the first one speaks for it.
            let first = rowClasses.firstIndex { $0.value == row } ?? 0
            writer.uint16s(columns.map { $0[first] })
        }
        writer.append(GlyphCoverage.table(firsts), offsetAt: 2)
        writer.append(GlyphCoverage.table(classes: rowClasses), offsetAt: 8)
        writer.append(GlyphCoverage.table(classes: columnClasses), offsetAt: 10)
        return writer.bytes
    }
}
