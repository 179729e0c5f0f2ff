/// One bar for each position, from zero. Bars lie down where y is a scale of categories.
///
/// A logarithmic axis has no zero, and a bar's length there would say where somebody let the axis begin: each value is a dot on a line across
/// the panel instead (Cleveland 1985, "The Elements of Graphing Data", 3.3).
public struct Bars: Codable, Hashable, Sendable {
    public var at: [Datum]
    public var values: [Datum]
    public var name: String?
    public var ink: Ink?
    /// How the value is written at the bar's end, if at all.
    public var numbers: NumberStyle?

    /// - Parameter bars: (position, value).
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
    public var mark: Mark { .bars(self) }
}
