/// How a number is written.
public struct NumberStyle: Codable, Hashable, Sendable {
    package enum Kind: String, Codable { case automatic, decimals, percent }

    package var kind: Kind
    package var digits: Int

    /// As few digits as tell it apart, at most four significant ones.
    public static let automatic = significant(4)

    /// At most so many significant digits, trailing zeros left out: for numbers of very different sizes.
    public static func significant(_ digits: Int) -> NumberStyle {
        NumberStyle(kind: .automatic, digits: min(max(digits, 1), 15))
    }

    /// Always so many digits after the point.
    public static func decimals(_ digits: Int) -> NumberStyle {
        NumberStyle(kind: .decimals, digits: min(max(digits, 0), 15))
    }

    /// A fraction as per cent: 0.957 as "95.7 %".
    public static func percent(_ digits: Int = 0) -> NumberStyle {
        NumberStyle(kind: .percent, digits: min(max(digits, 0), 12))
    }

    package func text(_ value: Double) -> String {
        switch kind {
        case .automatic: Numeral.short(value, significant: digits)
        case .decimals: Numeral.fixed(value, decimals: digits)
        case .percent: Numeral.fixed(value * 100, decimals: digits) + "\u{202f}%"
        }
    }
}
