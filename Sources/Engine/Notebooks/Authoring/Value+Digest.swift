import Basics

/// Whether two values are one result; a whole number read back from JSON is the number that was written.
func isSame(_ a: Value?, _ b: Value?) -> Bool { a.map(valueDigest) == b.map(valueDigest) }

/// The same for equal values and for no others: keys in order, numbers to the last bit.
func valueDigest(_ value: Value) -> String {
    var text = ""
    func write(_ value: Value) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += "\(bool)"
        case .integer(let integer): text += "\(Double(integer).bitPattern)"
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
