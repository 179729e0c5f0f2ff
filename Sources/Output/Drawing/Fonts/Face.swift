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
