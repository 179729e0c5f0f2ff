/// Area between a lower and an upper value at each x, such as a deviation about a line, or an area from zero up.
///
/// A missing value leaves a gap. If all lower values are zero, the axis begins at zero, as for bars.
public struct Band: Codable, Hashable, Sendable {
    /// Positions on the x axis from left to right.
    public var x: [Datum]
    /// Lower values, one for each x.
    public var low: [Datum]
    /// Upper values, one for each x.
    public var high: [Datum]
    /// Name of the series, written at the band's right end unless a line has the same name; none if nil.
    public var name: String?
    /// Colour; if nil, the colour of the series.
    ///
    /// That is the colour given to a mark of the same name, else the next one of the palette.
    public var ink: Ink?

    /// Creates a band from its lower and upper values.
    ///
    /// - Parameters:
    ///   - points: (x, low, high) from left to right.
    ///   - name: name of the series; lines and bands of one name share a colour. No name if nil.
    ///   - ink: colour; the colour of the series if nil.
    public init<X: Plottable, Y: Plottable>(_ points: some Sequence<(X, Y, Y)>, name: String? = nil, ink: Ink? = nil) {
        x = []
        low = []
        high = []
        for point in points {
            x.append(point.0.datum)
            low.append(point.1.datum)
            high.append(point.2.datum)
        }
        self.name = name
        self.ink = ink
    }

    /// Creates a band of mean ± deviation.
    ///
    /// - Parameters:
    ///   - means: (x, mean, deviation) from left to right.
    ///   - name: name of the series; lines and bands of one name share a colour. No name if nil.
    ///   - ink: colour; the colour of the series if nil.
    public init<X: Plottable>(means: some Sequence<(X, Double, Double)>, name: String? = nil, ink: Ink? = nil) {
        self.init(means.map { ($0.0.datum, $0.1 - $0.2, $0.1 + $0.2) }, name: name, ink: ink)
    }
}

extension Band: MarkConvertible {
    /// The band as a mark.
    public var mark: Mark { .band(self) }
}
