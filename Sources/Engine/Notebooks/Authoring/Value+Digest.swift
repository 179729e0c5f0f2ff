import Basics

/// Tells whether two values are the same result. An integer equals the number of the same value, as a whole number that
/// is written to JSON is read back as an integer.
func isSame(_ a: Value?, _ b: Value?) -> Bool { a.map(valueDigest) == b.map(valueDigest) }

/// The digest of a value, sixteen hexadecimal digits: equal for equal values, different for others.
///
/// Keys are taken in order, and numbers to the last bit; only 0 and −0 count as equal. A whole number equals the
/// floating-point number that is exactly as large, if there is one.
func valueDigest(_ value: Value) -> String {
    var text = ""
    func write(_ value: Value) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += "\(bool)"
        case .integer(let integer): text += Double(exactly: integer).map { "\($0.bitPattern)" } ?? "whole \(integer)"
        case .number(let number): text += "\((number == 0 ? 0 : number).bitPattern)"
        case .string(let string): text += "\"\(string.utf8.count) \(string)"
        case .list(let list):
            text += "["
            for element in list {
                write(element)
                text += ","
            }
            text += "]"
        case .object(let object):
            text += "{"
            for (key, element) in object.sorted(by: { $0.key < $1.key }) {
                write(.string(key))
                text += ":"
                write(element)
                text += ","
            }
            text += "}"
        }
    }
    write(value)
    return SHA256.shortDigest(of: text)
}
