import Drawing

/// What is drawn for the eye alone.
package enum Decoration {
    /// Text as shapes, from the start of its baseline.
    case shapes(TextLine)
    /// Dots that lead the eye from `from` to `to` to a page number, under one another in all lines.
    case leader(from: Double, to: Double)
}
