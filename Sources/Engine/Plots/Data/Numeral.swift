/// Numbers in a typesetter's form: a true minus sign, no exponent where one can be avoided, raised powers of ten.
package enum Numeral {
    /// Text of a missing value (NaN): an en dash.
    package static let missing = "–"

    /// The number rounded to `decimals` places.
    ///
    /// The exact binary value is rounded, ties to even, as `printf` does. From 2^52 units of the last place on, or for
    /// more than 22 decimals, the result is that of `short(_:significant:)` with four digits. NaN gives "–", infinities
    /// "∞" and "−∞".
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return nonFinite(value) }
        let scale = Decimal.power(decimals)
        let product = value.magnitude * scale
        guard product < 0x1p52, decimals <= 22 else { return short(value, significant: 4) }
        // The product is already rounded; its error decides if it looks like a tie.
        let error = (-product).addingProduct(value.magnitude, scale)
        var units = Int(product)
        let rest = product - Double(units)
        if rest > 0.5 || rest == 0.5 && (error > 0 || error == 0 && units % 2 == 1) { units += 1 }
        return mantissa(value < 0 ? -units : units, exponent: -decimals)
    }

    /// The number with at most `significant` digits; trailing zeros are omitted.
    ///
    /// Numbers below 10^−4 and from 10^7 on are written with a power of ten. NaN gives "–", infinities "∞" and "−∞".
    package static func short(_ value: Double, significant: Int = 4) -> String {
        guard value.isFinite else { return nonFinite(value) }
        guard value != 0 else { return "0" }
        let exponent = Decimal.floorLog10(value.magnitude)
        if exponent >= -4 && exponent < 7 {
            return withoutTrailingZeros(fixed(value, decimals: min(15, max(0, significant - 1 - exponent))))
        }
        return scientific(value, significant: significant)
    }

    /// The number as d.ddd×10ⁿ; a leading factor of 1 is omitted.
    private static func scientific(_ value: Double, significant: Int) -> String {
        var exponent = Decimal.floorLog10(value.magnitude)
        // Divided in two steps: a power of ten below 1e-308 has no accurate double.
        let half = exponent / 2
        var leading = value.magnitude / Decimal.power(half) / Decimal.power(exponent - half)
        if fixed(leading, decimals: significant - 1).hasPrefix("10") {
            leading /= 10
            exponent += 1
        }
        let digits = withoutTrailingZeros(fixed(leading, decimals: significant - 1))
        let sign = value < 0 ? "−" : ""
        return digits == "1" ? sign + powerOfTen(exponent) : "\(sign)\(digits)×\(powerOfTen(exponent))"
    }

    /// The number `mantissa` × 10^`exponent` written out, with commas between thousands from five digits on.
    package static func mantissa(_ mantissa: Int, exponent: Int) -> String {
        var digits = String(mantissa.magnitude)
        var fraction = ""
        if exponent < 0 {
            let count = -exponent
            if digits.count <= count { digits = String(repeating: "0", count: count - digits.count + 1) + digits }
            fraction = "." + digits.suffix(count)
            digits.removeLast(count)
        } else if mantissa != 0 {
            digits += String(repeating: "0", count: exponent)
        }
        return (mantissa < 0 ? "−" : "") + grouped(digits) + fraction
    }

    /// Digits with a comma before every group of three, from five digits on.
    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// The power of ten with a raised exponent, such as "10⁻³".
    package static func powerOfTen(_ exponent: Int) -> String {
        let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let digits = String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { superscripts[$0] } }
        return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
    }

    /// Text without zeros at the end of the fraction; "−0" becomes "0".
    private static func withoutTrailingZeros(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "−0" ? "0" : text
    }

    /// Text of NaN or an infinity.
    private static func nonFinite(_ value: Double) -> String {
        value.isNaN ? missing : value > 0 ? "∞" : "−∞"
    }
}
