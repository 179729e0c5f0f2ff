/// The bytes of an input, read from the front as choices: numbers, strings and pieces.
///
/// Every choice is the first one at the end of the bytes, so any input gives a case.
struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next byte; 0 at the end.
    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// A number of a range of at most 256.
    mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(byte()) % range.count }

    mutating func bool() -> Bool { byte() & 1 == 1 }

    /// One of some choices.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(0...choices.count - 1)] }

    /// A piece: two bytes for its length, least first, and as many bytes, or fewer at the end.
    mutating func piece() -> [UInt8] {
        let count = Int(byte()) | Int(byte()) << 8
        let piece = rest.prefix(count)
        rest = rest.dropFirst(count)
        return Array(piece)
    }

    /// All bytes that are left.
    mutating func remainder() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}
