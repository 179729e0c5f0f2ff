import Foundation

/// The formats in which references print values: a small part of Python's format language, durations, and words.
///
/// A format follows the name in a reference, `{test accuracy:.1%}`, or is passed to `PartContext.show`.
///
/// | format | meaning | example |
/// |---|---|---|
/// | none | see below | 60000, 0.2, 0.9677, 1.2 · 10⁻⁵ |
/// | `.4f` | decimals; as many digits after the point as the number says, 0 to 17 | 0.9677 |
/// | `.1%` | percentage | 96.8 % |
/// | `.2e` | scientific notation | 1.23 · 10⁻⁵ |
/// | `,` | whole number, a comma between thousands | 60,000 |
/// | `,.2f` | decimals, a comma between thousands; also `,.1%` | 60,000.25 |
/// | `+.2f` | with a plus sign if positive; also before `.1%`, `.2e`, `,` and `,.2f` | +0.25 |
/// | `time` | duration of so many seconds | 1 min 7 s |
/// | `words` | whole number from 0 to 99 in words; 0 is "no" | sixty-one |
/// | `Words` | the same with a capital letter, to begin a sentence | Sixty-one |
/// | `short` | first eight characters of a string, such as a digest | 3f9a11c0 |
///
/// Without a format, integers are printed in full, and so is a whole number below 10¹⁵ in size, so that 123 looks the
/// same however it was computed. So is a number that two digits give exactly and whose size is at least 0.0001 and
/// below 10,000, such as the setting 0.2. Other numbers get four decimals, those below 0.001 in size scientific
/// notation with one decimal, and those from 10¹⁵ on scientific notation with three decimals.
///
/// From 10¹⁵ on, the formats with decimals, percentages and commas give scientific notation with as many decimals, as
/// the digits before the point would mean nothing. A number that is rounded to zero has no sign.
///
/// The minus sign is U+2212. No line breaks between a number and its unit: the space there is U+00A0, or U+202F before
/// a percent sign.
public enum NumberFormat {
    /// The text of any value in a format; nil if a value of its kind cannot be printed in this format.
    ///
    /// Without a format, strings are printed as they are, Booleans as "yes" and "no", objects as their members in order
    /// of their names ("dropout 0.2, l2 0.0001"). Strings have no other format than `short`, Booleans and objects none.
    /// `null` is a dash in every format. A list has no text.
    ///
    /// - Parameters:
    ///   - value: The value to print.
    ///   - format: One of the formats above, without a colon, or nil.
    public static func text(_ value: Value, format: String?) -> String? {
        switch value {
        case .string(let string): return format == "short" ? String(string.prefix(8)) : format == nil ? string : nil
        case .bool(let bool): return format == nil ? (bool ? "yes" : "no") : nil
        case .null: return "—"
        case .integer(let integer) where format == nil: return String(integer).replacing("-", with: "−")
        case .integer, .number: return value.double.flatMap { number($0, format: format) }
        case .object(let object) where format == nil:
            return object.sorted { $0.key < $1.key }.map {
                "\($0.key.replacing("_", with: " ")) \(text($0.value, format: nil) ?? "…")"
            }.joined(separator: ", ")
        case .list, .object: return nil
        }
    }

    /// The text of a number in a format; nil if there is no such format for numbers.
    ///
    ///     NumberFormat.number(0.96774, format: ".1%")     // "96.8 %"
    ///     NumberFormat.number(-0.25, format: "+.2f")      // "−0.25"
    ///     NumberFormat.number(61, format: "Words")        // "Sixty-one"
    ///     NumberFormat.number(0.2, format: nil)           // "0.2"
    ///
    /// Infinity is "∞" or "−∞" and NaN "not a number" in every format. With `words`, a whole number outside 0 … 99 is
    /// printed in the format `,`, and a number that is not whole as without a format.
    ///
    /// - Parameters:
    ///   - x: The number.
    ///   - format: One of the formats above but `short`, without a colon, or nil.
    public static func number(_ x: Double, format: String?) -> String? {
        guard x.isFinite else { return x.isNaN ? "not a number" : x < 0 ? "−∞" : "∞" }
        guard var format else {
            if x == 0 { return "0" }
            if abs(x) < large, x == x.rounded() { return minus(String(format: "%.0f", x)) }
            if let short = shortDecimal(x) { return minus(short) }
            if abs(x) >= large { return number(x, format: ".3e") }
            return abs(x) >= 1e-3 ? number(x, format: ".4f") : number(x, format: ".1e")
        }
        if format == "time" { return duration(x) }
        if format == "words" || format == "Words" {
            guard let words = Int(exactly: x).flatMap(words) else {
                return number(x, format: x == x.rounded() ? "," : nil)
            }
            return format == "Words" ? words.prefix(1).uppercased() + words.dropFirst() : words
        }
        let signed = format.hasPrefix("+")
        if signed { format.removeFirst() }
        let isGrouped = format.hasPrefix(",")
        if isGrouped { format = format == "," ? ".0f" : String(format.dropFirst()) }
        guard format.hasPrefix("."), let kind = format.last, let digits = Int(format.dropFirst().dropLast()),
            (0...17).contains(digits)
        else { return nil }
        switch kind {
        case "f": return decimal(x, digits, signed: signed, grouped: isGrouped)
        case "%": return decimal(x * 100, digits, signed: signed, grouped: isGrouped).map { $0 + "\u{202f}%" }
        case "e" where !isGrouped: return scientific(x, digits, signed: signed)
        default: return nil
        }
    }

    /// The size from which on a number's digits before the point mean nothing, as a `Double` has about sixteen.
    private static let large = 1e15

    /// A number with so many decimals; scientific if it is large. One that is rounded to zero has no sign.
    private static func decimal(_ x: Double, _ digits: Int, signed: Bool, grouped isGrouped: Bool) -> String? {
        guard abs(x) < large else { return scientific(x, digits, signed: signed) }
        let text = String(format: "%.\(digits)f", abs(x))
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return (isZero ? "" : x < 0 ? "−" : signed ? "+" : "") + (isGrouped ? grouped(text) : text)
    }

    /// A number in scientific notation, "−1.23 · 10⁻⁵"; a factor of one is left out.
    private static func scientific(_ x: Double, _ digits: Int, signed: Bool) -> String? {
        // The product of a very large number and a hundred.
        guard x.isFinite else { return x < 0 ? "−∞" : "∞" }
        let parts = String(format: "%.\(digits)e", abs(x)).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return nil }
        let factor = parts[0] == "1" && x != 0 ? "" : parts[0] + "\u{a0}·\u{a0}"
        return (x < 0 ? "−" : signed && x > 0 ? "+" : "") + factor + "10"
            + String(exponent).map { superscript[$0] ?? String($0) }.joined()
    }

    /// A whole number from 0 to 99 in words, otherwise nil.
    private static func words(_ count: Int) -> String? {
        let ones = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        guard (0..<100).contains(count) else { return nil }
        if count < ones.count { return ones[count] }
        return tens[count / 10] + (count % 10 == 0 ? "" : "-\(ones[count % 10])")
    }

    /// The text of a duration in a unit that suits its size: "12 µs", "0.4 ms", "0.83 s", "29.9 s", "1 min 7 s",
    /// "1 h 2 min". A negative duration gets a minus sign; from 10¹⁵ seconds on it is in scientific notation.
    public static func duration(_ seconds: Double) -> String {
        guard abs(seconds) < large else { return (number(seconds, format: ".1e") ?? "") + "\u{a0}s" }
        return switch seconds {
        case ..<0: "−" + duration(-seconds)
        case 0.000_000_95..<0.000_009_95: String(format: "%.1f\u{a0}µs", seconds * 1e6)
        case ..<0.00095: String(format: "%.0f\u{a0}µs", seconds * 1e6)
        case ..<0.0995: String(format: "%.1f\u{a0}ms", seconds * 1e3)
        case ..<0.995: String(format: "%.2f\u{a0}s", seconds)
        case ..<59.95: String(format: "%.1f\u{a0}s", seconds)
        case ..<3599.5:
            "\(Int(seconds.rounded()) / 60)\u{a0}min \(Int(seconds.rounded()) % 60)\u{a0}s"
        default: "\(Int((seconds / 60).rounded()) / 60)\u{a0}h \(Int((seconds / 60).rounded()) % 60)\u{a0}min"
        }
    }

    /// The number as a decimal, such as 0.2 or 0.0001, if two digits give it exactly and its size is at least 0.0001
    /// and below 10,000; otherwise nil.
    private static func shortDecimal(_ x: Double) -> String? {
        guard x != 0, (1e-4..<1e4).contains(abs(x)), Double(String(format: "%.1e", x)) == x else { return nil }
        for digits in 0...5 {
            let text = String(format: "%.\(digits)f", x)
            if Double(text) == x { return text }
        }
        return nil
    }

    private static let superscript: [Character: String] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    private static func minus(_ text: String) -> String { text.replacing("-", with: "−") }

    /// The digits of a number without a sign, with a comma between thousands before the point.
    private static func grouped(_ digits: String) -> String {
        let whole = digits.prefix { $0 != "." }
        var result = ""
        for (place, digit) in whole.reversed().enumerated() {
            if place > 0 && place % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return String(result.reversed()) + digits.dropFirst(whole.count)
    }
}
