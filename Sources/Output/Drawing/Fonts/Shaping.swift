import CHarfBuzz

/// Conversion of characters to glyphs: selects the faces that have the characters, then shapes with HarfBuzz.
enum Shaping {
    /// Shapes a string as one line from x = 0.
    ///
    /// Characters that `face` lacks are taken from another face that has them. Tabs and line ends become spaces; other
    /// control characters become U+FFFD.
    ///
    /// - Returns: The runs from left to right, and the width of the line in points.
    static func shape(
        _ string: String, face: Face, size: Double, features: [FontFeature]
    ) -> (runs: [GlyphRun], width: Double) {
        var runs: [GlyphRun] = []
        var x = 0.0
        for segment in segments(of: string, face: face) {
            let (run, width) = shape(segment, size: size, features: features, at: x)
            runs.append(run)
            x += width
        }
        return (runs, x)
    }

    private static func shape(
        _ segment: (face: Face, text: String), size: Double, features: [FontFeature], at x: Double
    ) -> (run: GlyphRun, width: Double) {
        guard let superscript = Superscript(segment.text, in: segment.face) else {
            return shape(segment: segment.text, face: segment.face, size: size, features: features, at: x)
        }
        let (run, width) = shape(
            segment: superscript.letters, face: superscript.face, size: size * superscript.scale, features: features,
            at: x)
        return (superscript.raised(run, by: size), superscript.width.map { $0 * size } ?? width)
    }

    /// The faces searched for a missing character, in this order.
    static let fallbacks: [Face] = [.text, .math, .code, .figure]

    /// The string divided into segments of one face each.
    private static func segments(of string: String, face: Face) -> [(Face, String)] {
        if string.isEmpty { return [] }
        if string.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) { return [(face, string)] }
        var segments: [(face: Face, text: String)] = []
        let makesSuperscripts = Superscript.isMade(for: string, in: face)
        var previous = (isRaised: false, isBackward: false)
        for character in String(String.UnicodeScalarView(string.unicodeScalars.map(printable))) {
            let isSuperscript = makesSuperscripts && Superscript.letter(of: character) != nil
            let chosen = isSuperscript ? face : cover(character, face: face)
            // Superscripts are a segment of their own, and so is a word written from right to left: HarfBuzz uses one
            // direction for a whole segment.
            let kind = (isRaised: isSuperscript, isBackward: isWrittenFromTheRight(character))
            defer { previous = kind }
            if let last = segments.last, last.face == chosen, previous == kind {
                segments[segments.count - 1].text.append(character)
            } else {
                segments.append((chosen, String(character)))
            }
        }
        return segments.map { ($0.face, $0.text) }
    }

    /// A scalar that can be shown in place of one that cannot: a space or U+FFFD.
    ///
    /// Cairo refuses noncharacters as text, and control characters have no glyph.
    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0a, 0x0d, 0x85, 0x2028, 0x2029: " "
        case 0..<0x20, 0x7f..<0xa0, 0xfdd0...0xfdef: "\u{FFFD}"
        case let value where value & 0xfffe == 0xfffe: "\u{FFFD}"
        default: scalar
        }
    }

    /// True for Hebrew, Arabic, related scripts and their presentation forms (Unicode, "Right-to-left" blocks).
    private static func isWrittenFromTheRight(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first?.value else { return false }
        return 0x590...0x8ff ~= scalar || 0xfb1d...0xfdff ~= scalar || 0xfe70...0xfefc ~= scalar
            || 0x10800...0x10fff ~= scalar
            || 0x1e800...0x1efff ~= scalar
    }

    /// The face that shows a character: `face` if it has it or if no other face does.
    private static func cover(_ character: Character, face: Face) -> Face {
        guard let scalar = character.unicodeScalars.first, ShapingFace.of(face).glyph(for: scalar) == nil else {
            return face
        }
        return fallbacks.first { ShapingFace.of($0).glyph(for: scalar) != nil } ?? face
    }

    private static func shape(
        segment text: String, face: Face, size: Double, features: [FontFeature], at origin: Double
    ) -> (run: GlyphRun, width: Double) {
        let shapingFace = ShapingFace.of(face)
        let scale = size / shapingFace.unitsPerEm
        let buffer = hb_buffer_create()
        defer { hb_buffer_destroy(buffer) }
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
        // Set before the guess, which would otherwise use the locale.
        hb_buffer_set_language(buffer, hb_language_from_string("en", 2))
        var text = text
        let byteCount = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                hb_buffer_add_utf8(buffer, characters.baseAddress, Int32(characters.count), 0, Int32(characters.count))
            }
            return bytes.count
        }
        hb_buffer_guess_segment_properties(buffer)
        let isBackward = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL
        let settings = features.map {
            hb_feature_t(tag: $0.openTypeTag, value: $0.value, start: 0, end: UInt32.max)
        }
        hb_shape(shapingFace.font, buffer, settings, UInt32(settings.count))

        var count: UInt32 = 0
        guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
            let positions = hb_buffer_get_glyph_positions(buffer, &count)
        else { return (GlyphRun(face: face, size: size, glyphs: []), 0) }
        var glyphs: [GlyphRun.Glyph] = []
        glyphs.reserveCapacity(Int(count))
        var pen = 0.0
        var starts: [(byte: Int, glyphCount: Int)] = []
        for index in 0..<Int(count) {
            let position = positions[index], byte = Int(infos[index].cluster)
            glyphs.append(
                GlyphRun.Glyph(
                    id: infos[index].codepoint, x: origin + (pen + Double(position.x_offset)) * scale,
                    y: -Double(position.y_offset) * scale))
            pen += Double(position.x_advance)
            if let last = starts.last, last.byte == byte {
                starts[starts.count - 1].glyphCount += 1
            } else {
                starts.append((byte, 1))
            }
        }
        if isBackward { starts.reverse() }
        let clusters = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1].byte : byteCount
            // There is no text before the first cluster: HarfBuzz's first cluster begins at the start of the text.
            return GlyphRun.Cluster(byteCount: end - starts[index].byte, glyphCount: starts[index].glyphCount)
        }
        let run = GlyphRun(
            face: face, size: size, text: text, glyphs: glyphs, clusters: clusters, isBackward: isBackward)
        return (run, pen * scale)
    }
}
