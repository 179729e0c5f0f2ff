import Foundation
import Testing

@testable import Statistics

/// Samples and numbers that statistics cannot be made of, or at the ends of their ranges.
@Suite struct UnusualSampleTests {
    @Test func noValuesHaveNoMean() {
        let sample = Sample([])
        #expect(sample.mean.isNaN && sample.deviation.isNaN && sample.interval() == nil)
        #expect(sample.predictionInterval() == nil)
    }

    @Test(arguments: [95, 1, 0, -1, Double.nan, .infinity]) func levelsOutsideHaveNoInterval(level: Double) {
        #expect(Sample([1, 2, 3]).interval(level: level) == nil)
        #expect(Sample([1, 2, 3]).predictionInterval(level: level) == nil)
    }

    @Test func pairsHaveTwoMembers() {
        let error = #expect(throws: StatisticsError.self) { try Sample.paired([1, 2], minus: [1]) }
        #expect(error?.description == "2 measurements cannot be paired with 1.")
        #expect(throws: StatisticsError.self) { try PairedAnswers(first: [1], second: [1, 2], labels: [1]) }
        #expect(throws: StatisticsError.self) { try PairedAnswers(first: [1], second: [1], labels: []) }
    }

    @Test func quantilesAtTheEnds() {
        for quantile in [normalQuantile, { studentQuantile($0, degreesOfFreedom: 3) }] {
            #expect(quantile(0) == -.infinity && quantile(1) == .infinity)
            #expect(quantile(-0.1).isNaN && quantile(1.1).isNaN && quantile(.nan).isNaN)
        }
        #expect(studentQuantile(0.9, degreesOfFreedom: 0).isNaN && studentQuantile(0.9, degreesOfFreedom: .min).isNaN)
        #expect(studentCumulative(1, degreesOfFreedom: 0).isNaN)
    }

    /// The formulas change at 200001 and at a million degrees.
    ///
    /// Fixture, SciPy 1.17: scipy.stats.t.ppf(0.975, n), and norm.ppf(0.975) for the last.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (200_000, 1.959975845966768), (200_002, 1.9599758458481544), (1_000_000, 1.959966356814107),
            (100_000_000, 1.9599640082627663), (Int.max, 1.959963984540054),
        ])
    func manyDegreesOfFreedom(degrees: Int, expected: Double) {
        #expect(abs(studentQuantile(0.975, degreesOfFreedom: degrees) - expected) < 1e-9)
    }

    /// The formula changes at a million answers.
    ///
    /// Fixture, SciPy 1.17: scipy.stats.binomtest(499000, 1000000).pvalue
    /// and binomtest(498999, 999999).pvalue.
    @Test func manyAnswers() {
        let million = PairedAnswers(onlyFirst: 499_000, onlySecond: 501_000, total: 2_000_000)
        #expect(abs(million.pValue - 0.0456082998653896) < 1e-6)
        let below = PairedAnswers(onlyFirst: 498_999, onlySecond: 501_000, total: 2_000_000)
        #expect(abs(below.pValue - 0.04550010192340978) < 1e-9)
        let all = PairedAnswers(onlyFirst: .max, onlySecond: .max, total: 1)
        #expect(all.pValue == 1 && all.difference == 0)
        #expect(PairedAnswers(onlyFirst: -5, onlySecond: 0, total: -1).pValue == 1)
    }
}
