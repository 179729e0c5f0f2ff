/// From numbers to colours.
public struct ColorScale: Codable, Hashable, Sendable {
    /// What is done to a number before it is placed between the ends.
    public enum Transform: String, Codable, Sendable {
        case linear
        /// Brings out small counts beside large ones.
        case squareRoot
        case logarithm
    }

    public var palette: Palette
    public var transform: Transform
    /// The ends; those of the data if nil.
    public var low: Double?
    public var high: Double?
    /// The middle of the palette lies on zero, and both ends are equally far from it.
    public var isDiverging: Bool

    package init(_ palette: Palette, transform: Transform, low: Double?, high: Double?, isDiverging: Bool) {
        self.palette = palette
        self.transform = transform
        self.low = low
        self.high = high
        self.isDiverging = isDiverging
    }

    /// More ink for more.
    public static func sequential(
        _ palette: Palette = .blues, from low: Double? = nil, to high: Double? = nil, transform: Transform = .linear
    ) -> ColorScale {
        ColorScale(palette, transform: transform, low: low, high: high, isDiverging: false)
    }

    /// Zero in the middle, out to ±`limit`: blue below and vermilion above on paper, or, where no numbers stand beside the colours,
    /// `.blueSand`.
    public static func diverging(
        _ palette: Palette = .blueVermilion, limit: Double? = nil, transform: Transform = .linear
    ) -> ColorScale {
        ColorScale(palette, transform: transform, low: limit.map(-), high: limit, isDiverging: true)
    }

    package func trained(on values: some Sequence<Double>) -> TrainedColorScale {
        TrainedColorScale(self, values: values)
    }
}
