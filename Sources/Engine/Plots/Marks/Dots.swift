/// One dot for each point; more than 1500 dots are drawn as a density.
///
/// Dots with the name of bars or intervals get the same place as those within a category. All other series of dots
/// share the middle of the category.
public struct Dots: Codable, Hashable, Sendable {
    /// Coordinates on the x axis; a point with a missing coordinate is not drawn but counted above the panel.
    public var x: [Datum]
    /// Coordinates on the y axis, one for each x.
    public var y: [Datum]
    /// Name of the series, shown in the legend; it also selects the shape of the dots. No name if nil.
    public var name: String?
    /// Colour; if nil, the colour of the series.
    ///
    /// That is the colour given to a mark of the same name, else the next one of the palette.
    public var ink: Ink?
    /// Radius of a dot in points, limited to 0.2…6; 1.9 if nil.
    public var radius: Double?

    /// Creates dots.
    ///
    /// - Parameters:
    ///   - points: (x, y).
    ///   - name: name of the series, shown in the legend; none if nil.
    ///   - ink: colour; the colour of the series if nil.
    ///   - radius: radius of a dot in points, limited to 0.2…6; 1.9 if nil.
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
    /// The dots as a mark.
    public var mark: Mark { .dots(self) }
}
