import Foundation
import Kernels
import Testing

@testable import TestSupport

@Suite struct SoftmaxTests {
    static let columnCounts = [1, 2, 10, 15, 16, 17, 30, 129]

    private func exact(_ z: [Float]) -> (p: [Double], log: [Double]) {
        let maximum = Double(z.max() ?? 0)
        let sum = z.reduce(0) { $0 + exp(Double($1) - maximum) }
        return (z.map { exp(Double($0) - maximum) / sum }, z.map { Double($0) - maximum - log(sum) })
    }

    /// The largest relative error of p = e^(z − m) / Σ. z − m rounds by 2⁻²⁴ of itself, which the exponential passes on
    /// as a relative error; the exponential is right to an ulp, the sum of n positive terms to n − 1 roundings and the
    /// error of its terms, the quotient to one rounding.
    private func relativeBound(_ shift: Double, count: Int) -> Double {
        (2 * shift + 2 * 2 + Double(count) + 1) * 0x1p-24
    }

    @Test func forwardMatchesDoublePrecisionWithItsLogarithmAndPadsWithZero() {
        var random = SplitMix64(81)
        for columns in Self.columnCounts {
            for scale: Float in [0.1, 5, 40] {
                let stride = rowStride(for: columns)
                let z = random.rows(5, columns, stride: stride)
                for i in 0..<z.count { z.base[i] *= scale }
                let p = z.copy(), logarithms = AlignedBuffer<Float>(count: z.count), without = z.copy()
                softmaxForward(
                    rowCount: 5, columnCount: columns, p.base, stride: stride, logProbabilities: logarithms.base)
                softmaxForward(rowCount: 5, columnCount: columns, without.base, stride: stride)
                #expect(firstDifference(p, without) == nil)
                for row in 0..<5 {
                    let sums = (0..<columns).map { z.base[row * stride + $0] }, expected = exact(sums),
                        shift = Double(sums.max()! - sums.min()!)
                    for n in 0..<columns {
                        let got = Double(p.base[row * stride + n]),
                            logarithm = Double(logarithms.base[row * stride + n])
                        let bound = relativeBound(shift, count: columns)
                        #expect(abs(got - expected.p[n]) <= bound * expected.p[n], "\(columns) columns, scale \(scale)")
                        // For the logarithm: z − m rounds, log Σ is rounded to single precision and passes on the
                        // relative error of Σ, and their difference rounds.
                        #expect(
                            abs(logarithm - expected.log[n]) <= bound + 2 * 0x1p-24 * (shift + abs(expected.log[n])))
                    }
                    #expect((columns..<stride).allSatisfy { p.base[row * stride + $0].bitPattern == 0 })
                }
            }
        }
    }

    @Test func logarithmIsFiniteWhereTheProbabilityIsZero() {
        var z: [Float] = [1000, -1000, 0] + Array(repeating: 0, count: 13), logarithms = z
        softmaxForward(rowCount: 1, columnCount: 3, &z, stride: 16, logProbabilities: &logarithms)
        #expect(z[0...2] == [1, 0, 0])
        #expect(logarithms[0...2] == [0, -2000, -1000])
    }

    @Test func backwardIsTheJacobianTimesTheError() {
        var random = SplitMix64(82)
        for columns in Self.columnCounts {
            let stride = rowStride(for: columns)
            let p = random.rows(3, columns, stride: stride), delta = random.rows(3, columns, stride: stride),
                before = delta.copy()
            softmaxForward(rowCount: 3, columnCount: columns, p.base, stride: stride)
            softmaxBackward(rowCount: 3, columnCount: columns, probabilities: p.base, delta: delta.base, stride: stride)
            for row in 0..<3 {
                let f = (0..<columns).map { Double(p.base[row * stride + $0]) },
                    d = (0..<columns).map { Double(before.base[row * stride + $0]) }
                for i in 0..<columns {
                    let expected = (0..<columns).reduce(0) { $0 + f[i] * ((i == $1 ? 1 : 0) - f[$1]) * d[$1] }
                    let magnitudes = (0..<columns).reduce(0) { $0 + f[i] * ((i == $1 ? 1 : 0) + f[$1]) * abs(d[$1]) }
                    #expect(
                        abs(Double(delta.base[row * stride + i]) - expected)
                            <= summationBound(count: columns + 2, magnitudes: magnitudes))
                }
                #expect((columns..<stride).allSatisfy { delta.base[row * stride + $0].bitPattern == 0 })
            }
        }
    }

    /// The same bound in double precision; the oracle has 80 bits and can resolve it.
    @Test func doubleSoftmaxMatchesExtendedPrecision() {
        #if arch(x86_64)
        var random = SplitMix64(83)
        for columns in Self.columnCounts {
            for scale in [0.1, 5, 40] {
                let z = random.doubles(columns).map { $0 * scale }, maximum = z.max()!
                let sum = z.reduce(Float80(0)) { $0 + Foundation.exp(Float80($1) - Float80(maximum)) }
                for (z, p) in zip(z, softmax(z)) {
                    let expected = Foundation.exp(Float80(z) - Float80(maximum)) / sum
                    let bound = Float80(relativeBound(2 * scale, count: columns) * 0x1p-29)
                    #expect(abs(Float80(p) - expected) <= bound * expected)
                }
            }
        }
        #endif
        #expect(softmax([]) == [] && softmax([3]) == [1] && softmax([1000, -1000]) == [1, 0])
        #expect(softmax([7, 7, 7, 7]) == [0.25, 0.25, 0.25, 0.25])
    }
}
