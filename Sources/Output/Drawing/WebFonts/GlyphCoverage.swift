/// Lists and classes of glyphs as tables of OpenType have them (OpenType specification 1.9, "Common table formats").
enum GlyphCoverage {
    /// The glyphs of a Coverage table, in its order.
    static func glyphs(_ table: FontBytes) -> [Int] {
        let count = table.uint16(at: 2)
        if table.uint16(at: 0) == 1 { return (0..<count).map { table.uint16(at: 4 + 2 * $0) } }
        return ranges(table, at: 2).flatMap { Array($0.glyphs) }
    }

    /// The classes of glyphs in a ClassDef table, other than class 0.
    static func classes(_ table: FontBytes) -> [Int: Int] {
        var classes: [Int: Int] = [:]
        if table.uint16(at: 0) == 1 {
            let first = table.uint16(at: 2)
            for number in 0..<table.uint16(at: 4) { classes[first + number] = table.uint16(at: 6 + 2 * number) }
        } else {
            for range in ranges(table, at: 2) {
                for glyph in range.glyphs { classes[glyph] = range.value }
            }
        }
        return classes
    }

    /// Ranges of glyphs with a number each; those that end before they begin are left out.
    private static func ranges(_ table: FontBytes, at position: Int) -> [(glyphs: ClosedRange<Int>, value: Int)] {
        (0..<table.uint16(at: position)).compactMap { number in
            let place = position + 2 + 6 * number
            let first = table.uint16(at: place), last = table.uint16(at: place + 2)
            return first <= last ? (first...last, table.uint16(at: place + 4)) : nil
        }
    }

    /// A Coverage table of glyphs in ascending order, in the shorter of its two formats.
    static func table(_ glyphs: [Int]) -> [UInt8] {
        var list = FontWriter(), ranges = FontWriter()
        list.uint16s([1, glyphs.count] + glyphs)
        let runs = runs(glyphs.map { ($0, 0) })
        ranges.uint16s([2, runs.count])
        var number = 0
        for run in runs {
            ranges.uint16s([run.first, run.last, number])
            number += run.last - run.first + 1
        }
        return list.count <= ranges.count ? list.bytes : ranges.bytes
    }

    /// A ClassDef table of glyphs in ascending order, in the shorter of its two formats.
    static func table(classes: [(glyph: Int, value: Int)]) -> [UInt8] {
        let classes = classes.filter { $0.value != 0 }
        var list = FontWriter(), ranges = FontWriter()
        let runs = runs(classes)
        ranges.uint16s([2, runs.count])
        for run in runs { ranges.uint16s([run.first, run.last, run.value]) }
        guard let first = classes.first?.glyph, let last = classes.last?.glyph else { return ranges.bytes }
        let values = Dictionary(uniqueKeysWithValues: classes)
        list.uint16s([1, first, last - first + 1] + (first...last).map { values[$0] ?? 0 })
        return list.count <= ranges.count ? list.bytes : ranges.bytes
    }

    /// Neighbouring glyphs with the same value as runs.
    private static func runs(_ glyphs: [(glyph: Int, value: Int)]) -> [(first: Int, last: Int, value: Int)] {
        var runs: [(first: Int, last: Int, value: Int)] = []
        for (glyph, value) in glyphs {
            if let run = runs.last, run.last + 1 == glyph, run.value == value {
                runs[runs.count - 1].last = glyph
            } else {
                runs.append((glyph, glyph, value))
            }
        }
        return runs
    }
}
