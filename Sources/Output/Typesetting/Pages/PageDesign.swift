import Drawing

/// Every measure and colour of the page, in points.
package enum PageDesign {
    package static let page = Size(595.28, 841.89)
    /// The column of text.
    package static let left = 85.0
    package static let width = 425.0
    package static let top = 78.0
    package static let bottom = 768.0
    package static var height: Double { bottom - top }
    /// Baselines of the running head and the foot.
    package static let headBaseline = 50.0
    package static let footBaseline = 803.0

    package static let textSize = 10.5
    package static let leading = 14.0
    package static let paragraphSpace = 5.5
    package static let codeSize = 8.0
    package static let codeLeading = 11.2
    package static let captionSize = 9.0
    package static let captionLeading = 12.0
    package static let noteSize = 8.5
    package static let noteLeading = 11.0
    package static let tableSize = 9.5
    package static let tableLeading = 13.5

    package static let ink = Color.black
    package static let grey = Color(hex: 0x6b6b6b)
    package static let faint = Color(hex: 0x9a9a9a)
    package static let hairline = Color(hex: 0xb4b4b4)
    package static let band = Color(hex: 0xf4f4f4)
    package static let accent = Color(hex: 0x0b5fa5)
    package static let linkInk = Color(hex: 0x0b4f8a)
    package static let alarm = Color(hex: 0xb3261e)
    package static let watermark = Color(hex: 0x000000, alpha: 0.07)
}
