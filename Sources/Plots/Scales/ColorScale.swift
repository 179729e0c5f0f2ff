import Drawing

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

    init(_ palette: Palette, transform: Transform, low: Double?, high: Double?, isDiverging: Bool) {
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

    func trained(on values: some Sequence<Double>) -> TrainedColorScale { TrainedColorScale(self, values: values) }
}

/// A colour scale that has seen its data.
struct TrainedColorScale {
    let scale: ColorScale
    let low: Double
    let high: Double
    private let ends: (Double, Double)

    init(_ scale: ColorScale, values: some Sequence<Double>) {
        self.scale = scale
        var low = Double.infinity, high = -Double.infinity
        for value in values where value.isFinite && (scale.transform != .logarithm || value > 0) {
            low = min(low, value)
            high = max(high, value)
        }
        if low > high { (low, high) = (0, 1) }
        if scale.isDiverging {
            let limit =
                [scale.high, scale.low.map(-)].compactMap(\.self).filter { $0.isFinite && $0 > 0 }.max()
                ?? max(low.magnitude, high.magnitude)
            (low, high) = (-limit, limit)
        } else {
            low = scale.low.flatMap { $0.isFinite ? $0 : nil } ?? low
            high = scale.high.flatMap { $0.isFinite ? $0 : nil } ?? high
        }
        self.low = low
        self.high = high
        ends = (Self.transformed(low, scale.transform), Self.transformed(high, scale.transform))
    }

    private static func transformed(_ value: Double, _ transform: ColorScale.Transform) -> Double {
        switch transform {
        case .linear: value
        case .squareRoot: value < 0 ? -(-value).squareRoot() : value.squareRoot()
        case .logarithm: value > 0 ? Decimal.log10(value) : -324
        }
    }

    /// In 0…1; nil for what is not a number. One value alone lies in the middle.
    func share(_ value: Double) -> Double? {
        guard !value.isNaN else { return nil }
        let place = Self.transformed(min(max(value, low), high), scale.transform)
        let span = ends.1 / 2 - ends.0 / 2
        guard span > 0, span.isFinite else { return 0.5 }
        return min(max((place / 2 - ends.0 / 2) / span, 0), 1)
    }

    func color(_ value: Double) -> Color? { share(value).map(scale.palette.color(at:)) }
}
