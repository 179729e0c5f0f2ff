/// One line of shaped text: kerned glyphs with their positions.
public struct TextLine: Sendable {
    /// The text that was shaped.
    public let string: String
    /// The preferred face; runs may use other faces.
    public let face: Face
    /// The size in points.
    public let size: Double
    /// The advance width in points: the distance from the start of the line to the start of a text that follows it.
    public let width: Double
    /// The height of the face's ascender above the baseline in points, positive.
    public let ascent: Double
    /// The depth of the face's descender below the baseline in points, positive.
    public let descent: Double
    /// The glyphs, positioned from the start of the line.
    ///
    /// There is more than one run if `face` lacks characters that another face has, if superscripts are made, or if the
    /// direction of writing changes.
    public let runs: [GlyphRun]

    /// Shapes one line of text with kerning and ligatures.
    ///
    /// Any string gives a line; characters without a glyph in any face are shown as the missing-glyph box.
    ///
    /// - Parameters:
    ///   - string: The text.
    ///   - face: The preferred face.
    ///   - size: The size in points.
    ///   - features: OpenType features to switch on or off.
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
