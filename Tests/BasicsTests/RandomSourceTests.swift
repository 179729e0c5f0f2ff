import Testing

@testable import Basics

@Suite struct RandomSourceTests {
    static let source = RandomSource(seed: 1337, stream: "part-5/dropout 0.2, l2 0.0001/fold 3")

    /// Key, words, floats and shuffle as a few lines of Python compute them from the definitions: FNV-1a 64,
    /// SplitMix64's finaliser over hash ^ seed · 0x9E3779B97F4A7C15, Philox4x32-10 at (index, step, series, purpose),
    /// Fisher and Yates from the top with j = draw · (i + 1) >> 64.
    @Test func equalsItsDefinitionInPython() {
        #expect(Self.source.key == 0x2ace_08fc_f6f7_0f52)
        #expect(
            Self.source.words(.initialWeights, series: 2, index: 3, step: 4)
                == SIMD4(1_789_546_608, 3_676_362_535, 1_576_487_467, 3_997_901_597))
        #expect(
            Self.source.uniformFloats(.initialWeights, series: 7, count: 6)
                == [5_198_256, 3_057_232, 10_501_477, 10_927_183, 16_143_602, 8_894_379].map { Float($0) * 0x1p-24 })
        #expect(Self.source.permutation(count: 10, series: 5) == [0, 3, 1, 7, 4, 9, 8, 6, 2, 5])
    }

    @Test func seedStreamPurposeSeriesIndexAndStepAllCount() {
        let base = Self.source
        let draws = [
            base.words(.initialWeights, series: 0, index: 0),
            base.words(.shuffling, series: 0, index: 0), base.words(.dropout, series: 0, index: 0),
            base.words(.other, series: 0, index: 0),
            base.words(.initialWeights, series: 1, index: 0), base.words(.initialWeights, series: 0, index: 1),
            base.words(.initialWeights, series: 0, index: 0, step: 1),
            RandomSource(seed: 1338, stream: base.stream).words(.initialWeights, series: 0, index: 0),
            RandomSource(seed: 1337, stream: base.stream + " ").words(.initialWeights, series: 0, index: 0),
        ]
        #expect(Set(draws).count == draws.count)
        let again = RandomSource(seed: 1337, stream: base.stream)
        #expect(again == base && again.words(.initialWeights, series: 0, index: 0) == draws[0])
    }

    @Test func neighbouringSeedsAndStreamsHaveDifferentKeys() {
        let keys = (0..<1000).flatMap { seed in
            (0..<50).map { RandomSource(seed: UInt64(seed), stream: "fold \($0)").key }
        }
        #expect(Set(keys).count == 50_000)
    }

    @Test func uniformFloatsLieInTheUnitIntervalEvenly() {
        for count in [0, 1, 3, 4, 5, 8] {
            #expect(
                Self.source.uniformFloats(.other, series: 1, count: count)
                    == Array(Self.source.uniformFloats(.other, series: 1, count: 9).prefix(count)))
        }
        let floats = Self.source.uniformFloats(.other, series: 2, count: 100_000)
        #expect(floats.allSatisfy { $0 >= 0 && $0 < 1 })
        var counts = [Int](repeating: 0, count: 100)
        for x in floats { counts[min(Int(x * 100), 99)] += 1 }
        // χ² with 99 degrees of freedom exceeds 148.2 once in a thousand.
        #expect(chiSquared(counts) < 148.2)
    }

    @Test func permutationHoldsEachNumberOnce() {
        for count in [0, 1, 2, 3, 10, 1000, 48_000] {
            #expect(Self.source.permutation(count: count, series: 1).sorted() == (0..<Int32(count)).map { $0 })
        }
        #expect(Self.source.permutation(count: 50, series: 1) != Self.source.permutation(count: 50, series: 2))
    }

    /// All orders of n elements are equally frequent over many seeds: χ² with n! − 1 degrees of freedom stays below the
    /// bound that chance exceeds once in a thousand.
    @Test(arguments: [(2, 10.83), (3, 20.52), (4, 49.73), (5, 173.6)]) func permutationsAreUnbiased(
        count: Int, threshold: Double
    ) {
        var counts: [[Int32]: Int] = [:]
        let orders = (1...count).reduce(1, *)
        for seed in 0..<UInt64(200 * orders) {
            counts[RandomSource(seed: seed, stream: "test").permutation(count: count, series: 1), default: 0] += 1
        }
        #expect(counts.count == orders)
        #expect(chiSquared(Array(counts.values)) < threshold)
    }

    private func chiSquared(_ counts: [Int]) -> Double {
        let expected = Double(counts.reduce(0, +)) / Double(counts.count)
        return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    }
}
