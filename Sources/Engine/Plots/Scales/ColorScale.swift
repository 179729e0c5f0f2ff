/// Rule that turns numbers into colours.
public struct ColorScale: Codable, Hashable, Sendable {
    /// Functions of a number before it is placed between the ends of the scale.
    public enum Transform: String, Codable, Sendable {
        /// The number itself.
        case linear
        /// The square root, with the sign of the number; makes small counts visible beside large ones.
        case squareRoot
        /// The decimal logarithm; numbers that are not positive get the colour of the low end.
        case logarithm
    }

    /// Colours from the low end to the high end.
    public var palette: Palette
    /// Function of a number before it is placed between the ends.
    public var transform: Transform
    /// Number at the low end of the palette; the least finite number of the data if nil.
    ///
    /// Numbers beyond an end get the colour of that end.
    public var low: Double?
    /// Number at the high end of the palette; the greatest finite number of the data if nil.
    public var high: Double?
    /// True if the middle of the palette is at zero and both ends have the same distance from it.
    ///
    /// The distance is the greater of `high` and −`low`, or the largest absolute value of the data if both are nil.
    public var isDiverging: Bool

    /// Creates a scale from all its options.
    package init(_ palette: Palette, transform: Transform, low: Double?, high: Double?, isDiverging: Bool) {
        self.palette = palette
        self.transform = transform
        self.low = low
        self.high = high
        self.isDiverging = isDiverging
    }

    /// Scale with more ink for greater numbers.
    ///
    /// - Parameters:
    ///   - palette: colours from the low end to the high end.
    ///   - low: number at the low end; the least finite number of the data if nil.
    ///   - high: number at the high end; the greatest finite number of the data if nil.
    ///   - transform: function of a number before it is placed between the ends.
    public static func sequential(
        _ palette: Palette = .blues, from low: Double? = nil, to high: Double? = nil, transform: Transform = .linear
    ) -> ColorScale {
        ColorScale(palette, transform: transform, low: low, high: high, isDiverging: false)
    }

    /// Scale from −`limit` to `limit` with zero in the middle.
    ///
    /// The default palette is blue below zero and vermilion above, with paper in the middle. Use `.blueSand` where no
    /// numbers are beside the colours.
    ///
    /// - Parameters:
    ///   - palette: colours from −`limit` to `limit`.
    ///   - limit: absolute value at both ends; the largest absolute value of the data if nil.
    ///   - transform: function of a number before it is placed between the ends.
    public static func diverging(
        _ palette: Palette = .blueVermilion, limit: Double? = nil, transform: Transform = .linear
    ) -> ColorScale {
        ColorScale(palette, transform: transform, low: limit.map(-), high: limit, isDiverging: true)
    }

    /// The scale with its ends computed from the data.
    package func trained(on values: some Sequence<Double>) -> TrainedColorScale {
        TrainedColorScale(self, values: values)
    }
}
