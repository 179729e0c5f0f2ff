import Basics

/// The quantile of Student's t distribution: the t with P(T ≤ t) = `probability`.
///
/// Computed by bisection of the distribution function, to the last bits.
///
/// - Parameters:
///   - probability: above 0 and below 1.
///   - n: the degrees of freedom, at least 1.
public func studentQuantile(_ probability: Double, degreesOfFreedom n: Int) -> Double {
    precondition(n > 0 && probability > 0 && probability < 1, "a quantile lies between 0 and 1")
    if probability < 0.5 { return -studentQuantile(1 - probability, degreesOfFreedom: n) }
    return bisect { studentCumulative($0, degreesOfFreedom: n) < probability }
}

/// The quantile of the standard normal distribution: the z with P(Z ≤ z) = `probability`.
///
/// Computed by bisection of the distribution function, to the last bits.
///
/// - Parameter probability: above 0 and below 1.
public func normalQuantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile lies between 0 and 1")
    if probability < 0.5 { return -normalQuantile(1 - probability) }
    return bisect { normalCumulative($0) < probability }
}

/// The distribution function P(T ≤ t) of Student's t with n degrees of freedom.
///
/// Formula: 1 − ½ I(n / (n + t²); n/2, ½) for t ≥ 0 (Abramowitz and Stegun, 26.7.1).
public func studentCumulative(_ t: Double, degreesOfFreedom n: Int) -> Double {
    let tail = 0.5 * incompleteBeta(Double(n) / (Double(n) + t * t), halves: n, 1)
    return t >= 0 ? 1 - tail : tail
}

/// The distribution function P(Z ≤ z) of the standard normal distribution.
///
/// Formula: ½ + φ(z) (z + z³/3 + z⁵/(3·5) + …) (Abramowitz and Stegun, 26.2.11).
public func normalCumulative(_ z: Double) -> Double {
    if z < 0 { return 1 - normalCumulative(-z) }
    if z > 38 { return 1 }
    var term = z, sum = z, odd = 1.0
    while term > sum * 0x1p-54 {
        odd += 2
        term *= z * z / odd
        sum += term
    }
    return min(0.5 + sum * exponential(-z * z / 2) / (2 * Double.pi).squareRoot(), 1)
}

/// The largest number, from 0 upwards, for which `isBelow` is true, found by bisection.
private func bisect(_ isBelow: (Double) -> Bool) -> Double {
    var low = 0.0, high = 1.0
    while isBelow(high) { high *= 2 }
    for _ in 0..<200 {
        let middle = (low + high) / 2
        if middle <= low || middle >= high { break }
        if isBelow(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
}

/// The regularised incomplete beta function I(x; a/2, b/2).
///
/// Computed by its continued fraction (Abramowitz and Stegun, 26.5.8) with Lentz's algorithm.
private func incompleteBeta(_ x: Double, halves a: Int, _ b: Int) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges quickly below the mean; above it, use the symmetry I(x; a, b) = 1 − I(1 − x; b, a).
    if x > Double(a + 2) / Double(a + b + 4) { return 1 - incompleteBeta(1 - x, halves: b, a) }
    let p = Double(a) / 2, q = Double(b) / 2
    let logFront = p * naturalLogarithm(x) + q * naturalLogarithm(1 - x) - logBeta(halves: a, b)
    func coefficient(_ m: Int) -> Double {
        let k = Double(m / 2)
        return m % 2 == 0
            ? k * (q - k) * x / ((p + 2 * k - 1) * (p + 2 * k))
            : -(p + k) * (p + q + k) * x / ((p + 2 * k) * (p + 2 * k + 1))
    }
    var c = 1.0, d = 0.0, fraction = 1.0
    for m in 1...10_000 {
        let step = coefficient(m)
        d = 1 / (1 + step * d)
        c = 1 + step / c
        fraction *= c * d
        if abs(c * d - 1) < 0x1p-53 { break }
    }
    return exponential(logFront) / (p * fraction)
}

/// The logarithm of the beta function, log B(a/2, b/2).
private func logBeta(halves a: Int, _ b: Int) -> Double {
    logGamma(halves: a) + logGamma(halves: b) - logGamma(halves: a + b)
}

/// The logarithm of the gamma function, log Γ(n/2), from Γ(½) = √π or Γ(1) = 1 upwards by Γ(x + 1) = x Γ(x).
private func logGamma(halves n: Int) -> Double {
    var sum = n % 2 == 0 ? 0 : 0.5 * naturalLogarithm(Double.pi)
    var x = n % 2 == 0 ? 1 : 0.5
    while 2 * x < Double(n) {
        sum += naturalLogarithm(x)
        x += 1
    }
    return sum
}
