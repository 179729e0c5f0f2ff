import Drawing

/// Something that is drawn but is not part of the text.
package enum Decoration {
    /// Text drawn as shapes; its origin is the left end of its baseline.
    case shapes(TextLine)
    /// A row of dots from x = `from` to x = `to`, which leads to a page number. The dots of all lines are aligned.
    case leader(from: Double, to: Double)
}
