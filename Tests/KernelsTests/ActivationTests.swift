import Foundation
import Kernels
import Testing

@testable import TestSupport

@Suite struct ActivationTests {
    /// Sums in the range in which units work and far outside of it, the extremes last.
    private static let sums: [Float] = {
        var random = SplitMix64(71)
        return (0..<8192 - 8).map { random.float() * ($0 % 2 == 0 ? 4 : 110) }
            + [0, -0.0, 88, -88, 200, -200, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
    }()

    private func applied(_ x: [Float], _ function: (UnsafeMutablePointer<Float>) -> Void) -> [Float] {
        var y = x
        y.withUnsafeMutableBufferPointer { function($0.baseAddress!) }
        return y
    }

    /// The error is at most 3 ulp. 1 / (1 + e) has the error of e (an ulp, weighted by e / (1 + e) < 1) and the
    /// roundings of the sum and the quotient, half an ulp each; an ulp of the sum may count as two of the quotient.
    @Test func sigmoidStaysWithinThreeUlpOfDoubles() {
        let y = applied(Self.sums) { sigmoidForward(count: Self.sums.count, $0) }
        var worst = 0.0
        for (x, y) in zip(Self.sums, y) where x > -87 {
            let exact = 1 / (1 + exp(-Double(x)))
            worst = max(worst, abs(Double(y) - exact) / Double(Float(exact).ulp))
        }
        #expect(worst <= 3)
        // Below −88.7 e⁻ˣ is infinite and the sigmoid zero; from there to −87 it has few correct bits or none.
        #expect(zip(Self.sums, y).allSatisfy { $0 > -87 || ($1 >= 0 && $1 <= 2e-38) })
        #expect(y.suffix(8).map { $0 } == [0.5, 0.5, 1, y[y.count - 5], 1, 0, 1, 0])
    }

    @Test func sigmoidBackwardIsItsDerivativeThroughTheValue() {
        var random = SplitMix64(72)
        let a = (0..<256).map { _ in abs(random.float()) }, delta = (0..<256).map { _ in random.float() }
        let after = applied(delta) { sigmoidBackward(count: 256, activation: a, delta: $0) }
        // There are three roundings: 1 − a, its product with a, and the product with delta.
        for i in 0..<256 {
            let exact = Double(delta[i]) * Double(a[i]) * (1 - Double(a[i]))
            #expect(abs(Double(after[i]) - exact) <= 3 * 0x1p-24 * abs(exact) * 1.001)
        }
    }

    @Test func reluIsMaximumWithZeroAndKeepsNaN() {
        let y = applied(Self.sums) { reluForward(count: Self.sums.count, $0) }
        #expect(zip(Self.sums, y).allSatisfy { $0 > 0 ? $1 == $0 : $1.bitPattern == 0 })
        let odd = applied([.nan, .infinity, -.infinity] + [Float](repeating: 1, count: 13)) {
            reluForward(count: 16, $0)
        }
        #expect(odd[0].isNaN && odd[1] == .infinity && odd[2].bitPattern == 0)
    }

    @Test func reluBackwardPassesErrorsWholeOrNotAtAll() {
        var random = SplitMix64(73)
        let a = (0..<256).map { _ in max(random.float(zeros: 0.2), 0) }, delta = (0..<256).map { _ in random.float() }
        let after = applied(delta) { reluBackward(count: 256, activation: a, delta: $0) }
        #expect((0..<256).allSatisfy { after[$0] == (a[$0] > 0 ? delta[$0] : 0) })
    }

    @Test func multiplyMultipliesInPlaceToo() {
        var random = SplitMix64(74)
        let a = (0..<48).map { _ in random.float() }, b = (0..<48).map { _ in random.float() }
        #expect(applied(a) { multiply(count: 48, $0, b, into: $0) } == zip(a, b).map { $0 * $1 })
    }
}
