import Synchronization

/// The characters of a text that no shipped face has, each once, in the order in which they come: they show as boxes.
public func lettersWithoutGlyph(in text: String) -> [Character] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
    var missing: [Character] = []
    for character in text where !character.isASCII && !missing.contains(character) && !hasGlyph(character) {
        missing.append(character)
    }
    return missing
}

extension Picture {
    /// The same for the words in a drawing.
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

/// As `Shaping` looks for a face: by the character's first scalar.
private func hasGlyph(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return true }
    // What is no letter to be seen, or made one by the shaper.
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control { return true }
    return known.withLock { known in
        if let answer = known[scalar] { return answer }
        let answer = Shaping.fallbacks.contains { ShapingFace.of($0).glyph(for: scalar) != nil }
        known[scalar] = answer
        return answer
    }
}

private let known = Mutex<[Unicode.Scalar: Bool]>([:])
