import Foundation

/// A JSON file, read without the program's own types.
enum JSON: Equatable, Decodable {
    case null
    case bool(Bool)
    /// The number to the last bit, which JSONSerialization does not give.
    case number(Double)
    case string(String)
    case list([JSON])
    case object([String: JSON])

    init(contentsOf path: String) throws {
        self = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: URL(filePath: path)))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// The member with a key, nil if there is none.
    subscript(key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }

    var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
    var list: [JSON]? { if case .list(let list) = self { list } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var string: String? { if case .string(let string) = self { string } else { nil } }

    /// The value at a path such as "history.4.train_accuracy". A negative index counts from the end of a list: −1 is
    /// the last.
    func at(_ path: String) -> JSON? {
        path.split(separator: ".").reduce(Optional(self)) { json, step in
            guard let list = json?.list else { return json?[String(step)] }
            guard let place = Int(step) else { return nil }
            let index = place < 0 ? list.count + place : place
            return list.indices.contains(index) ? list[index] : nil
        }
    }
}
