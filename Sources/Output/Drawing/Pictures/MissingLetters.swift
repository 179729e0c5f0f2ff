import Synchronization

/// The characters of a text that no shipped face has, each once, in the order of their first occurrence.
///
/// They are shown as boxes.
public func lettersWithoutGlyph(in text: String) -> [Character] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
    var missing: [Character] = []
    for character in text where !character.isASCII && !missing.contains(character) && !hasGlyph(character) {
        missing.append(character)
    }
    return missing
}

extension Picture {
    /// The characters in the drawing's texts that no shipped face has.
    ///
    /// Each is listed once for every text in which it occurs.
    public var lettersWithoutGlyph: [Character] {
        elements.flatMap { element -> [Character] in
            switch element {
            case .text(let line, _, _, _): Drawing.lettersWithoutGlyph(in: line.string)
            case .picture(let picture, _, _): picture.lettersWithoutGlyph
            case .path, .glyphs, .image: []
            }
        }
    }
}

/// True if a shipped face has the character; like `Shaping`, it considers only the character's first scalar.
private func hasGlyph(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return true }
    // Characters that are invisible or that the shaper replaces.
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control { return true }
    return known.withLock { known in
        if let answer = known[scalar] { return answer }
        let answer = Shaping.fallbacks.contains { ShapingFace.of($0).glyph(for: scalar) != nil }
        known[scalar] = answer
        return answer
    }
}

/// The answers of `hasGlyph` so far, by a character's first scalar.
private let known = Mutex<[Unicode.Scalar: Bool]>([:])
