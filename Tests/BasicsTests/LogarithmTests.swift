import Foundation
import Testing

@testable import Basics
@testable import TestSupport

@Suite struct LogarithmTests {
    /// Correctly rounded results by mpmath at 60 digits:
    ///
    ///     for x in …: print(x, float(mpmath.log(mpmath.mpf(x))).hex())
    @Test(arguments: [
        (2.0, 0x1.62e42fefa39efp-1), (3.0, 0x1.193ea7aad030bp+0), (0.5, -0x1.62e42fefa39efp-1),
        (0.7071067811865475, -0x1.62e42fefa39f1p-2),
        (1.414213562373095, 0x1.62e42fefa39eep-2), (1.4142135623730951, 0x1.62e42fefa39f0p-2),
        (1.0000000001, 0x1.b7cdffffa18d8p-34),
        (0.9999999999, -0x1.b7ce00005e728p-34), (1e300, 0x1.5963447f87fb5p+9),
        (.leastNonzeroMagnitude, -0x1.74385446d71c3p+9),
        (2.2250738585072014e-308, -0x1.6232bdd7abcd2p+9), (10.0, 0x1.26bb1bbb55516p+1), (1.5, 0x1.9f323ecbf984cp-2),
    ])
    func isWithinTwoUlpOfMpmath(x: Double, exact: Double) {
        #expect(abs(naturalLogarithm(x) - exact) <= 2 * exact.ulp)
    }

    @Test func isExactWhereItMustBe() {
        #expect(naturalLogarithm(1).bitPattern == 0)
        #expect(naturalLogarithm(0) == -.infinity && naturalLogarithm(-0.0) == -.infinity)
        #expect(naturalLogarithm(.infinity) == .infinity)
        #expect(naturalLogarithm(-1).isNaN && naturalLogarithm(-.infinity).isNaN && naturalLogarithm(.nan).isNaN)
        #expect(naturalLogarithm(-.leastNonzeroMagnitude).isNaN)
    }

    #if arch(x86_64)
    /// Numbers of all exponents, subnormal ones included, densely around one, where the result is small, and around the
    /// bounds of the reduction.
    private static let sampled: [Double] = {
        var random = SplitMix64(61)
        let all = (-1074...1023).flatMap { exponent in
            (0..<50).map { _ in
                Double(sign: .plus, exponent: exponent, significand: 1 + Double.random(in: 0..<1, using: &random))
            }
        }
        let dense = (0..<300_000).map { _ in Double.random(in: 0.4..<2.4, using: &random) }
        let close = (0..<50_000).map { _ in
            1 + Double.random(in: -1..<1, using: &random)
                * Double(sign: .plus, exponent: -Int.random(in: 1...52, using: &random), significand: 1)
        }
        let edges = [0.5, 0.5.squareRoot(), 1, 2.0.squareRoot(), 2].flatMap { centre in
            (-500...500).map { centre + Double($0) * (centre / 2).ulp }
        }
        return (all + dense + close + edges).filter { $0 != 1 }.sorted()
    }()

    /// The oracle is the C library's 80-bit logarithm. The sign is right wherever the error is small, as the result is
    /// not zero.
    @Test func staysWithinTheDocumentedBoundOfTheExtendedLogarithm() {
        var worst: Float80 = 0, place = 0.0
        for x in Self.sampled {
            let exact = Foundation.log(Float80(x)),
                error = abs(Float80(naturalLogarithm(x)) - exact) / Float80(Double(exact).ulp)
            if error > worst { (worst, place) = (error, x) }
        }
        #expect(worst <= 2, "at \(place)")
    }

    @Test func neverFallsAsItsArgumentRises() {
        let y = Self.sampled.map(naturalLogarithm)
        let falls = y.indices.dropFirst().first { y[$0] < y[$0 - 1] }
        #expect(falls == nil)
    }
    #endif
}
