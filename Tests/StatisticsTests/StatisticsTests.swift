import Testing

@testable import Statistics

/// Expected numbers from SciPy 1.17.1: stats.t.ppf, stats.t.cdf, stats.norm.ppf, stats.norm.cdf, stats.f.cdf,
/// stats.binomtest(min(a, b), a + b, 0.5).pvalue, stats.binomtest(c, n).proportion_ci(0.95, 'wilson'),
/// stats.t.interval(level, 4, mean, s / sqrt(5)); for one more value, stats.t.interval(0.95, 4, mean, s * sqrt(1 + 1 /
/// 5)).
@Suite struct StatisticsTests {
    /// Expects equality to a relative error, with an absolute floor: quantiles and probabilities go through a logarithm
    /// and an exponential of some ulp each.
    private func expectClose(
        _ actual: Double, _ expected: Double, relative: Double = 1e-12, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            abs(actual - expected) <= relative * abs(expected) + 1e-15, "\(actual), not \(expected)",
            sourceLocation: location)
    }

    @Test(
        arguments: [
            (0.975, 1, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.975, 4, 2.7764451051977934),
            (0.975, 9, 2.262157162798205),
            (0.995, 4, 4.604094871349992), (0.9, 30, 1.3104150253913955), (0.975, 200, 1.9718962236339088),
            (0.6, 3, 0.2766706623326898),
            (0.025, 4, -2.7764451051977943),
        ] as [(Double, Int, Double)])
    func studentQuantilesEqualSciPy(probability: Double, degreesOfFreedom: Int, expected: Double) {
        expectClose(studentQuantile(probability, degreesOfFreedom: degreesOfFreedom), expected)
    }

    @Test(
        arguments: [
            (0, 1, 0.5), (1, 1, 0.75), (-2.5, 4, 0.03338327240599407), (0.3, 7, 0.6135549747989328),
            (12.7, 1, 0.9749878361553279),
            (4, 60, 0.9999118388064681),
        ] as [(Double, Int, Double)])
    func studentProbabilitiesEqualSciPy(t: Double, degreesOfFreedom: Int, expected: Double) {
        expectClose(studentCumulative(t, degreesOfFreedom: degreesOfFreedom), expected)
    }

    @Test(
        arguments: [
            (1, 4, 4, 0.5), (16.16, 4, 4, 0.9902078548956147), (0.2, 4, 4, 0.0740740740740741),
            (2.5, 3, 10, 0.8809604373417219), (0.5, 10, 3, 0.17800740737517542), (3, 1, 1, 0.6666666666666666),
            (0, 2, 2, 0), (-1, 2, 2, 0), (.infinity, 2, 2, 1),
        ] as [(Double, Int, Int, Double)])
    func varianceRatiosEqualSciPy(ratio: Double, a: Int, b: Int, expected: Double) {
        expectClose(varianceRatioCumulative(ratio, degreesOfFreedom: a, b), expected)
    }

    @Test func varianceRatiosWithoutDegreesOfFreedomAreNotANumber() {
        #expect(varianceRatioCumulative(1, degreesOfFreedom: 0, 4).isNaN)
        #expect(varianceRatioCumulative(1, degreesOfFreedom: 4, -1).isNaN)
        #expect(varianceRatioCumulative(.nan, degreesOfFreedom: 4, 4).isNaN)
    }

    @Test(
        arguments: [
            (0.5, 0), (0.6, 0.2533471031357997), (0.8, 0.8416212335729143), (0.975, 1.959963984540054),
            (0.995, 2.5758293035489004),
            (0.9999, 3.719016485455709), (0.01, -2.3263478740408408),
        ] as [(Double, Double)])
    func normalQuantilesEqualSciPy(probability: Double, expected: Double) {
        expectClose(normalQuantile(probability), expected)
    }

    @Test(
        arguments: [
            (0, 0.5), (0.5, 0.6914624612740131), (-1.2, 0.11506967022170822), (3, 0.9986501019683699),
            (6, 0.9999999990134123),
            (-6, 9.865876450376946e-10), (40, 1), (-40, 0),
        ] as [(Double, Double)])
    func normalProbabilitiesEqualSciPy(z: Double, expected: Double) { expectClose(normalCumulative(z), expected) }

    @Test(
        arguments: [
            (0, 0, 1), (1, 0, 1), (5, 12, 0.143463134765625), (12, 5, 0.143463134765625), (30, 30, 1),
            (200, 150, 0.008720036530555947),
            (900, 700, 6.319484959450105e-07), (1500, 1200, 8.412086328628609e-09), (3, 400, 1.056134041536089e-114),
        ] as [(Int, Int, Double)])
    func mcNemarEqualsTheExactBinomialTest(onlyFirst: Int, onlySecond: Int, expected: Double) {
        // The logarithms of up to 2700 coins are summed, each to an ulp of about a thousand: 10⁻⁹ of the probability.
        expectClose(
            PairedAnswers(onlyFirst: onlyFirst, onlySecond: onlySecond, total: 10_000).pValue, expected, relative: 1e-9)
    }

    @Test func aSamplesIntervalEqualsSciPy() throws {
        let sample = Sample([0.9253, 0.9241, 0.9268, 0.9246, 0.9264])
        expectClose(sample.mean, 0.92544)
        expectClose(sample.deviation, 0.0011502173707608307)
        let interval = try #require(sample.interval()), wide = try #require(sample.interval(level: 0.99))
        expectClose(interval.low, 0.9240118165006177)
        expectClose(interval.high, 0.9268681834993824)
        expectClose(wide.low, 0.9230716865359438)
        expectClose(wide.high, 0.9278083134640562)
        #expect(interval.contains(0.925) && !interval.contains(0.93))
        let next = try #require(sample.predictionInterval())
        expectClose(next.low, 0.9219416791674508)
        expectClose(next.high, 0.9289383208325492)
        #expect(
            Sample([0.5]).interval() == nil && Sample([0.5]).predictionInterval() == nil && Sample([0.5]).deviation == 0
        )
    }

    @Test func pairsAreCountedByWhoIsRight() throws {
        let pairs = try PairedAnswers(first: [1, 2, 3, 4, 5], second: [1, 0, 3, 0, 9], labels: [1, 2, 0, 0, 5])
        #expect(pairs == PairedAnswers(onlyFirst: 2, onlySecond: 1, total: 5))
        expectClose(pairs.difference, 0.2)
        #expect(try Sample.paired([3, 5], minus: [1, 4]) == Sample([2, 1]))
    }
}
