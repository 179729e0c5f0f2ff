import Foundation
import Kernels
import Testing

/// The exponential against a more precise one. Errors in ulp of the true result; below the normal numbers the ulp is that of the smallest one.
@Suite struct ExponentialTests {
    /// |result − exact| in units of the last place that single precision has at `exact`; a wrong infinity or NaN counts as infinitely wrong.
    private func error(_ result: Float, _ exact: Double) -> Double {
        let rounded = Float(exact)
        guard rounded.isFinite, result.isFinite else { return result == rounded ? 0 : .infinity }
        return abs(Double(result) - exact) / Double(max(rounded.ulp, .leastNonzeroMagnitude))
    }

    /// Every 509th of all floats that are not NaN, in order from −∞ to ∞: each binary exponent of both signs some 16,000 times.
    private static let sampled: [Float] = {
        let magnitudes = stride(from: UInt32(0), through: Float.infinity.bitPattern, by: 509).map { Float(bitPattern: $0) } + [.infinity]
        return magnitudes.reversed().map { -$0 } + magnitudes
    }()

    /// Where the reduction steps from one multiple of ln 2 to the next, a thousand neighbours on either side.
    private static let neighboursOfSteps: [[Float]] = (-150...128).map { n in
        let centre = Float((Double(n) + 0.5) * 0.693147180559945309)
        let bits = centre.magnitude.bitPattern
        let run = (bits - 1000...bits + 1000).map { Float(bitPattern: $0) }
        return centre < 0 ? run.reversed().map { -$0 } : run
    }

    private func exponentials(_ x: [Float]) -> [Float] {
        stride(from: 0, to: x.count, by: 16).flatMap { start -> [Float] in
            var vector = Vector.zero
            for lane in 0..<min(16, x.count - start) { vector[lane] = x[start + lane] }
            let y = exponential(vector)
            return (0..<min(16, x.count - start)).map { y[$0] }
        }
    }

    /// Single precision against the C library's double precision, whose own error is below 2⁻²⁸ of these ulps.
    @Test func singleStaysWithinTheDocumentedBoundOfDoublesExponential() {
        var worst = (normal: 0.0, subnormal: 0.0)
        for x in [Self.sampled] + Self.neighboursOfSteps {
            for (x, y) in zip(x, exponentials(x)) {
                let exact = exp(Double(x))
                if exact < Double(Float.leastNormalMagnitude) {
                    worst.subnormal = max(worst.subnormal, error(y, exact))
                } else {
                    worst.normal = max(worst.normal, error(y, exact))
                }
            }
        }
        #expect(worst.normal <= 1)
        #expect(worst.subnormal <= 1)
    }

    @Test func singleNeverFallsAsItsArgumentRises() {
        for x in [Self.sampled] + Self.neighboursOfSteps {
            let y = exponentials(x)
            let falls = zip(zip(x, y), zip(x, y).dropFirst()).first { $0.1 > $1.1 }
            #expect(falls == nil)
        }
    }

    @Test func singleIsExactWhereItMustBe() {
        #expect(exponential(Float(0)) == 1 && exponential(-Float(0)) == 1)
        #expect(exponential(Float.infinity) == .infinity)
        #expect(exponential(-Float.infinity).bitPattern == 0)
        #expect(exponential(Float.nan).isNaN && exponential(-Float.nan).isNaN)
        // ln of the largest float is 88.72283905…, ln of half the smallest −103.97207708….
        #expect(exponential(Float(88.72283)).isFinite && exponential(Float(88.72284)) == .infinity)
        #expect(exponential(Float(-103.97207)) == .leastNonzeroMagnitude && exponential(Float(-103.97209)) == 0)
        #expect(exponential(Float.greatestFiniteMagnitude) == .infinity && exponential(-Float.greatestFiniteMagnitude) == 0)
    }

    @Test func aNumberAloneHasTheSameBitsAsInAVector() {
        let x = (0..<1600).map { Float($0) * 0.13 - 106 }
        #expect(zip(x, exponentials(x)).allSatisfy { exponential($0) == $1 })
        let d = (0..<1600).map { Double($0) * 0.95 - 760 }
        #expect(d.allSatisfy { x in exponential(DoubleVector(0, x, 1, -1, 2, .nan, 900, -900))[1] == exponential(x) })
    }

    /// Correctly rounded results by mpmath at 60 digits:
    ///
    ///     for x in …: print(x, float(mpmath.e ** mpmath.mpf(x)).hex())
    static let mpmath: [(Double, Double)] = [
        (1.0, 0x1.5bf0a8b145769p+1), (-1.0, 0x1.78b56362cef38p-2), (0.5, 0x1.a61298e1e069cp+0), (1e-10, 0x1.000000006df38p+0),
        (10.25, 0x1.b9ea2aed2a0f1p+14), (-37.5, 0x1.dd5c566301ec8p-55), (88.5, 0x1.99b987155fe28p+127), (-87.3, 0x1.09874c0b9cacbp-126),
        (300.125, 0x1.fc0ed35ef0037p+432), (-700.0, 0x1.14f2b0fb9307fp-1010), (709.75, 0x1.ef85a11e73f2dp+1023),
        (-740.0, 0x55 * .leastNonzeroMagnitude), (0.34657359027997264, 0x1.6a09e667f3bccp+0),
    ]

    @Test func doubleIsWithinOneUlpOfMpmath() {
        for (x, exact) in Self.mpmath { #expect(abs(exponential(x) - exact) <= max(exact.ulp, .leastNonzeroMagnitude), "\(x)") }
    }

    @Test func doubleIsExactWhereItMustBe() {
        #expect(exponential(0.0) == 1 && exponential(-0.0) == 1)
        #expect(exponential(Double.infinity) == .infinity)
        #expect(exponential(-Double.infinity).bitPattern == 0)
        #expect(exponential(Double.nan).isNaN)
        // ln of the largest double is 709.78271289338397…, ln of half the smallest −745.13321910194110….
        #expect(exponential(709.782712893383).isFinite && exponential(709.782712893385) == .infinity)
        #expect(exponential(-745.133219101941) == .leastNonzeroMagnitude && exponential(-745.133219101942) == 0)
        #expect(exponential(Double.greatestFiniteMagnitude) == .infinity && exponential(-Double.greatestFiniteMagnitude) == 0)
    }

    #if arch(x86_64)
    /// All exponents of both signs, densely where the result is neither zero nor infinite, and on either side of each step of the reduction.
    private static let sampledDoubles: [Double] = {
        var random = SplitMix64(51)
        let all = (-1074...1023).flatMap { exponent in
            (0..<16).flatMap { _ -> [Double] in
                let x = Double(sign: .plus, exponent: exponent, significand: 1 + Double.random(in: 0..<1, using: &random))
                return [x, -x]
            }
        }
        let dense = (0..<400_000).map { _ in Double.random(in: -746..<710, using: &random) }
        let steps = (-1076...1024).flatMap { n -> [Double] in
            let centre = (Double(n) + 0.5) * 0.693147180559945309
            return (-20...20).map { centre + Double($0) * centre.ulp }
        }
        return (all + dense + steps).sorted()
    }()

    /// Double against the C library's 80-bit exponential, whose own error is below 2⁻¹⁰ of these ulps.
    @Test func doubleStaysWithinTheDocumentedBoundOfTheExtendedExponential() {
        var worst = (normal: Float80(0), subnormal: Float80(0))
        for x in Self.sampledDoubles {
            let exact = Foundation.exp(Float80(x)), rounded = Double(exact), y = exponential(x)
            guard rounded.isFinite, y.isFinite else {
                #expect(y == rounded, "\(x)")
                continue
            }
            let error = abs(Float80(y) - exact) / Float80(max(rounded.ulp, .leastNonzeroMagnitude))
            if rounded < .leastNormalMagnitude { worst.subnormal = max(worst.subnormal, error) } else { worst.normal = max(worst.normal, error) }
        }
        #expect(worst.normal <= 1)
        #expect(worst.subnormal <= 1)
    }

    @Test func doubleNeverFallsAsItsArgumentRises() {
        let y = Self.sampledDoubles.map { exponential($0) }
        let falls = y.indices.dropFirst().first { y[$0] < y[$0 - 1] }
        #expect(falls == nil)
    }
    #endif
}
