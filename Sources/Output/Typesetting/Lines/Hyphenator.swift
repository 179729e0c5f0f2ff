/// Liang's hyphenation (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeXbook, appendix H).
package struct Hyphenator: Sendable {
    /// The fewest letters before the first and after the last hyphen.
    package static let leftMinimum = 2
    package static let rightMinimum = 3

    /// A trie: from a node (above) by a letter (the low eight bits) to the next; the root is 0.
    private let children: [UInt32: UInt32]
    /// Of the pattern that ends at a node: its digits, one more than its letters; empty where none ends.
    private let digits: [[UInt8]]

    /// Parsed at its first use.
    package static let american = Hyphenator(patterns: HyphenationPatterns.american)

    package init(patterns source: String) {
        var children: [UInt32: UInt32] = [:]
        children.reserveCapacity(40_000)
        var ends: [[UInt8]] = [[]]
        var node: UInt32 = 0, digits: [UInt8] = [0]
        for byte in source.utf8 {
            switch byte {
            case 0x20, 0x0a:
                if node != 0 { ends[Int(node)] = digits }
                node = 0
                digits = [0]
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits[digits.count - 1] = byte - UInt8(ascii: "0")
            default:
                let key = node << 8 | UInt32(byte)
                if let next = children[key] {
                    node = next
                } else {
                    node = UInt32(ends.count)
                    children[key] = node
                    ends.append([])
                }
                digits.append(0)
            }
        }
        if node != 0 { ends[Int(node)] = digits }
        self.children = children
        self.digits = ends
    }

    /// Where a word may be hyphenated, as counts of letters before the hyphen, ascending. A word with anything but
    /// ASCII letters, or of more than 60, is left whole.
    package func points(in word: String) -> [Int] {
        let letters = Array(word.utf8)
        guard letters.count >= Self.leftMinimum + Self.rightMinimum, letters.count <= 60 else { return [] }
        let folded = letters.map { $0 | 0x20 }
        guard zip(letters, folded).allSatisfy({ $0 & 0x40 != 0 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= $1 }) else {
            return []
        }
        let edge = UInt8(ascii: ".")
        let framed = [edge] + folded + [edge]
        var values = [UInt8](repeating: 0, count: framed.count + 1)
        for start in framed.indices {
            var node: UInt32 = 0
            for letter in framed[start...] {
                guard let next = children[node << 8 | UInt32(letter)] else { break }
                node = next
                for (offset, digit) in digits[Int(node)].enumerated() where digit > values[start + offset] {
                    values[start + offset] = digit
                }
            }
        }
        // values[i + 1] stands before letter i.
        return (Self.leftMinimum...letters.count - Self.rightMinimum).filter { values[$0 + 1] % 2 == 1 }
    }
}
