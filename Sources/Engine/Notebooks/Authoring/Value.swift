/// A result as it is stored: anything that JSON can hold, with numbers exact to the last bit.
///
/// Literals make values:
///
///     let row: Value = ["id": "first", "accuracy": 0.97, "epochs": 3]
///     row["accuracy"]?.double     // 0.97
///     row.at(["epochs"])          // .integer(3)
public indirect enum Value: Sendable, Hashable {
    /// Nothing, JSON's `null`; a reference to it prints a dash.
    case null
    /// A Boolean; a reference to it prints "yes" or "no".
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A floating-point number. A whole one, such as 3.0, is read back from a file as an `integer`.
    case number(Double)
    /// A text.
    case string(String)
    /// An array of values.
    case list([Value])
    /// A dictionary of values by name.
    case object([String: Value])
}

extension Value: ValueConvertible { public var value: Value { self } }

extension Bool: ValueConvertible { public var value: Value { .bool(self) } }

extension Int: ValueConvertible { public var value: Value { .integer(self) } }

extension UInt64: ValueConvertible {
    /// An integer, or a string for numbers beyond the range of `Int`.
    public var value: Value { Int(exactly: self).map(Value.integer) ?? .string(String(self)) }
}

extension Double: ValueConvertible { public var value: Value { .number(self) } }

extension Float: ValueConvertible { public var value: Value { .number(Double(self)) } }

extension String: ValueConvertible { public var value: Value { .string(self) } }

extension Array: ValueConvertible where Element: ValueConvertible {
    public var value: Value { .list(map(\.value)) }
}

extension Dictionary: ValueConvertible where Key == String, Value: ValueConvertible {
    public var value: Notebooks.Value { .object(mapValues(\.value)) }
}

extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

extension Value {
    /// The number as a `Double`; nil for anything but an integer or a number.
    public var double: Double? {
        switch self {
        case .number(let number): number
        case .integer(let integer): Double(integer)
        default: nil
        }
    }

    /// The elements of a list; nil for anything else.
    public var list: [Value]? { if case .list(let list) = self { list } else { nil } }
    /// The text of a string; nil for anything else.
    public var string: String? { if case .string(let string) = self { string } else { nil } }

    /// The member of an object by its key; nil if there is none or if the value is no object.
    public subscript(key: String) -> Value? { if case .object(let object) = self { object[key] } else { nil } }

    /// The value at a path of keys and list positions; nil if there is none.
    ///
    /// Positions in a list count from 0, negative ones from the end: −1 is the last. A step that is not a number finds
    /// the first object of the list whose `id` is that text.
    ///
    ///     let results: Value = ["history": [["accuracy": 0.91], ["accuracy": 0.95]]]
    ///     results.at(["history", "-1", "accuracy"])   // .number(0.95); in prose {history.-1.accuracy}
    public func at(_ path: some Sequence<String>) -> Value? {
        var value = self
        for step in path {
            switch value {
            case .object(let object):
                guard let next = object[step] else { return nil }
                value = next
            case .list(let list):
                guard let place = Int(step) else {
                    guard let entry = list.first(where: { $0["id"]?.string == step }) else { return nil }
                    value = entry
                    continue
                }
                let index = place < 0 ? list.count + place : place
                guard list.indices.contains(index) else { return nil }
                value = list[index]
            default:
                return nil
            }
        }
        return value
    }
}

extension Value: Codable {
    /// Reads a value from JSON.
    ///
    /// - Throws: A decoding error if it is nested more than a hundred deep, as reading takes the cube of the depth.
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= 100 else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: [], debugDescription: "The value is nested too deeply."))
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let list = try? container.decode([Value].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .integer(let integer): try container.encode(integer)
        case .number(let number):
            // The shortest digits of a large whole number would be read back as another integer.
            if let whole = Int(exactly: number), whole.magnitude >= 1 << 53 {
                try container.encode(whole)
            } else {
                try container.encode(number)
            }
        case .string(let string): try container.encode(string)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}
