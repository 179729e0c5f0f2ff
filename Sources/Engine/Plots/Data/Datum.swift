/// A value on an axis: a number, or the name of a category.
///
/// In JSON a number is a number, a category a string, a missing value (NaN) `null`, an infinity `{"infinity": ±1}`, and a number
/// that is looked up by name when the figure is drawn `{"named": "training.wall"}`.
public enum Datum: Sendable {
    case number(Double)
    case category(String)
    case named(String)

    package var isNumber: Bool { if case .number = self { true } else { false } }

    /// The finite number that this is, if it is one.
    package var finite: Double? {
        if case .number(let value) = self, value.isFinite { value } else { nil }
    }
}

/// Two data are equal when they hold the same bits; any NaN equals any other, so that a plot read back equals the plot written.
extension Datum: Hashable {
    private var bits: UInt64 {
        if case .number(let value) = self { value.isNaN ? Double.nan.bitPattern : value.bitPattern } else { 0 }
    }

    public static func == (a: Datum, b: Datum) -> Bool {
        switch (a, b) {
        case (.number, .number): a.bits == b.bits
        case (.category(let a), .category(let b)), (.named(let a), .named(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .number: hasher.combine(bits)
        case .category(let name), .named(let name): hasher.combine(name)
        }
    }
}

extension Datum: Codable {
    private enum CodingKeys: String, CodingKey { case infinity, named }

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

extension Datum: Plottable { public var datum: Datum { self } }

extension Double: Plottable { public var datum: Datum { .number(self) } }

extension Float: Plottable { public var datum: Datum { .number(Double(self)) } }

extension Int: Plottable { public var datum: Datum { .number(Double(self)) } }

extension Int32: Plottable { public var datum: Datum { .number(Double(self)) } }

extension Int64: Plottable { public var datum: Datum { .number(Double(self)) } }

extension UInt8: Plottable { public var datum: Datum { .number(Double(self)) } }

extension UInt32: Plottable { public var datum: Datum { .number(Double(self)) } }

extension UInt64: Plottable { public var datum: Datum { .number(Double(self)) } }

extension String: Plottable { public var datum: Datum { .category(self) } }

extension Substring: Plottable { public var datum: Datum { .category(String(self)) } }
