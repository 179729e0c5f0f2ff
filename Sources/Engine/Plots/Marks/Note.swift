/// Remark on one place in the data, written near it where it covers little.
///
/// The note never covers other text and stays within the panel. If it is not close to its place, a thin line joins the
/// two. If there is no room at all, it is omitted.
public struct Note: Codable, Hashable, Sendable {
    /// Text of the remark, in at most four lines of half the width of the panel.
    public var text: String
    /// Coordinate of the place on the x axis.
    public var x: Datum
    /// Coordinate of the place on the y axis.
    public var y: Datum
    /// Colour of the text; the grey of remarks if nil.
    public var ink: Ink?

    /// Creates a note.
    ///
    /// - Parameters:
    ///   - text: text of the remark; its line breaks are preserved.
    ///   - x: coordinate of the place on the x axis.
    ///   - y: coordinate of the place on the y axis.
    ///   - ink: colour of the text; the grey of remarks if nil.
    public init(_ text: String, x: some Plottable, y: some Plottable, ink: Ink? = nil) {
        self.text = text
        self.x = x.datum
        self.y = y.datum
        self.ink = ink
    }
}

extension Note: MarkConvertible {
    /// The note as a mark.
    public var mark: Mark { .note(self) }
}
