import Drawing

/// The running head of a page: the title of the part at the left, that of the document at the right.
package enum RunningHead {
    /// The style of the part's title.
    static let part = TextStyle(face: .textItalic, size: 9, color: PageDesign.grey)
    /// The style of the document's title.
    static let document = TextStyle(face: .text, size: 9, color: PageDesign.grey)
    /// The room for the part's title, in points.
    static let partWidth = PageDesign.fullWidth * 0.45
    /// The room for the document's title, in points.
    static let documentWidth = PageDesign.fullWidth * 0.5
}
