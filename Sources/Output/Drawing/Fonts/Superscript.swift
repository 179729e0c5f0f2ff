/// A superscript made of a face's digits and signs on the baseline, where the face lacks superscript characters.
///
/// Text faces have ¹, ² and ³, as Latin-1 did, and no more: the exponent of 10⁻⁶ would mix glyphs of two other faces.
/// The whole superscript is made this way if the face lacks one character of it. Its 1 is as high and as
/// far above the baseline as the face's own ¹.
///
/// The superscripts of a monospaced face are as wide as its other characters, and look torn apart. Those of the text
/// face are set in their place, in the size and at the height of the monospaced ones. Together they take the columns
/// that the characters would take, so that columns of a table stay aligned.
struct Superscript {
    /// The letters on the baseline that are shaped instead of the superscript characters.
    let letters: String
    /// The face of the letters.
    let face: Face
    /// The size of the letters as a fraction of the text's size.
    let scale: Double
    /// The width of the superscript as a fraction of the text's size; nil for that of its letters.
    let width: Double?
    private let text: String
    /// The height by which the letters are raised, as a fraction of the text's size.
    private let rise: Double

    /// Creates a superscript for a text of superscript characters.
    ///
    /// Nil if the text has other characters, if the face has all of them and is not monospaced, or if the face gives no
    /// example of a superscript.
    init?(_ text: String, in face: Face) {
        let letters = text.compactMap(Self.letter)
        guard !text.isEmpty, letters.count == text.count, Self.isMade(for: text, in: face) else { return nil }
        let model = Self.model(for: face), own = ShapingFace.of(face), other = ShapingFace.of(model)
        guard let plain = other.glyph(for: "1").map(other.inkBox), let high = own.glyph(for: "¹").map(own.inkBox) else {
            return nil
        }
        self.text = text
        self.letters = String(letters)
        self.face = model
        scale = (high.top - high.bottom) / own.unitsPerEm / ((plain.top - plain.bottom) / other.unitsPerEm)
        rise = high.bottom / own.unitsPerEm - scale * plain.bottom / other.unitsPerEm
        width =
            model == face
            ? nil : own.glyph(for: "1").map { own.advance(of: $0) / own.unitsPerEm * Double(letters.count) }
    }

    /// True if the text has superscript characters that the face lacks, or several that are monospaced, and that can be
    /// made.
    static func isMade(for text: String, in face: Face) -> Bool {
        let model = model(for: face), own = ShapingFace.of(face), letters = text.filter { letter(of: $0) != nil }
        func isMissing(_ character: Character) -> Bool {
            character.unicodeScalars.contains { own.glyph(for: $0) == nil }
        }
        // A single one of Latin-1, such as that of m², is not torn apart, and drawn for its place.
        let isAlone = letters.count == 1 && "¹²³".contains(letters)
        return (model != face && !isAlone && !letters.isEmpty || letters.contains(where: isMissing))
            && own.glyph(for: "¹") != nil
    }

    /// The face whose digits and signs make the superscripts in a face: for a monospaced one, the text face.
    private static func model(for face: Face) -> Face {
        switch face {
        case .code: .text
        case .codeBold: .textBold
        case .codeItalic: .textItalic
        default: face
        }
    }

    /// The character on the baseline for a superscript character; nil for any other character.
    static func letter(of character: Character) -> Character? {
        switch character {
        case "⁰": "0"
        case "¹": "1"
        case "²": "2"
        case "³": "3"
        case "⁴": "4"
        case "⁵": "5"
        case "⁶": "6"
        case "⁷": "7"
        case "⁸": "8"
        case "⁹": "9"
        case "⁺": "+"
        case "⁻": "−"
        case "⁼": "="
        case "⁽": "("
        case "⁾": ")"
        default: nil
        }
    }

    /// The shaped run of `letters`, raised, with the superscript characters as its text.
    ///
    /// - Parameter size: The size of the surrounding text in points.
    func raised(_ run: GlyphRun, by size: Double) -> GlyphRun {
        var run = run
        for index in run.glyphs.indices { run.glyphs[index].y -= rise * size }
        run.text = text
        let characters = Array(text)
        run.clusters =
            run.clusters.count == characters.count
            ? zip(characters, run.clusters).map {
                GlyphRun.Cluster(byteCount: $0.utf8.count, glyphCount: $1.glyphCount)
            }
            : [GlyphRun.Cluster(byteCount: text.utf8.count, glyphCount: run.glyphs.count)]
        return run
    }
}
