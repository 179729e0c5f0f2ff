/// Value on an axis: a number, the name of a category, or a measured time by name.
///
/// JSON forms: a number is a number, a category a string, a missing value (NaN) `null`, an infinity `{"infinity": ±1}`,
/// and a number that is looked up by name when the figure is drawn `{"named": "training.wall"}`.
public enum Datum: Sendable {
    /// A number. NaN means that the value is missing.
    case number(Double)
    /// The name of a category.
    case category(String)
    /// The name of a measured time, see `MeasuredTime`. It counts as missing until `Plot.resolved(_:)` replaces it.
    case named(String)

    /// True for a number, including NaN and the infinities.
    package var isNumber: Bool { if case .number = self { true } else { false } }

    /// The number if it is finite; nil for any other datum.
    package var finite: Double? {
        if case .number(let value) = self, value.isFinite { value } else { nil }
    }
}

/// Equality of bits: two data are equal if they hold the same bits, and any NaN equals any other, so that a plot read
/// from a file equals the plot that was written.
extension Datum: Hashable {
    /// Bit pattern of a number, the same for every NaN; 0 for any other datum.
    private var bits: UInt64 {
        if case .number(let value) = self { value.isNaN ? Double.nan.bitPattern : value.bitPattern } else { 0 }
    }

    /// Compares the kinds, then the bits or the names.
    public static func == (a: Datum, b: Datum) -> Bool {
        switch (a, b) {
        case (.number, .number): a.bits == b.bits
        case (.category(let a), .category(let b)), (.named(let a), .named(let b)): a == b
        default: false
        }
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .number: hasher.combine(bits)
        case .category(let name), .named(let name): hasher.combine(name)
        }
    }
}

extension Datum: Codable {
    private enum CodingKeys: String, CodingKey { case infinity, named }

    /// Decodes the JSON forms listed at `Datum`.
    ///
    /// - Throws: `DecodingError` if the value has none of these forms.
    public init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer() {
            if single.decodeNil() {
                self = .number(.nan)
                return
            }
            if let value = try? single.decode(Double.self) {
                self = .number(value)
                return
            }
            if let name = try? single.decode(String.self) {
                self = .category(name)
                return
            }
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let name = try container.decodeIfPresent(String.self, forKey: .named) {
            self = .named(name)
            return
        }
        let sign = try container.decode(Int.self, forKey: .infinity)
        self = .number(sign < 0 ? -.infinity : .infinity)
    }

    /// Encodes the JSON forms listed at `Datum`.
    public func encode(to encoder: any Encoder) throws {
        if case .number(let value) = self, value.isInfinite {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(value < 0 ? -1 : 1, forKey: .infinity)
            return
        }
        if case .named(let name) = self {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .named)
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .category(let name), .named(let name): try container.encode(name)
        case .number(let value) where value.isNaN: try container.encodeNil()
        case .number(let value): try container.encode(value)
        }
    }
}

/// A datum is plotted as it is.
extension Datum: Plottable { public var datum: Datum { self } }

/// Numbers of type `Double` are plotted by their value.
extension Double: Plottable { public var datum: Datum { .number(self) } }

/// Numbers of type `Float` are plotted by their value.
extension Float: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `Int` are plotted by their value, rounded to the nearest `Double`.
extension Int: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `Int32` are plotted by their value.
extension Int32: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `Int64` are plotted by their value, rounded to the nearest `Double`.
extension Int64: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `UInt8` are plotted by their value.
extension UInt8: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `UInt32` are plotted by their value.
extension UInt32: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Numbers of type `UInt64` are plotted by their value, rounded to the nearest `Double`.
extension UInt64: Plottable { public var datum: Datum { .number(Double(self)) } }

/// Strings are names of categories.
extension String: Plottable { public var datum: Datum { .category(self) } }

/// Substrings are names of categories.
extension Substring: Plottable { public var datum: Datum { .category(String(self)) } }
