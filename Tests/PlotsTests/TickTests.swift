import Testing

@testable import Plots

struct TickTests {
    /// The oracle is `labeling::extended` and `scales::breaks_extended`, the R implementations of the same paper.
    @Test(arguments: [
        (8.1, 14.1, 4.0, [8.0, 10, 12, 14]),
        (0, 1, 5, [0, 0.25, 0.5, 0.75, 1]),
        (0, 10, 5, [0.0, 2.5, 5, 7.5, 10]),
        (0, 100, 5, [0.0, 25, 50, 75, 100]),
        (-1, 1, 5, [-1, -0.5, 0, 0.5, 1]),
    ])
    func matchesTheReferenceImplementation(low: Double, high: Double, count: Double, expected: [Double]) {
        #expect(TickSearch(low: low, high: high, count: count).ticks().map(\.value) == expected)
    }

    @Test func ticksAreEvenNiceAndNearTheData() {
        var random = SplitMix(state: 11)
        for _ in 0..<400 {
            let scale = Decimal.power(Int.random(in: -200...200, using: &random))
            let a = Double.random(in: -1...1, using: &random) * scale,
                b = Double.random(in: -1...1, using: &random) * scale
            guard a != b else { continue }
            let (low, high) = (min(a, b), max(a, b))
            let ticks = TickSearch(low: low, high: high, count: 5).ticks()
            #expect(ticks.count >= 2 && ticks.count <= 12)
            let steps = zip(ticks, ticks.dropFirst()).map { $1.mantissa - $0.mantissa }
            #expect(Set(steps).count == 1, "steps are equal, exactly")
            let reach = (high - low) * 0.6
            #expect(ticks.allSatisfy { $0.value > low - reach && $0.value < high + reach })
        }
    }

    @Test func illegibleLabelsAreNotTaken() {
        let search = TickSearch(low: 0, high: 100, count: 5) { $0.count <= 3 }
        #expect(search.ticks().count <= 3)
        #expect(TickSearch(low: 0, high: 100, count: 5).ticks().count > 3)
    }

    @Test func wholeNumbersStayWhole() {
        for high in 1...60 {
            let ticks = TickSearch(low: 0, high: Double(high), count: 7, wholeNumbers: true).ticks()
            #expect(ticks.allSatisfy { $0.value == $0.value.rounded() })
        }
        #expect(TickSearch(low: 0, high: 2, count: 7).ticks().contains { $0.value != $0.value.rounded() })
    }

    @Test(arguments: [
        ([DecimalValue(mantissa: 75, exponent: -2), DecimalValue(mantissa: 80, exponent: -2)], ["0.75", "0.80"]),
        (
            [
                DecimalValue(mantissa: 0, exponent: -1), DecimalValue(mantissa: 50, exponent: -1),
                DecimalValue(mantissa: 100, exponent: -1),
            ], ["0", "5", "10"]
        ),
        ([DecimalValue(mantissa: 10, exponent: 3), DecimalValue(mantissa: 25, exponent: 3)], ["10,000", "25,000"]),
        ([DecimalValue(mantissa: 1, exponent: 9), DecimalValue(mantissa: 2, exponent: 9)], ["10⁹", "2×10⁹"]),
        ([DecimalValue(mantissa: -5, exponent: -9), DecimalValue(mantissa: 0, exponent: -9)], ["−5×10⁻⁹", "0"]),
    ])
    func labelsShareTheirDecimals(ticks: [DecimalValue], expected: [String]) {
        #expect(TickLabels.labels(ticks, style: nil) == expected)
    }

    @Test func percentLabels() {
        let ticks = [DecimalValue(mantissa: 90, exponent: -2), DecimalValue(mantissa: 95, exponent: -2)]
        #expect(TickLabels.labels(ticks, style: .percent()) == ["90\u{202f}%", "95\u{202f}%"])
    }

    @Test func logarithmicTicksAreOneTwoFiveOverFewDecadesAndPowersOverMany() {
        let few = LogTicks(low: 0, high: 2, ideal: 7, style: nil).ticks { _ in true }
        #expect(few.major.compactMap(\.label) == ["1", "2", "5", "10", "20", "50", "100"])
        let many = LogTicks(low: -3, high: 3, ideal: 6, style: nil).ticks { _ in true }
        #expect(many.major.compactMap(\.label) == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"])
        let very = LogTicks(low: -300, high: 300, ideal: 6, style: nil).ticks { _ in true }
        #expect(very.major.compactMap(\.label) == ["10⁻³⁰⁰", "10⁻²⁰⁰", "10⁻¹⁰⁰", "10⁰", "10¹⁰⁰", "10²⁰⁰", "10³⁰⁰"])
    }

    @Test func logarithmicTicksWithinADecadeAreRound() {
        let ticks = LogTicks(low: Decimal.log10(300), high: Decimal.log10(700), ideal: 5, style: nil).ticks { _ in true
        }
        #expect(ticks.major.compactMap(\.label) == ["300", "400", "500", "600", "700"])
    }
}
