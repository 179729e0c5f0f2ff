/// A remark on a place in the data. It stands beside the place where it covers nothing, joined to it by a thin line if it has to
/// stand off; where there is no room for it at all it is left out.
public struct Note: Codable, Hashable, Sendable {
    public var text: String
    public var x: Datum
    public var y: Datum
    public var ink: Ink?

    public init(_ text: String, x: some Plottable, y: some Plottable, ink: Ink? = nil) {
        self.text = text
        self.x = x.datum
        self.y = y.datum
        self.ink = ink
    }
}

extension Note: MarkConvertible {
    public var mark: Mark { .note(self) }
}
