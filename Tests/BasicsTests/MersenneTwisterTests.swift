import Testing

@testable import Basics

@Suite struct MersenneTwisterTests {
    /// The oracle is `numpy.random.seed(1337); numpy.random.uniform(-0.5, 0.5, 5)`.
    @Test func drawsEqualNumPys() {
        var random = MersenneTwister(seed: 1337)
        #expect(
            random.uniform(-0.5, 0.5, count: 5) == [
                -0.2379753249844183, -0.3413160278455344, -0.22187348050564026, -0.04068311278543335,
                -0.17899945947983287,
            ])
    }

    /// The oracle is NumPy 2.4:
    ///
    ///     bits = numpy.random.MT19937()
    ///     bits.state = numpy.random.RandomState(seed).get_state(legacy=False)
    ///     words = [int(word) for word in bits.random_raw(1000)]
    ///     print(words[:5], words[622:627], words[-1])
    @Test(arguments: [UInt32(5489), 1337]) func wordsEqualNumPysAcrossTwoTwists(seed: UInt32) throws {
        let (first, aroundTheTwist, thousandth) = try #require(Self.words[seed])
        var random = MersenneTwister(seed: seed)
        let words = (0..<1000).map { _ in random.nextWord() }
        #expect(Array(words[..<5]) == first)
        #expect(Array(words[622..<627]) == aroundTheTwist)
        #expect(words[999] == thousandth)
    }

    /// The first five words, the words around the second twist, and the thousandth, by the seed.
    private static let words: [UInt32: ([UInt32], [UInt32], UInt32)] = [
        5489: (
            [3_499_211_612, 581_869_302, 3_890_346_734, 3_586_334_585, 545_404_204],
            [2_227_348_307, 4_020_325_887, 4_178_893_912, 610_818_241, 2_787_397_224], 1_341_017_984
        ),
        1337: (
            [1_125_387_415, 2_407_456_957, 681_542_492, 913_057_000, 1_194_544_295],
            [2_497_789_904, 1_300_211_528, 805_945_116, 2_006_794_700, 3_390_153_934], 3_921_357_898
        ),
    ]

    /// The smallest and the largest seed, as above: `random_raw(3)`.
    @Test func extremeSeedsEqualNumPys() {
        var zero = MersenneTwister(seed: 0), last = MersenneTwister(seed: .max)
        #expect((0..<3).map { _ in zero.nextWord() } == [2_357_136_044, 2_546_248_239, 3_071_714_933])
        #expect((0..<3).map { _ in last.nextWord() } == [419_326_371, 479_346_978, 3_918_654_476])
    }
}
