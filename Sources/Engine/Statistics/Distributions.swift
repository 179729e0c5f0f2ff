import Basics

/// The quantile of Student's t distribution: the t with P(T ≤ t) = `probability`.
///
/// Computed by bisection of the distribution function, to the last bits.
///
/// - Parameters:
///   - probability: between 0 and 1; the quantiles of these two are −∞ and ∞, and those of other numbers not a number.
///   - n: the degrees of freedom; below 1, the quantile is not a number.
public func studentQuantile(_ probability: Double, degreesOfFreedom n: Int) -> Double {
    guard n > 0, let inside = insideQuantile(probability) else { return .nan }
    if inside.isInfinite { return inside }
    if probability < 0.5 { return -studentQuantile(1 - probability, degreesOfFreedom: n) }
    return bisect { studentCumulative($0, degreesOfFreedom: n) < probability }
}

/// The quantile of the standard normal distribution: the z with P(Z ≤ z) = `probability`.
///
/// Computed by bisection of the distribution function, to the last bits.
///
/// - Parameter probability: between 0 and 1; the quantiles of these two are −∞ and ∞, and those of other numbers not a
///   number.
public func normalQuantile(_ probability: Double) -> Double {
    guard let inside = insideQuantile(probability) else { return .nan }
    if inside.isInfinite { return inside }
    if probability < 0.5 { return -normalQuantile(1 - probability) }
    return bisect { normalCumulative($0) < probability }
}

/// The quantile ±∞ of probability 0 or 1, 0 for probabilities between them, and nil for other numbers.
private func insideQuantile(_ probability: Double) -> Double? {
    guard (0...1).contains(probability) else { return nil }
    return probability == 0 ? -.infinity : probability == 1 ? .infinity : 0
}

/// The distribution function P(T ≤ t) of Student's t with n degrees of freedom.
///
/// Formula: 1 − ½ I(n / (n + t²); n/2, ½) for t ≥ 0 (Abramowitz and Stegun, 26.7.1). Not a number for n < 1.
///
/// The normal distribution of t (1 − 1/(4n)) / √(1 + t²/(2n)) takes its place from a million degrees on (26.7.8). Its
/// error is then below 10⁻¹⁰: the fraction n / (n + t²) is too close to 1 for its digits to suffice.
public func studentCumulative(_ t: Double, degreesOfFreedom n: Int) -> Double {
    guard n > 0 else { return .nan }
    if n >= 1_000_000 {
        let count = Double(n)
        return normalCumulative(t * (1 - 1 / (4 * count)) / (1 + t * t / (2 * count)).squareRoot())
    }
    let tail = 0.5 * incompleteBeta(Double(n) / (Double(n) + t * t), halves: n, 1)
    return t >= 0 ? 1 - tail : tail
}

/// The distribution function P(F ≤ f) of the ratio of two variances from normal samples with a and b degrees of
/// freedom.
///
/// Formula: I(af / (af + b); a/2, b/2) (Abramowitz and Stegun, 26.6.2). Zero for f ≤ 0; not a number if a or b is below
/// 1.
public func varianceRatioCumulative(_ f: Double, degreesOfFreedom a: Int, _ b: Int) -> Double {
    guard a > 0, b > 0, !f.isNaN else { return .nan }
    if f <= 0 { return 0 }
    return f.isInfinite ? 1 : incompleteBeta(Double(a) * f / (Double(a) * f + Double(b)), halves: a, b)
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
    if x > (Double(a) + 2) / (Double(a) + Double(b) + 4) { return 1 - incompleteBeta(1 - x, halves: b, a) }
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
///
/// If one of a and b is 1 and the other large, by Stirling's series: log Γ(z + ½) − log Γ(z) = ½ log z − 1/(8z) + …
/// (DLMF 5.11.13). The next term is below 10⁻¹⁵ there.
private func logBeta(halves a: Int, _ b: Int) -> Double {
    if min(a, b) == 1, max(a, b) > 200_000 {
        let z = Double(max(a, b)) / 2
        return 0.5 * naturalLogarithm(Double.pi) - (0.5 * naturalLogarithm(z) - 1 / (8 * z) + 1 / (192 * z * z * z))
    }
    return logGamma(halves: a) + logGamma(halves: b) - logGamma(halves: a + b)
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
