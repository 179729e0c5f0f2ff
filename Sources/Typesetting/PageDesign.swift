import Drawing

/// Every measure and colour of the page, in points.
enum PageDesign {
    static let page = Size(595.28, 841.89)
    /// The column of text.
    static let left = 85.0
    static let width = 425.0
    static let top = 78.0
    static let bottom = 768.0
    static var height: Double { bottom - top }
    /// Baselines of the running head and the foot.
    static let headBaseline = 50.0
    static let footBaseline = 803.0

    static let textSize = 10.5
    static let leading = 14.0
    static let paragraphSpace = 5.5
    static let codeSize = 8.0
    static let codeLeading = 11.2
    static let captionSize = 9.0
    static let captionLeading = 12.0
    static let noteSize = 8.5
    static let noteLeading = 11.0
    static let tableSize = 9.5
    static let tableLeading = 13.5

    static let ink = Color.black
    static let grey = Color(hex: 0x6b6b6b)
    static let faint = Color(hex: 0x9a9a9a)
    static let hairline = Color(hex: 0xb4b4b4)
    static let band = Color(hex: 0xf4f4f4)
    static let accent = Color(hex: 0x0b5fa5)
    static let linkInk = Color(hex: 0x0b4f8a)
    static let alarm = Color(hex: 0xb3261e)
    static let watermark = Color(hex: 0x000000, alpha: 0.07)
}
