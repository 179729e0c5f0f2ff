import Testing

@testable import Notebooks

@Suite struct NumberFormatTests {
    @Test(
        arguments: [
            (0.96770000, nil, "0.9677"), (0.9, nil, "0.9"), (0.0001, nil, "0.0001"),
            (1.1546e-11, nil, "1.2\u{a0}·\u{a0}10⁻¹¹"), (0, nil, "0"),
            (0.9677, ".1%", "96.8\u{202f}%"), (-0.25, ".2f", "−0.25"), (0.25, "+.2f", "+0.25"), (60000, ",", "60,000"),
            (1e-5, ".0e", "10⁻⁵"), (1e-5, ".1e", "1.0\u{a0}·\u{a0}10⁻⁵"), (-1_234_567, ",", "−1,234,567"),
            (999, ",", "999"), (12345.678, ".3e", "1.235\u{a0}·\u{a0}10⁴"), (67, "time", "1\u{a0}min 7\u{a0}s"),
            (29.9, "time", "29.9\u{a0}s"),
            (0.0000122, "time", "12\u{a0}µs"), (3725, "time", "1\u{a0}h 2\u{a0}min"),
            (59.97, "time", "1\u{a0}min 0\u{a0}s"), (.infinity, nil, "∞"),
            (.nan, nil, "not a number"), (5, "words", "five"), (61, "words", "sixty-one"), (20, "Words", "Twenty"),
            (0, "words", "no"), (99, "words", "ninety-nine"),
            (100, "words", "100"), (60000, "words", "60,000"), (0.5, "words", "0.5"), (-1, "words", "−1"),
        ] as [(Double, String?, String)])
    func writesNumbersAsReadersExpect(_ x: Double, _ format: String?, _ expected: String) {
        #expect(NumberFormat.number(x, format: format) == expected)
    }

    @Test func unknownFormatsAreRefused() {
        for format in ["%", ".f", ".99f", "f", ".2x", "", "."] {
            #expect(NumberFormat.number(1, format: format) == nil)
        }
    }

    @Test func valuesOfOtherKinds() {
        #expect(NumberFormat.text(60000, format: nil) == "60000")
        #expect(NumberFormat.text("0fa7898d509279", format: "short") == "0fa7898d")
        #expect(NumberFormat.text(["dropout": 0.2, "l2": 0.0001], format: nil) == "dropout 0.2, l2 0.0001")
        #expect(NumberFormat.text([1, 2], format: nil) == nil)
    }
}
