import Notebooks

/// Numbers as sentences have them.

/// A share: "96.28 %".
func percent(_ share: Double, digits: Int = 2) -> String {
    NumberFormat.number(share, format: ".\(digits)%") ?? "\(share)"
}

/// A difference of shares with its sign, in points of a hundred: "+4.04".
func points(_ difference: Double) -> String {
    (difference < 0 ? "−" : "+") + (NumberFormat.number(abs(difference) * 100, format: ".2f") ?? "")
}

/// The same without a sign, where the words have it: "4.0 points".
func unsignedPoints(_ difference: Double) -> String {
    (NumberFormat.number(abs(difference) * 100, format: ".1f") ?? "") + "\u{a0}points"
}

/// "twelve", "60,000"
func words(_ count: Int) -> String { NumberFormat.number(Double(count), format: "words") ?? "\(count)" }

/// "= 0.19", "= 2.1 · 10⁻⁵", "< 10⁻⁶": no smaller than anyone could care for.
func probability(_ p: Double) -> String {
    p < 1e-6 ? "< 10⁻⁶" : "= " + (NumberFormat.number(p, format: p < 0.01 ? ".1e" : ".2f") ?? "\(p)")
}

/// "five seeds", "one seed"
func seedCount(_ count: Int) -> String { "\(words(count)) seed\(count == 1 ? "" : "s")" }

/// "three of five", "none of five"
func words(_ count: Int, of total: Int) -> String { "\(count == 0 ? "none" : words(count)) of \(words(total))" }

/// "a", "a and b", "a, b and c".
func enumeration(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
