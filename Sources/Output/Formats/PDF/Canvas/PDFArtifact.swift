import Drawing

/// A kind of content that is not part of the text; screen readers skip it (PDF 32000-1, 14.8.2.2).
package enum PDFArtifact: Int, CaseIterable {
    /// The running head, the foot and the watermark of a page; `layout` is any other decoration.
    case header = 1
    case footer, watermark, layout

    /// The property list that marks an artifact of this kind.
    var properties: String {
        switch self {
        case .header: "<< /Type /Pagination /Subtype /Header >>"
        case .footer: "<< /Type /Pagination /Subtype /Footer >>"
        case .watermark: "<< /Type /Pagination /Subtype /Watermark >>"
        case .layout: "<< /Type /Layout >>"
        }
    }

    /// A small rectangle (speck) in the page's corner that sets the kind of the artifacts after it.
    ///
    /// It is needed because Cairo 1.16 has no tag for artifacts; it is removed from the finished page.
    var mark: Rectangle { Rectangle(x: Double(rawValue), y: 0, width: 0.125, height: 0.125) }
}
