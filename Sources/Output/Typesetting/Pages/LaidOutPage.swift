/// A page before it is drawn: strips and their places.
package struct LaidOutPage {
    /// A strip at its place on the page.
    package struct Placed {
        /// The strip.
        package var strip: Strip
        /// The distance of the strip's top from the top of the column, in points.
        package var y: Double
    }

    /// The strips of the text, with floats and repeated strips.
    package var body: [Placed] = []
    /// The footnotes; their places are also measured from the top of the column.
    package var notes: [Placed] = []
    /// The distance of the rule above the footnotes from the top of the column; nil if there are no footnotes.
    package var noteRule: Double?

    /// Creates an empty page.
    package init() {}
}
