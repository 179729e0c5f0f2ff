/// A face that the project ships.
///
/// A `Face` together with a size in points is a font. The raw value is the font file's name without its extension.
public enum Face: String, Sendable, Hashable, CaseIterable {
    /// TeX Gyre Pagella, the face of text, in four styles.
    case text = "texgyrepagella-regular"
    case textItalic = "texgyrepagella-italic"
    case textBold = "texgyrepagella-bold"
    case textBoldItalic = "texgyrepagella-bolditalic"
    /// TeX Gyre Pagella Math, the face of formulas.
    case math = "texgyrepagella-math"
    /// JetBrains Mono, the face of code, in three styles.
    case code = "JetBrainsMono-Regular"
    case codeBold = "JetBrainsMono-Bold"
    case codeItalic = "JetBrainsMono-Italic"
    /// Inter, the face of figures, in three styles; the bold one is Inter SemiBold.
    case figure = "Inter-Regular"
    case figureItalic = "Inter-Italic"
    case figureBold = "Inter-SemiBold"
}
