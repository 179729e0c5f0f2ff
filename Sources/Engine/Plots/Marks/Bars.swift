/// One bar for each position, from zero. Bars are horizontal if y is a scale of categories.
///
/// Bars of different names are side by side within a category. A missing value has a dash in its place.
///
/// A logarithmic axis has no zero, and the length of a bar would depend on the arbitrary beginning of the axis. Each
/// value is then a dot on a line across the panel (Cleveland 1985, "The Elements of Graphing Data", 3.3).
public struct Bars: Codable, Hashable, Sendable {
    /// Positions of the bars: categories or numbers.
    public var at: [Datum]
    /// Values of the bars, one for each position.
    public var values: [Datum]
    /// Name of the series, shown in the legend; none if nil.
    public var name: String?
    /// Colour; if nil, the colour of the series.
    ///
    /// That is the colour given to a mark of the same name, else the next one of the palette.
    public var ink: Ink?
    /// Style of the value written at the bar's end; not written if nil, and omitted where there is no room.
    public var numbers: NumberStyle?

    /// Creates bars.
    ///
    /// - Parameters:
    ///   - bars: (position, value).
    ///   - name: name of the series, shown in the legend; none if nil.
    ///   - ink: colour; the colour of the series if nil.
    ///   - numbers: style of the value written at each bar's end; not written if nil.
    public init<X: Plottable, Y: Plottable>(
        _ bars: some Sequence<(X, Y)>, name: String? = nil, ink: Ink? = nil, numbers: NumberStyle? = nil
    ) {
        at = []
        values = []
        for bar in bars {
            at.append(bar.0.datum)
            values.append(bar.1.datum)
        }
        self.name = name
        self.ink = ink
        self.numbers = numbers
    }
}

extension Bars: MarkConvertible {
    /// The bars as a mark.
    public var mark: Mark { .bars(self) }
}
