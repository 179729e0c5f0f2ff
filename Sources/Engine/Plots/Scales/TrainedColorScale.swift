/// A colour scale that has seen its data.
package struct TrainedColorScale {
    package let scale: ColorScale
    package let low: Double
    package let high: Double
    private let ends: (Double, Double)

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

    private static func transformed(_ value: Double, _ transform: ColorScale.Transform) -> Double {
        switch transform {
        case .linear: value
        case .squareRoot: value < 0 ? -(-value).squareRoot() : value.squareRoot()
        case .logarithm: value > 0 ? Decimal.log10(value) : -324
        }
    }

    /// In 0…1; nil for what is not a number. One value alone lies in the middle.
    package func share(_ value: Double) -> Double? {
        guard !value.isNaN else { return nil }
        let place = Self.transformed(min(max(value, low), high), scale.transform)
        let span = ends.1 / 2 - ends.0 / 2
        guard span > 0, span.isFinite else { return 0.5 }
        return min(max((place / 2 - ends.0 / 2) / span, 0), 1)
    }
}
