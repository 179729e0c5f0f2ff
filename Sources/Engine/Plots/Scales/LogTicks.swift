/// Ticks of a logarithmic scale: 1-2-5 within few decades, powers of ten over more, every second, fifth, tenth … power over
/// very many; nice round numbers where the scale spans less than a decade. Places are decimal logarithms.
package struct LogTicks {
    package var low: Double
    package var high: Double
    package var ideal: Double
    package var style: NumberStyle?

    /// Labelled ticks, and bare ones between them.
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

    private func labelled(_ leading: [Int], every stride: Int) -> [Tick] {
        let exponents = Int(low.rounded(.down))...Int(high.rounded(.up))
        let values = exponents.filter { $0 % stride == 0 }
            .flatMap { exponent in leading.map { DecimalValue(mantissa: $0, exponent: exponent) } }
            .filter { isInside($0) }
        // All in figures, or all as powers.
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

    private func unlabelled(besides labelled: [Tick]) -> [Tick] {
        (Int(low.rounded(.down))...Int(high.rounded(.up)))
            .flatMap { exponent in (1...9).map { DecimalValue(mantissa: $0, exponent: exponent) } }
            .filter(isInside)
            .map { Tick(place: place($0), label: nil) }
            .filter { tick in !labelled.contains { ($0.place - tick.place).magnitude < 1e-9 } }
    }

    private func withinADecade(isLegible: @escaping ([Tick]) -> Bool) -> [Tick]? {
        let power = low.rounded(.down)
        // Scaled to 1…100 about its decade, so that the search works on ordinary numbers.
        let shift = Int(power)
        let ends = (antilog(low - power), antilog(high - power))
        let search = TickSearch(low: ends.0, high: ends.1, count: max(2, ideal)) { values in
            let ticks = self.ticks(values, shift: shift)
            return !ticks.isEmpty && isLegible(ticks)
        }
        let found = ticks(search.ticks(), shift: shift)
        return found.count >= 2 ? found : nil
    }

    private func ticks(_ values: [DecimalValue], shift: Int) -> [Tick] {
        let inside = values.filter { $0.mantissa > 0 }.map {
            DecimalValue(mantissa: $0.mantissa, exponent: $0.exponent + shift)
        }
        .filter(isInside)
        return zip(inside, TickLabels.labels(inside, style: style)).map { Tick(place: place($0), label: $1) }
    }

    private func place(_ value: DecimalValue) -> Double {
        Decimal.log10(Double(value.mantissa)) + Double(value.exponent)
    }

    private func isInside(_ value: DecimalValue) -> Bool {
        let place = place(value)
        return place >= low - 1e-9 && place <= high + 1e-9
    }

    /// 10 to a power in 0…2 by e^x's series on x = t ln 10 / 64, squared six times; good to about 1e-13, enough to start a search.
    private func antilog(_ power: Double) -> Double {
        let x = power * 2.302585092994046 / 64
        var sum = 1.0
        for k in stride(from: 12, through: 1, by: -1) { sum = 1 + sum * x / Double(k) }
        for _ in 0..<6 { sum *= sum }
        return sum
    }
}
