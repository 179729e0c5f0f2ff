/// Points joined in the given order; a missing value leaves a gap.
///
/// The name of the line is written at its end. A point between two gaps is drawn as a dot.
public struct Line: Codable, Hashable, Sendable {
    /// Coordinates on the x axis, in the order in which the points are joined.
    public var x: [Datum]
    /// Coordinates on the y axis, one for each x.
    public var y: [Datum]
    /// Name of the series, written at the line's end; lines and bands of one name share a colour. No name if nil.
    public var name: String?
    /// Colour; if nil, the colour of the series.
    ///
    /// That is the colour given to a mark of the same name, else the next one of the palette.
    public var ink: Ink?
    /// True if each point gets a dot; if nil, lines of at most 40 points have dots.
    public var hasDots: Bool?
    /// True if the line is dashed; nil means solid.
    public var isDashed: Bool?
    /// Style of the last value, written after the name: "ReLU 0.970"; not written if nil.
    public var lastValue: NumberStyle?

    /// Creates a line from points.
    ///
    /// - Parameters:
    ///   - points: (x, y) in the order in which they are joined.
    ///   - name: name of the series; lines and bands of one name share a colour. No name if nil.
    ///   - ink: colour; the colour of the series if nil.
    ///   - dots: true if each point gets a dot; if nil, lines of at most 40 points have dots.
    ///   - dashed: true if the line is dashed; nil means solid.
    ///   - lastValue: style of the last value, written after the name: "ReLU 0.970"; not written if nil.
    public init<X: Plottable, Y: Plottable>(
        _ points: some Sequence<(X, Y)>, name: String? = nil, ink: Ink? = nil, dots: Bool? = nil, dashed: Bool? = nil,
        lastValue: NumberStyle? = nil
    ) {
        x = []
        y = []
        for point in points {
            x.append(point.0.datum)
            y.append(point.1.datum)
        }
        self.name = name
        self.ink = ink
        hasDots = dots
        isDashed = dashed
        self.lastValue = lastValue
    }

    /// Creates a line from values at 1, 2, 3, … or from another start, such as one value an epoch.
    ///
    /// - Parameters:
    ///   - values: y coordinates in the order in which they are joined.
    ///   - start: x coordinate of the first value; each next one is 1 greater.
    ///   - name: name of the series; lines and bands of one name share a colour. No name if nil.
    ///   - ink: colour; the colour of the series if nil.
    ///   - dots: true if each point gets a dot; if nil, lines of at most 40 points have dots.
    ///   - dashed: true if the line is dashed; nil means solid.
    ///   - lastValue: style of the last value, written after the name; not written if nil.
    public init(
        _ values: some Sequence<some Plottable>, from start: Int = 1, name: String? = nil, ink: Ink? = nil,
        dots: Bool? = nil,
        dashed: Bool? = nil, lastValue: NumberStyle? = nil
    ) {
        self.init(
            values.enumerated().map { (Double(start) + Double($0.offset), $0.element.datum) }, name: name, ink: ink,
            dots: dots,
            dashed: dashed,
            lastValue: lastValue)
    }
}

extension Line: MarkConvertible {
    /// The line as a mark.
    public var mark: Mark { .line(self) }
}
