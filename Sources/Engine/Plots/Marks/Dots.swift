/// One dot for each point. Thousands of them are drawn as a density. Among bars or intervals of the same name, dots stand where those
/// do within a category; otherwise all series of dots share the middle.
public struct Dots: Codable, Hashable, Sendable {
    public var x: [Datum]
    public var y: [Datum]
    public var name: String?
    public var ink: Ink?
    /// In points, 6 at most; nil for the theme's.
    public var radius: Double?

    public init<X: Plottable, Y: Plottable>(
        _ points: some Sequence<(X, Y)>, name: String? = nil, ink: Ink? = nil, radius: Double? = nil
    ) {
        x = []
        y = []
        for point in points {
            x.append(point.0.datum)
            y.append(point.1.datum)
        }
        self.name = name
        self.ink = ink
        self.radius = radius
    }
}

extension Dots: MarkConvertible {
    public var mark: Mark { .dots(self) }
}
