/// A page before it is drawn: strips and where they stand.
package struct LaidOutPage {
    package struct Placed {
        package var strip: Strip
        /// Its top, from the top of the column.
        package var y: Double
    }

    package var body: [Placed] = []
    /// Footnotes, from the top of the column too.
    package var notes: [Placed] = []
    /// Where the footnotes' rule stands, if there are any.
    package var noteRule: Double?

    package init() {}
}
