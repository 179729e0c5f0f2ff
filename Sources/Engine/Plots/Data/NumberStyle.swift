/// Rule for writing a number as text.
public struct NumberStyle: Codable, Hashable, Sendable {
    /// Kinds of rules: significant digits, digits after the point, per cent, dates.
    package enum Kind: String, Codable { case automatic, decimals, percent, date }

    /// Kind of rule that `digits` belongs to.
    package var kind: Kind
    /// Number of significant digits, or of digits after the point; for `percent`, after the point of the percentage.
    package var digits: Int

    /// The style of at most four significant digits; trailing zeros are omitted.
    public static let automatic = significant(4)

    /// The style of at most `digits` significant digits; trailing zeros are omitted.
    ///
    /// It suits numbers of very different sizes.
    ///
    /// - Parameter digits: limited to 1…15.
    public static func significant(_ digits: Int) -> NumberStyle {
        NumberStyle(kind: .automatic, digits: min(max(digits, 1), 15))
    }

    /// Exactly `digits` digits after the point.
    ///
    /// - Parameter digits: limited to 0…15.
    public static func decimals(_ digits: Int) -> NumberStyle {
        NumberStyle(kind: .decimals, digits: min(max(digits, 0), 15))
    }

    /// A fraction as a percentage: with one digit 0.957 is "95.7 %".
    ///
    /// - Parameter digits: digits after the point of the percentage, limited to 0…12.
    public static func percent(_ digits: Int = 0) -> NumberStyle {
        NumberStyle(kind: .percent, digits: min(max(digits, 0), 12))
    }

    /// Seconds since 1970 as a date, for sentences about an axis of dates: "2024-02-29 18:30".
    package static let date = NumberStyle(kind: .date, digits: 0)

    /// The number as text; "–" for NaN, "∞" or "−∞" for an infinity.
    package func text(_ value: Double) -> String {
        switch kind {
        case .automatic: Numeral.short(value, significant: digits)
        case .decimals: Numeral.fixed(value, decimals: digits)
        case .percent: Numeral.fixed(value * 100, decimals: digits) + "\u{202f}%"
        case .date: Timestamp(seconds: value).description
        }
    }
}

extension NumberStyle {
    /// Reads a style; numbers of digits outside its limits are brought to them.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let digits = try container.decode(Int.self, forKey: .digits)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .automatic: self = .significant(digits)
        case .decimals: self = .decimals(digits)
        case .percent: self = .percent(digits)
        case .date: self = .date
        }
    }
}
