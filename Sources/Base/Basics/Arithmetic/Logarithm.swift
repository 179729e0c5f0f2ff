/// The natural logarithm in double precision.
///
/// x = m · 2ᵏ with m in [√½, √2); log m = 2 artanh f with f = (m − 1)/(m + 1), by its series up to f²³ (|f| ≤ 0.1716,
/// remainder below 2⁻⁶⁰). The error is at most 2 ulp. The logarithm of 0 is −∞, of ∞ is ∞, of a negative number or NaN
/// is NaN.
public func naturalLogarithm(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
        mantissa *= 0.5
        exponent += 1
    }
    let f = (mantissa - 1) / (mantissa + 1)
    let square = f * f
    var series = 0.0
    for denominator in stride(from: 23.0, through: 3, by: -2) {
        series = (1 / denominator).addingProduct(series, square)
    }
    // Small terms first. ln 2 is the sum of two parts; the product of the larger part and the exponent is exact.
    let small = (2 * f * square * series).addingProduct(exponent, 0x1.a39ef35793c76p-33)
    return (2 * f + small).addingProduct(exponent, 0x1.62e42fee00000p-1)
}
