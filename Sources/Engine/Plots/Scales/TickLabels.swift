/// Labels for ticks that are whole multiples of one power of ten, all with the same number of decimals.
package enum TickLabels {
    /// Labels of the ticks, in the same order.
    ///
    /// They are written out if that takes at most six places on either side of the point, else as d.ddd×10ⁿ with one
    /// power for all.
    ///
    /// - Parameters:
    ///   - ticks: values with one common exponent.
    ///   - style: `decimals` sets the digits; `percent` multiplies by 100 and adds "%"; other styles have no effect.
    package static func labels(_ ticks: [DecimalValue], style: NumberStyle?) -> [String] {
        if let style, style.kind == .decimals { return ticks.map { style.text($0.value) } }
        var ticks = ticks
        var suffix = ""
        if let style, style.kind == .percent {
            ticks = ticks.map { DecimalValue(mantissa: $0.mantissa, exponent: $0.exponent + 2) }
            suffix = "\u{202f}%"
        }
        guard let exponent = ticks.first?.exponent else { return [] }
        // Remove the zeros that all mantissas end in.
        var shift = 0
        var unit = 1
        while shift < 18, ticks.contains(where: { $0.mantissa != 0 }),
            ticks.allSatisfy({ $0.mantissa % (unit * 10) == 0 })
        {
            unit *= 10
            shift += 1
        }
        let mantissas = ticks.map { $0.mantissa / unit }
        let last = exponent + shift
        let digitCount = mantissas.map { String($0.magnitude).count }.max() ?? 1
        // Written out if that takes at most six places on either side of the point.
        if last >= -6 && digitCount + last <= 7 {
            return mantissas.map { Numeral.mantissa($0, exponent: last) + suffix }
        }
        // d.ddd × 10^power with one power for all.
        let power = last + digitCount - 1
        return mantissas.map { mantissa in
            guard mantissa != 0 else { return "0" + suffix }
            let digits = Numeral.mantissa(mantissa, exponent: last - power)
            return (digits == "1" ? "" : digits == "−1" ? "−" : digits + "×") + Numeral.powerOfTen(power) + suffix
        }
    }
}
