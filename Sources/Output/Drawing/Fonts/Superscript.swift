/// Figures and signs that stand high, made of those on the line where a face lacks them.
///
/// Text faces have ¹, ² and ³, as Latin-1 did, and no more: 10⁻⁶ would borrow its exponent from two other faces. So a superscript with a character that
/// the face lacks is made whole, as much smaller and higher as the face's own ¹ is than its 1.
struct Superscript {
    /// What is set, on the line, in its place.
    let letters: String
    /// Its size, as a share of the text's.
    let scale: Double
    private let text: String
    /// How far it is raised, as a share of the text's size.
    private let rise: Double

    /// Nil where the text is no superscript, or the face has all of it or does not show how.
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

    /// Whether the text has superscripts that the face has not.
    static func isMade(for text: String, in face: Face) -> Bool {
        let face = ShapingFace.of(face)
        return text.contains { letter(of: $0) != nil && $0.unicodeScalars.contains { face.glyph(for: $0) == nil } }
            && example(in: face) != nil
    }

    /// The ink of the face's 1 and ¹. A face of fixed pitch, whose ¹ is as wide as its 1, keeps its columns and gives no example.
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

    /// The letters' run, raised, which reads as the superscript.
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
