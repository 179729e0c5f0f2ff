import Foundation
import Kernels
import Testing

@testable import Basics
@testable import TestSupport

/// Part 2's exponentials, sigmoid and softmax, which must equal those of NumPy's run to the last bit. For inputs and
/// digests see NumPyInputs.swift.
@Suite struct NumPyExponentialTests {
    private func exponentials(_ x: [Double], _ exponential: (DoubleQuad) -> DoubleQuad) -> [Double] {
        stride(from: 0, to: x.count, by: 4).flatMap { start -> [Double] in
            var quad = DoubleQuad.zero
            for lane in 0..<min(4, x.count - start) { quad[lane] = x[start + lane] }
            let y = exponential(quad)
            return (0..<min(4, x.count - start)).map { y[$0] }
        }
    }

    private func glibc(_ x: Double) -> Double { glibcExponential(DoubleQuad(repeating: x))[0] }
    private func svml(_ x: Double) -> Double { svmlExponential(DoubleQuad(repeating: x))[0] }

    /// The oracle in Python:
    ///
    ///     digest([math.exp(x) for x in uniform(seed, 300_000, low, high).tolist()])
    @Test(
        arguments: [
            (1, -1, 1, 0xb5db_269f_8299_9a8e), (2, -40, 40, 0xc66d_2876_964a_58f6),
            (3, -500, 709, 0x5efe_0da5_5d1d_10a4),
        ] as [(UInt64, Double, Double, UInt64)])
    func glibcsExponentialEqualsTheCLibrarys(_ seed: UInt64, _ low: Double, _ high: Double, _ expected: UInt64) {
        #expect(digest(exponentials(uniform(seed, 300_000, low, high), { glibcExponential($0) })) == expected)
    }

    /// The oracle in Python:
    ///
    ///     digest(np.exp(uniform(seed, 300_000, low, high)))
    @Test(
        arguments: [
            (1, -1, 1, 0xc720_3fe8_26da_6be5), (2, -40, 0, 0xeb30_0346_8d52_fe3e),
            (3, -707, 707, 0x4ed2_227b_95e6_7039),
        ] as [(UInt64, Double, Double, UInt64)])
    func svmlsExponentialEqualsNumPys(_ seed: UInt64, _ low: Double, _ high: Double, _ expected: UInt64) {
        #expect(digest(exponentials(uniform(seed, 300_000, low, high), { svmlExponential($0) })) == expected)
    }

    /// The oracle in Python:
    ///
    ///     digest(scipy.special.expit(uniform(seed, 100_000, -range, range)))
    @Test(
        arguments: [
            (4, 1, 0x5e86_ead6_3dd3_ac8c), (5, 30, 0x031b_8676_b379_ff3e), (6, 800, 0xb106_0e01_17f1_71da),
        ] as [(UInt64, Double, UInt64)])
    func sigmoidEqualsSciPys(_ seed: UInt64, _ range: Double, _ expected: UInt64) {
        var z = uniform(seed, 100_000, -range, range)
        sigmoid(inPlace: &z)
        #expect(digest(z) == expected)
    }

    /// The oracle in Python:
    ///
    ///     x = uniform(n, n, -10, 10); print(n, digest(scipy.special.softmax(x)), digest([np.sum(x)]))
    @Test(
        arguments: [
            (1, 0xc293_bd4c_8601_b7df, 0x32a8_e489_a271_3cef), (2, 0x34bd_ebc6_e5a0_b571, 0x0c93_910f_df79_f10f),
            (7, 0xc38f_2743_3f12_da72, 0x9bcc_78e7_deb0_bb58),
            (8, 0xce03_d2b9_32f4_c408, 0xeff3_a423_ae33_f64f), (9, 0xeef0_a589_9686_326e, 0x0fb3_c1c1_8f57_3965),
            (10, 0x093e_ab74_fbd8_1c39, 0x1971_e2f7_690c_3f51),
            (15, 0xeb61_80d1_a6b8_29e0, 0x9870_9ae9_d3e9_9375), (16, 0x4431_d95e_1123_c384, 0x5195_cfc2_401a_1acf),
            (17, 0x95e9_79ad_918b_2634, 0x12a1_ade8_f9b7_12ab),
            (100, 0x7088_13a3_93bc_03b8, 0xceaf_e1fc_b592_de28), (127, 0x339d_f0c7_aae8_10db, 0xcb18_5eaa_2aab_27a5),
            (128, 0xe487_8b00_2184_ea18, 0x5940_cc81_d6b8_b3ba),
            (129, 0xdf8f_b45a_53b6_b689, 0xb1b3_3f81_2074_0475), (136, 0xc3b5_edcc_8314_9c73, 0xe264_09d0_4f43_92a0),
            (137, 0x8747_4907_509e_d764, 0xaf1e_1fef_0ee5_7147),
            (256, 0xc153_dee9_8a5d_baac, 0xf4f1_ae36_0a32_a1af), (300, 0x8004_5266_66d8_80bd, 0x9b3e_7f93_d4b9_1792),
        ] as [(Int, UInt64, UInt64)])
    func softmaxAndSumEqualNumPys(_ count: Int, _ softmaxDigest: UInt64, _ sumDigest: UInt64) {
        let x = uniform(UInt64(count), count, -10, 10)
        #expect(digest(softmax(x)) == softmaxDigest)
        #expect(digest([pairwiseSum(x[...])]) == sumDigest)
        #expect(digest([pairwiseSum(([9, 9] + x)[2...])]) == sumDigest, "of a slice that does not begin at 0")
    }

    @Test func theEndsOfTheRangeAreSensible() {
        for exponential in [glibc, svml] {
            #expect(exponential(0) == 1 && exponential(-0.0) == 1 && exponential(-.leastNonzeroMagnitude) == 1)
            #expect(exponential(-.infinity).bitPattern == 0 && exponential(-.greatestFiniteMagnitude).bitPattern == 0)
            #expect(exponential(.infinity) == .infinity && exponential(.greatestFiniteMagnitude) == .infinity)
            #expect(exponential(.nan).isNaN)
            // The logarithm of the largest double is 709.78271289338397….
            #expect(exponential(709.782712893383).isFinite && exponential(709.782712893385) == .infinity)
        }
        // The logarithm of half the smallest double is −745.13321910194110….
        #expect(svml(-745.133219101941) == .leastNonzeroMagnitude && svml(-745.133219101942) == 0)
    }

    @Test func softmaxTakesAnyNumber() {
        #expect(softmax([-1000, 0, -1000]) == [0, 1, 0])
        #expect(softmax([3, .nan]).allSatisfy { $0.isNaN })
    }

    private func sigmoidOf(_ z: [Double]) -> [Double] {
        var a = z
        sigmoid(inPlace: &a)
        return a
    }

    @Test func sigmoidStaysWithinTwoUlp() {
        var random = SplitMix64(75)
        #if arch(x86_64)
        for count in [1, 7, 8, 9, 128, 100_000] {
            let z = (0..<count).map { $0 % 2 == 0 ? random.double() * 4 : random.double() * 700 }
            let worst = zip(z, sigmoidOf(z)).reduce(Float80(0)) { worst, pair in
                let exact = 1 / (1 + Foundation.exp(-Float80(pair.0)))
                return max(worst, abs(Float80(pair.1) - exact) / Float80(Double(exact).ulp))
            }
            #expect(worst <= 2)
        }
        #endif
        #expect(
            sigmoidOf([0, -0.0, 1000, -1000, .infinity, -.infinity, 40, -750, 1]).dropLast() == [
                0.5, 0.5, 1, 0, 1, 0, 1, 0,
            ])
        #expect(sigmoidOf([]) == [] && sigmoidOf([.nan])[0].isNaN)
    }

    #if arch(x86_64)
    /// A sample of all exponents of both signs, dense where the result is a normal number, and on either side of each
    /// step of the two reductions.
    private static let sampled: [Double] = {
        var random = SplitMix64(51)
        let all = (-1074...9).flatMap { exponent in
            (0..<16).flatMap { _ -> [Double] in
                let x = Double(
                    sign: .plus, exponent: exponent, significand: 1 + Double.random(in: 0..<1, using: &random))
                return [x, -x]
            }
        }
        let dense = (0..<400_000).map { _ in Double.random(in: -707..<709.7, using: &random) }
        let steps = (-1021 * 16...1024 * 16).flatMap { n -> [Double] in
            let centre = Double(n) / 16 * 0.693147180559945309
            return (-2...2).map { centre + Double($0) * centre.ulp }
        }
        return (all + dense + steps).filter { (-707...709.7).contains($0) }.sorted()
    }()

    /// The oracle is the C library's 80-bit exponential, whose own error is below 2⁻¹⁰ of these ulps.
    @Test func bothStayWithinTheirDocumentedErrors() {
        for (exponential, bound) in [(glibc, 0.511), (svml, 0.71)] {
            var worst = Float80(0)
            for x in Self.sampled {
                let exact = Foundation.exp(Float80(x))
                worst = max(worst, abs(Float80(exponential(x)) - exact) / Float80(Double(exact).ulp))
            }
            #expect(worst <= Float80(bound) + 0x1p-10)
        }
    }
    #endif
}
