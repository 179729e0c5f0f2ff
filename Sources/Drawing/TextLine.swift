/// The faces that the project ships. A `Face` and a size in points are a font.
public enum Face: String, Sendable, Hashable, CaseIterable {
    case text = "texgyrepagella-regular"
    case textItalic = "texgyrepagella-italic"
    case textBold = "texgyrepagella-bold"
    case textBoldItalic = "texgyrepagella-bolditalic"
    case math = "texgyrepagella-math"
    case code = "JetBrainsMono-Regular"
    case codeBold = "JetBrainsMono-Bold"
    case codeItalic = "JetBrainsMono-Italic"
    case figure = "Inter-Regular"
    case figureItalic = "Inter-Italic"
    case figureBold = "Inter-SemiBold"
}

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

    /// Shapes one line of text. Total: any string gives a line; characters without glyph show as the face's missing-glyph box.
    public init(_ string: String, face: Face, size: Double) {
        self.string = string
        self.face = face
        self.size = size
        width = 0
        ascent = 0
        descent = 0
    }
}
