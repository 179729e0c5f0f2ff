/// One line of shaped text: kerned glyphs with their positions, ready to be placed.
public struct TextLine: Sendable {
    public let string: String
    public let face: Face
    public let size: Double
    /// From the start of the line to where the next would begin.
    public let width: Double
    /// From the baseline up to the face's ascender, and down to its descender; both positive.
    public let ascent: Double
    public let descent: Double
    /// The glyphs, positioned from the start of the line; more than one run where the face lacks characters that
    /// another face has.
    public let runs: [GlyphRun]

    /// Shapes one line of text, with kerning and ligatures. Total: any string gives a line; characters without glyph
    /// in any face show as the missing-glyph box.
    public init(_ string: String, face: Face, size: Double, features: [FontFeature] = []) {
        self.string = string
        self.face = face
        self.size = size
        (runs, width) = Shaping.shape(string, face: face, size: size, features: features)
        let metrics = ShapingFace.of(face)
        ascent = metrics.ascent * size / metrics.unitsPerEm
        descent = metrics.descent * size / metrics.unitsPerEm
    }
}
