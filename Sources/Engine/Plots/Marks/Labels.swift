/// Words at points of the data, each beside its point where it covers nothing.
///
/// A word is omitted if there is no such place to the right, to the left, above, below, or obliquely above the point.
public struct Labels: Codable, Hashable, Sendable {
    /// Coordinates of the points on the x axis.
    public var x: [Datum]
    /// Coordinates of the points on the y axis, one for each x.
    public var y: [Datum]
    /// Words, one for each point; a line break counts as a space.
    public var texts: [String]
    /// Colour of the words; the grey of remarks if nil.
    public var ink: Ink?

    /// Creates labels.
    ///
    /// - Parameters:
    ///   - labels: (x, y, text).
    ///   - ink: colour of the words; the grey of remarks if nil.
    public init<X: Plottable, Y: Plottable>(_ labels: some Sequence<(X, Y, String)>, ink: Ink? = nil) {
        x = []
        y = []
        texts = []
        for label in labels {
            x.append(label.0.datum)
            y.append(label.1.datum)
            texts.append(label.2)
        }
        self.ink = ink
    }
}

extension Labels: MarkConvertible {
    /// The labels as a mark.
    public var mark: Mark { .labels(self) }
}
