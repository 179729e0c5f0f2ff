/// Ticks of a logarithmic scale.
///
/// With up to three decades, labelled ticks are at 1, 2 and 5 times each power of ten, if all labels fit. With more
/// decades they are at powers of ten only, and with very many at every second, third, fifth, tenth … power. A scale of
/// less than about a decade has round numbers, chosen as on a linear scale. Places are decimal logarithms.
package struct LogTicks {
    /// Decimal logarithm of the lower end.
    package var low: Double
    /// Decimal logarithm of the upper end.
    package var high: Double
    /// Ideal number of labels.
    package var ideal: Double
    /// Style of the labels; if nil, all labels are written in digits, or all as powers of ten.
    package var style: NumberStyle?

    /// Labelled ticks, and ticks without label between them.
    ///
    /// - Parameter isLegible: returns true if the labels do not touch each other.
    /// - Returns: no ticks if no choice is legible.
    package func ticks(isLegible: @escaping ([Tick]) -> Bool) -> (major: [Tick], minor: [Tick]) {
        let span = high - low
        if span < 0.9, let fine = withinADecade(isLegible: isLegible) { return (fine, []) }
        if span <= 3 {
            let steps = labelled([1, 2, 5], every: 1)
            if steps.count >= 2, Double(steps.count) <= max(3, ideal * 1.5), isLegible(steps) {
                return (steps, unlabelled(besides: steps))
            }
        }
        for stride in [1, 2, 3, 5, 10, 20, 25, 50, 100, 200, 400] {
            let powers = labelled([1], every: stride)
            if Double(powers.count) <= max(2, ideal * 1.6), isLegible(powers) {
                return (powers, stride == 1 && span <= 5 ? unlabelled(besides: powers) : [])
            }
        }
        return ([], [])
    }

    /// Ticks at the leading digits times every `stride`-th power of ten between the ends.
    private func labelled(_ leading: [Int], every stride: Int) -> [Tick] {
        let exponents = Int(low.rounded(.down))...Int(high.rounded(.up))
        let values = exponents.filter { $0 % stride == 0 }
            .flatMap { exponent in leading.map { DecimalValue(mantissa: $0, exponent: exponent) } }
            .filter { isInside($0) }
        // All labels are written in digits, or all as powers of ten.
        let inFigures = values.allSatisfy { $0.exponent >= -4 && $0.exponent <= 5 } || style != nil
        return values.map { value in
            let label: String
            if let style {
                label = style.text(value.value)
            } else if inFigures {
                label = Numeral.mantissa(value.mantissa, exponent: value.exponent)
            } else {
                label = (value.mantissa == 1 ? "" : "\(value.mantissa)×") + Numeral.powerOfTen(value.exponent)
            }
            return Tick(place: place(value), label: label)
        }
    }

    /// Ticks at 1…9 times each power of ten, without those that have a label.
    private func unlabelled(besides labelled: [Tick]) -> [Tick] {
        (Int(low.rounded(.down))...Int(high.rounded(.up)))
            .flatMap { exponent in (1...9).map { DecimalValue(mantissa: $0, exponent: exponent) } }
            .filter(isInside)
            .map { Tick(place: place($0), label: nil) }
            .filter { tick in !labelled.contains { ($0.place - tick.place).magnitude < 1e-9 } }
    }

    /// Round numbers on a scale of less than a decade; nil if fewer than two ticks fit.
    private func withinADecade(isLegible: @escaping ([Tick]) -> Bool) -> [Tick]? {
        let power = low.rounded(.down)
        // Scaled to 1…100 by its power of ten, so that the search has ordinary numbers.
        let shift = Int(power)
        let ends = (antilog(low - power), antilog(high - power))
        let search = TickSearch(low: ends.0, high: ends.1, count: max(2, ideal)) { values in
            let ticks = self.ticks(values, shift: shift)
            return !ticks.isEmpty && isLegible(ticks)
        }
        let found = ticks(search.ticks(), shift: shift)
        return found.count >= 2 ? found : nil
    }

    /// Ticks for values times 10^`shift`, without those outside the ends.
    private func ticks(_ values: [DecimalValue], shift: Int) -> [Tick] {
        let inside = values.filter { $0.mantissa > 0 }.map {
            DecimalValue(mantissa: $0.mantissa, exponent: $0.exponent + shift)
        }
        .filter(isInside)
        return zip(inside, TickLabels.labels(inside, style: style)).map { Tick(place: place($0), label: $1) }
    }

    /// Decimal logarithm of a positive value.
    private func place(_ value: DecimalValue) -> Double {
        Decimal.log10(Double(value.mantissa)) + Double(value.exponent)
    }

    /// True for a value between the ends, with a tolerance of 10^−9.
    private func isInside(_ value: DecimalValue) -> Bool {
        let place = place(value)
        return place >= low - 1e-9 && place <= high + 1e-9
    }

    /// Ten to a power in 0…2, with an error of about 10^−13, which is enough to start a search.
    ///
    /// It is the series of e^x at x = t ln 10 / 64, for the power t, squared six times.
    private func antilog(_ power: Double) -> Double {
        let x = power * 2.302585092994046 / 64
        var sum = 1.0
        for k in stride(from: 12, through: 1, by: -1) { sum = 1 + sum * x / Double(k) }
        for _ in 0..<6 { sum *= sum }
        return sum
    }
}
