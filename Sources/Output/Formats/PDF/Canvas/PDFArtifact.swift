import Drawing

/// What on a page is no part of the text: it is passed over by whoever hears the page (PDF 32000-1, 14.8.2.2).
package enum PDFArtifact: Int, CaseIterable {
    case header = 1
    case footer, watermark, layout

    var properties: String {
        switch self {
        case .header: "<< /Type /Pagination /Subtype /Header >>"
        case .footer: "<< /Type /Pagination /Subtype /Footer >>"
        case .watermark: "<< /Type /Pagination /Subtype /Watermark >>"
        case .layout: "<< /Type /Layout >>"
        }
    }

    /// Cairo 1.16 has no tag for artifacts. A speck of this size in the page's corner, which is taken out again, says of what kind those are that follow.
    var mark: Rectangle { Rectangle(x: Double(rawValue), y: 0, width: 0.125, height: 0.125) }
}
