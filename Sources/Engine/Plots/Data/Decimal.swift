/// Powers and logarithms of ten in plain IEEE arithmetic.
///
/// The position of a tick and the label of a value must not depend on a machine's `log10` and `pow`.
package enum Decimal {
    /// Ten to a whole power, correctly rounded; 0 or infinity outside the range of `Double`.
    package static func power(_ exponent: Int) -> Double {
        if exponent >= 0 && exponent <= 22 { return exactPowers[exponent] }
        return value(1, exponent: exponent)
    }

    /// The number `mantissa` × 10^`exponent`, correctly rounded; 0 or ±infinity outside the range of `Double`.
    package static func value(_ mantissa: Int, exponent: Int) -> Double {
        if exponent > 400 { return mantissa == 0 ? 0 : (mantissa > 0 ? .infinity : -.infinity) }
        if exponent < -400 { return 0 }
        return Double("\(mantissa)e\(exponent)") ?? 0
    }

    /// Powers of ten that a `Double` holds exactly: 10^0 to 10^22.
    private static let exactPowers: [Double] = (0...22).map { Double("1e\($0)") ?? 0 }

    /// Whole part of the decimal logarithm of a positive finite number, exact; −400 for zero and negative numbers.
    package static func floorLog10(_ value: Double) -> Int {
        guard value > 0, value.isFinite else { return -400 }
        var guess = Int((log10(value)).rounded(.down))
        while power(guess) > value { guess -= 1 }
        while power(guess + 1) <= value { guess += 1 }
        return guess
    }

    /// Decimal logarithm of a positive finite number, to about one unit in the last place.
    ///
    /// It is ln m = 2 artanh((m − 1)/(m + 1)) for the significand m in √½…√2, by its series. The result is +infinity
    /// for +infinity, and −infinity for zero, negative numbers and NaN.
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
