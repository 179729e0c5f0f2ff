import Notebooks

// Numbers as text for the sentences of the report.

/// A share in percent: "96.28 %".
func percent(_ share: Double, digits: Int = 2) -> String {
    NumberFormat.number(share, format: ".\(digits)%") ?? "\(share)"
}

/// A difference of shares in percentage points, with its sign: "+4.04".
func points(_ difference: Double) -> String {
    (difference < 0 ? "−" : "+") + (NumberFormat.number(abs(difference) * 100, format: ".2f") ?? "")
}

/// A difference of shares in percentage points without its sign, for sentences that say it in words: "4.0 points".
///
/// Beside the two shares give it as many digits as they have, or it will seem to be wrong.
func unsignedPoints(_ difference: Double, digits: Int = 1) -> String {
    (NumberFormat.number(abs(difference) * 100, format: ".\(digits)f") ?? "") + "\u{a0}points"
}

/// A number in words, a large one in digits: "twelve", "60,000".
func words(_ count: Int) -> String { NumberFormat.number(Double(count), format: "words") ?? "\(count)" }

/// A p value with its sign of comparison: "= 0.19", "= 2.1 · 10⁻⁵". Values below 10⁻⁶ give "< 10⁻⁶".
func probability(_ p: Double) -> String {
    p < 1e-6 ? "< 10⁻⁶" : "= " + (NumberFormat.number(p, format: p < 0.01 ? ".1e" : ".2f") ?? "\(p)")
}

/// The digit's name for many of them: "sixes".
func plural(ofDigit digit: Int) -> String {
    digit == 0 ? "zeros" : digit == 6 ? "sixes" : words(digit) + "s"
}

/// A number of seeds: "five seeds", "one seed".
func seedCount(_ count: Int) -> String { "\(words(count)) seed\(count == 1 ? "" : "s")" }

/// A part of a total in words: "three of five", "none of five".
func words(_ count: Int, of total: Int) -> String {
    "\(count == 0 ? "none" : words(count)) of \(words(total))"
}

/// Joins items as a sentence does: "a", "a and b", "a, b and c".
func enumeration(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}

extension String {
    /// The text with its first character as a capital.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
