/// Colour scale with ends computed from its data.
package struct TrainedColorScale {
    /// Colour scale with its palette and transform.
    package let scale: ColorScale
    /// Number at the low end of the palette.
    package let low: Double
    /// Number at the high end of the palette.
    package let high: Double
    /// The ends after the transform.
    private let ends: (Double, Double)

    /// Computes the ends of a scale from its data.
    ///
    /// Ends given by the scale have priority. Values that are not finite are ignored, as are those that are not
    /// positive on a logarithmic scale. Without values the ends are 0 and 1, or −1 and 1 on a diverging scale.
    package init(_ scale: ColorScale, values: some Sequence<Double>) {
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

    /// Value after the transform; the logarithm of a value that is not positive is −324.
    private static func transformed(_ value: Double, _ transform: ColorScale.Transform) -> Double {
        switch transform {
        case .linear: value
        case .squareRoot: value < 0 ? -(-value).squareRoot() : value.squareRoot()
        case .logarithm: value > 0 ? Decimal.log10(value) : -324
        }
    }

    /// Position of a value in the palette, in 0…1; nil for NaN.
    ///
    /// If both ends are equal it is 0.5. Values beyond an end are limited to that end.
    package func share(_ value: Double) -> Double? {
        guard !value.isNaN else { return nil }
        let place = Self.transformed(min(max(value, low), high), scale.transform)
        let span = ends.1 / 2 - ends.0 / 2
        guard span > 0, span.isFinite else { return 0.5 }
        return min(max((place / 2 - ends.0 / 2) / span, 0), 1)
    }
}
