import Foundation
import Testing

@testable import Plots

struct DecimalTests {
    @Test func logarithmMatchesTheSystemsToAFewUnits() {
        var random = SplitMix(state: 3)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: UInt64.random(in: 1..<0x7ff0_0000_0000_0000, using: &random))
            let expected = Foundation.log10(value)
            #expect((Decimal.log10(value) - expected).magnitude <= 4 * max(expected.ulp.magnitude, 0x1p-52))
        }
    }

    @Test func floorOfLogarithmIsExactAtPowersOfTen() {
        for exponent in -307...308 {
            let power = Decimal.power(exponent)
            #expect(Decimal.floorLog10(power) == exponent)
            #expect(Decimal.floorLog10(power.nextDown) == exponent - 1)
        }
    }

    @Test func significantDigitsAreAsManyAsAskedForAtMost() {
        let texts = [0.0121, 0.996, 1.327, 29.9, 67, 1560, 0.5].map(NumberStyle.significant(2).text)
        #expect(texts == ["0.012", "1", "1.3", "30", "67", "1560", "0.5"])
    }

    @Test func fixedRoundsAsPrintfDoes() {
        var random = SplitMix(state: 5)
        for index in 0..<20_000 {
            // Every other value is close to a tie.
            let value =
                index % 2 == 0
                ? Double.random(in: -1000...1000, using: &random)
                : Double(Int.random(in: -99_999...99_999, using: &random)) / 1000 + 0.0005
            for decimals in [0, 1, 3] {
                let expected = String(format: "%.\(decimals)f", value).replacingOccurrences(of: "-", with: "−")
                let isZero = !expected.contains { $0 != "0" && $0 != "." && $0 != "−" }
                #expect(
                    Numeral.fixed(value, decimals: decimals)
                        == (isZero ? expected.replacingOccurrences(of: "−", with: "") : expected))
            }
        }
    }

    @Test(arguments: [
        (0.0, "0"), (0.59, "0.59"), (-0.5, "−0.5"), (12_345, "12,345"), (1135, "1135"), (0.00012, "0.00012"),
        (1e-5, "10⁻⁵"),
        (2.5e10, "2.5×10¹⁰"), (9.99999e20, "10²¹"), (-3e-300, "−3×10⁻³⁰⁰"), (.nan, "–"), (.infinity, "∞"),
        (.leastNonzeroMagnitude, "4.941×10⁻³²⁴"),
    ])
    func shortForms(value: Double, expected: String) {
        #expect(Numeral.short(value) == expected)
    }

    @Test func base64MatchesFoundation() {
        var random = SplitMix(state: 9)
        for count in 0..<64 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Bytes(bytes).base64 == Data(bytes).base64EncodedString())
            #expect(Bytes(base64: Bytes(bytes).base64)?.bytes == bytes)
        }
        #expect(Bytes(base64: "AAA") == nil)
        #expect(Bytes(base64: "A=AA") == nil)
    }
}
