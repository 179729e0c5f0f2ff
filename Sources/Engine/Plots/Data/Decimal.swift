/// Powers and logarithms of ten in plain IEEE arithmetic. Where a tick falls and which label a value gets must not depend on
/// a machine's `log10` and `pow`.
package enum Decimal {
    /// 10 to a whole power, correctly rounded; 0 or infinity outside the range of `Double`.
    package static func power(_ exponent: Int) -> Double {
        if exponent >= 0 && exponent <= 22 { return exactPowers[exponent] }
        return value(1, exponent: exponent)
    }

    /// `mantissa` × 10^`exponent`, correctly rounded.
    package static func value(_ mantissa: Int, exponent: Int) -> Double {
        if exponent > 400 { return mantissa == 0 ? 0 : (mantissa > 0 ? .infinity : -.infinity) }
        if exponent < -400 { return 0 }
        return Double("\(mantissa)e\(exponent)") ?? 0
    }

    /// Every power that a double holds exactly.
    private static let exactPowers: [Double] = (0...22).map { Double("1e\($0)") ?? 0 }

    /// The whole part of the decimal logarithm of a positive finite number, exact.
    package static func floorLog10(_ value: Double) -> Int {
        var guess = Int((log10(value)).rounded(.down))
        while power(guess) > value { guess -= 1 }
        while power(guess + 1) <= value { guess += 1 }
        return guess
    }

    /// The decimal logarithm of a positive finite number, to about one unit in the last place: ln m = 2 artanh((m − 1)/(m + 1)) for
    /// the significand m in √½…√2, by its series.
    package static func log10(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
        var significand = value.significand
        var exponent = Double(value.exponent)
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        let s = (significand - 1) / (significand + 1)
        let square = s * s
        var sum = 0.0
        for k in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(k) }
        return exponent * 0.30102999566398120 + 2 * s * sum * 0.43429448190325182
    }
}
