import Drawing

/// All lengths (in points) and colours of the page.
package enum PageDesign {
    /// The size of the paper: A4.
    package static let page = Size(595.28, 841.89)
    /// The left edge of the text column.
    package static let left = 61.64
    /// The width of the text column: about 73 characters.
    package static let width = 336.0
    /// The white space between the text column and the side column.
    package static let sideGap = 18.0
    /// The width of the side column, which holds captions, timings and remarks.
    package static let sideWidth = 118.0
    /// The left edge of the side column, from the left edge of the text column.
    package static let sideLeft = width + sideGap
    /// The width of both columns together, for code, large figures and wide tables.
    package static let fullWidth = width + sideGap + sideWidth
    /// The top of the text column, from the top of the page.
    package static let top = 78.0
    /// The bottom of the text column, from the top of the page.
    package static let bottom = 768.0
    /// The height of the text column.
    package static var height: Double { bottom - top }
    /// The baseline of the running head, from the top of the page.
    package static let headBaseline = 50.0
    /// The baseline of the page's foot, from the top of the page.
    package static let footBaseline = 803.0

    /// The font size of the text.
    package static let textSize = 10.5
    /// The distance between two baselines of the text.
    package static let leading = 14.0
    /// The white space between two paragraphs.
    package static let paragraphSpace = 5.5
    /// The font size of code.
    package static let codeSize = 8.0
    /// The distance between two baselines of code.
    package static let codeLeading = 11.2
    /// The font size of captions.
    package static let captionSize = 9.0
    /// The distance between two baselines of a caption.
    package static let captionLeading = 12.0
    /// The font size of captions and remarks in the side column.
    package static let sideSize = 8.4
    /// The distance between two baselines in the side column.
    package static let sideLeading = 10.8
    /// The font size of footnotes.
    package static let noteSize = 8.5
    /// The distance between two baselines of a footnote.
    package static let noteLeading = 11.0
    /// The smallest font size of a formula that is made smaller to fit its column, as long as anything else helps.
    package static let smallestFormulaSize = 6.0
    /// The font size of tables, unless a table is too wide.
    package static let tableSize = 9.5
    /// The font size of tables whose cells need several lines.
    package static let proseTableSize = 8.6
    /// The distance between two rows of a table at `tableSize`.
    package static let tableLeading = 13.5

    /// The colour of the text.
    package static let ink = Color.black
    /// The colour of secondary text: subtitles, remarks, timings, running heads.
    package static let grey = Color(hex: 0x6b6b6b)
    /// The colour of line numbers, leaders and short rules.
    package static let faint = Color(hex: 0x757575)
    /// The colour of thin rules.
    package static let hairline = Color(hex: 0xb4b4b4)
    /// The colour of the band behind a cell's output.
    package static let band = Color(hex: 0xf4f4f4)
    /// The colour of the rule beside a cell's code.
    package static let accent = Color(hex: 0x0b5fa5)
    /// The colour of links.
    package static let linkInk = Color(hex: 0x0b4f8a)
    /// The colour of warnings.
    package static let alarm = Color(hex: 0xb3261e)
    /// The colour of the watermark across a page.
    package static let watermark = Color(hex: 0x000000, alpha: 0.07)
}
