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
            (123, nil, "123"), (123456, nil, "123456"), (-1e7, nil, "−10000000"), (999_999, nil, "999999"),
            (1e15, nil, "1.000\u{a0}·\u{a0}10¹⁵"), (1e300, nil, "1.000\u{a0}·\u{a0}10³⁰⁰"), (0.1 + 0.2, nil, "0.3000"),
            (-1.7976931348623157e308, nil, "−1.798\u{a0}·\u{a0}10³⁰⁸"), (-0.0, nil, "0"),
            (1e300, ".2f", "1.00\u{a0}·\u{a0}10³⁰⁰"), (-1e300, ",", "−10³⁰⁰"), (1e308, ".1%", "∞\u{202f}%"),
            (-0.00001, ".2f", "0.00"), (-0.0, ".2f", "0.00"), (0.00001, "+.2f", "0.00"), (-0.4, ",", "0"),
            (-0.00001, ".1%", "0.0\u{202f}%"), (-0.0, ".1e", "0.0\u{a0}·\u{a0}10⁰"),
            (1_234_567.891, ",.2f", "1,234,567.89"), (-1_234.5, ",.1f", "−1,234.5"), (1234.5, "+,.1f", "+1,234.5"),
            (12.345, ",.0%", "1,234\u{202f}%"), (999.999, ",.2f", "1,000.00"),
            (1e300, "time", "1.0\u{a0}·\u{a0}10³⁰⁰\u{a0}s"), (-1e300, "time", "−1.0\u{a0}·\u{a0}10³⁰⁰\u{a0}s"),
            (.infinity, "time", "∞"), (5.6e20, "time", "5.6\u{a0}·\u{a0}10²⁰\u{a0}s"),
            (100, "words", "100"), (60000, "words", "60,000"), (0.5, "words", "0.5"), (-1, "words", "−1"),
        ] as [(Double, String?, String)])
    func writesNumbersAsReadersExpect(_ x: Double, _ format: String?, _ expected: String) {
        #expect(NumberFormat.number(x, format: format) == expected)
    }

    @Test func unknownFormatsAreRefused() {
        for format in ["%", ".f", ".99f", "f", ".2x", "", ".", ",.2e", ",f", ",,", "+"] {
            #expect(NumberFormat.number(1, format: format) == nil)
        }
    }

    @Test func valuesOfOtherKinds() {
        #expect(NumberFormat.text(60000, format: nil) == "60000")
        #expect(NumberFormat.text("0fa7898d509279", format: "short") == "0fa7898d")
        #expect(NumberFormat.text(["dropout": 0.2, "l2": 0.0001], format: nil) == "dropout 0.2, l2 0.0001")
        #expect(NumberFormat.text([1, 2], format: nil) == nil)
        #expect(NumberFormat.text(.integer(.min), format: nil) == "−9223372036854775808")
        #expect(NumberFormat.text(.integer(.min), format: ".2f") == "−9.22\u{a0}·\u{a0}10¹⁸")
    }

    /// A value looks the same before and after it is stored, where a whole number becomes an integer.
    @Test(arguments: [3.0, -0.0, 123456, 999_999_999_999, -1e14]) func wholeNumbersHaveOneText(x: Double) {
        #expect(NumberFormat.text(.number(x), format: nil) == NumberFormat.text(.integer(Int(x)), format: nil))
    }

    /// Durations that nothing takes, from damaged measurements.
    @Test(arguments: [.nan, .infinity, -.infinity, 1e300, -1e300, 9.3e18, 5e-324]) func noDurationTraps(x: Double) {
        #expect(!NumberFormat.duration(x).isEmpty)
    }
}
