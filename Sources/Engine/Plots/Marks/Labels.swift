/// Words at points of the data, each beside its point where it covers nothing. Where there is no such place a word is left out.
public struct Labels: Codable, Hashable, Sendable {
    public var x: [Datum]
    public var y: [Datum]
    public var texts: [String]
    public var ink: Ink?

    /// - Parameter labels: (x, y, text)
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
    public var mark: Mark { .labels(self) }
}
