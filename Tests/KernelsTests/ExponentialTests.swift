import Foundation
import Kernels
import Testing

/// The exponential against a more precise one. Errors are in ulp of the exact result; below the normal numbers the ulp
/// is that of the smallest one.
@Suite struct ExponentialTests {
    /// The error |result − exact| in units of the last place of single precision at `exact`. A wrong infinity or NaN
    /// counts as infinitely wrong.
    private func error(_ result: Float, _ exact: Double) -> Double {
        let rounded = Float(exact)
        guard rounded.isFinite, result.isFinite else { return result == rounded ? 0 : .infinity }
        return abs(Double(result) - exact) / Double(max(rounded.ulp, .leastNonzeroMagnitude))
    }

    /// A sample of every 509th of all floats that are not NaN, in order from −∞ to ∞: each binary exponent of both
    /// signs about 16,000 times.
    private static let sampled: [Float] = {
        let magnitudes =
            stride(from: UInt32(0), through: Float.infinity.bitPattern, by: 509).map { Float(bitPattern: $0) } + [
                .infinity
            ]
        return magnitudes.reversed().map { -$0 } + magnitudes
    }()

    /// A thousand neighbours on either side of each step of the reduction from one multiple of ln 2 to the next.
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

    /// The oracle is the C library's double precision, whose own error is below 2⁻²⁸ of these ulps.
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
        // The logarithm of the largest float is 88.72283905…, that of half the smallest −103.97207708….
        #expect(exponential(Float(88.72283)).isFinite && exponential(Float(88.72284)) == .infinity)
        #expect(exponential(Float(-103.97207)) == .leastNonzeroMagnitude && exponential(Float(-103.97209)) == 0)
        #expect(
            exponential(Float.greatestFiniteMagnitude) == .infinity && exponential(-Float.greatestFiniteMagnitude) == 0)
    }

    @Test func aNumberAloneHasTheSameBitsAsInAVector() {
        let x = (0..<1600).map { Float($0) * 0.13 - 106 }
        #expect(zip(x, exponentials(x)).allSatisfy { exponential($0) == $1 })
    }
}
