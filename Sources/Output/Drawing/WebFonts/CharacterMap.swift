/// The table `cmap` for the letters of a selection.
enum CharacterMap {
    /// A run of code points with a run of glyphs.
    private struct Run {
        var first: Int
        var last: Int
        var glyph: Int
    }

    /// The table: format 4, and format 12 if a letter is beyond the first 65,536 code points.
    static func table(_ selection: GlyphSelection) -> [UInt8] {
        var runs: [Run] = []
        for (scalar, oldGlyph) in selection.letters {
            let code = Int(scalar.value), glyph = selection[oldGlyph] ?? 0
            // A run does not go on from U+FFFF to U+10000, as format 4 ends there.
            if let run = runs.last, run.last + 1 == code, run.glyph + code - run.first == glyph, code != 0x10000 {
                runs[runs.count - 1].last = code
            } else {
                runs.append(Run(first: code, last: code, glyph: glyph))
            }
        }
        let isLarge = runs.contains { $0.last > 0xffff }
        var writer = FontWriter()
        // Windows (3), Unicode's first plane (1) and all of it (10).
        writer.uint16s([0, isLarge ? 2 : 1, 3, 1, 0, isLarge ? 20 : 12])
        if isLarge {
            writer.uint16s([3, 10, 0, 0])
            let segments = segments(runs.filter { $0.last <= 0xffff })
            writer.append(segments)
            writer.replace(at: 18, uint16: 20 + segments.count)
            writer.append(groups(runs))
        } else {
            writer.append(segments(runs))
        }
        return writer.bytes
    }

    /// Format 4.
    private static func segments(_ runs: [Run]) -> [UInt8] {
        // The last segment must end with U+FFFF, which is no letter.
        let runs = runs.filter { $0.first < 0xffff } + [Run(first: 0xffff, last: 0xffff, glyph: 0)]
        let power = Int.bitWidth - 1 - runs.count.leadingZeroBitCount
        var writer = FontWriter()
        writer.uint16s([4, 16 + 8 * runs.count, 0, 2 * runs.count, 2 << power, power, 2 * (runs.count - 1 << power)])
        writer.uint16s(runs.map(\.last))
        writer.uint16(0)
        writer.uint16s(runs.map(\.first))
        writer.uint16s(runs.map { $0.glyph - $0.first })
        writer.uint16s(runs.map { _ in 0 })
        return writer.bytes
    }

    /// Format 12.
    private static func groups(_ runs: [Run]) -> [UInt8] {
        var writer = FontWriter()
        writer.uint16s([12, 0])
        for number in [16 + 12 * runs.count, 0, runs.count] { writer.uint32(number) }
        for run in runs {
            writer.uint32(run.first)
            writer.uint32(run.last)
            writer.uint32(run.glyph)
        }
        return writer.bytes
    }
}
