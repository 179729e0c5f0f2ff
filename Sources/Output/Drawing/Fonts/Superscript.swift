/// A superscript made of a face's digits and signs on the baseline, where the face lacks superscript characters.
///
/// Text faces have ¹, ² and ³, as Latin-1 did, and no more: the exponent of 10⁻⁶ would mix glyphs of two other faces.
/// If the face lacks one character of a superscript, the whole superscript is made this way. Its letters are smaller
/// and higher in the same proportion as the face's own ¹ is to its 1.
struct Superscript {
    /// The letters on the baseline that are shaped instead of the superscript characters.
    let letters: String
    /// The size of the letters as a fraction of the text's size.
    let scale: Double
    private let text: String
    /// The height by which the letters are raised, as a fraction of the text's size.
    private let rise: Double

    /// Creates a superscript for a text of superscript characters.
    ///
    /// Nil if the text has other characters, if the face has all of them, or if the face gives no example of a
    /// superscript.
    init?(_ text: String, in face: Face) {
        let letters = text.compactMap(Self.letter)
        let face = ShapingFace.of(face)
        guard letters.count == text.count, text.unicodeScalars.contains(where: { face.glyph(for: $0) == nil }),
            let example = Self.example(in: face)
        else {
            return nil
        }
        self.text = text
        self.letters = String(letters)
        scale = (example.high.top - example.high.bottom) / (example.plain.top - example.plain.bottom)
        rise = (example.high.bottom - scale * example.plain.bottom) / face.unitsPerEm
    }

    /// True if the text has superscript characters that the face lacks and that can be made.
    static func isMade(for text: String, in face: Face) -> Bool {
        let face = ShapingFace.of(face)
        return text.contains { letter(of: $0) != nil && $0.unicodeScalars.contains { face.glyph(for: $0) == nil } }
            && example(in: face) != nil
    }

    /// The bounding boxes of the face's 1 and ¹, in font units.
    ///
    /// Nil for a face of fixed pitch, whose ¹ is as wide as its 1: smaller letters would break its columns.
    private static func example(in face: ShapingFace) -> (
        plain: (left: Double, bottom: Double, right: Double, top: Double),
        high: (left: Double, bottom: Double, right: Double, top: Double)
    )? {
        guard let one = face.glyph(for: "1"), let high = face.glyph(for: "¹"),
            face.advance(of: high) < face.advance(of: one)
        else { return nil }
        let plain = face.inkBox(of: one)
        return plain.top > plain.bottom ? (plain, face.inkBox(of: high)) : nil
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
