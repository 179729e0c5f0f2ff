/// Liang's hyphenation algorithm (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeXbook, appendix H).
package struct Hyphenator: Sendable {
    /// The fewest letters before the first hyphen.
    package static let leftMinimum = 2
    /// The fewest letters after the last hyphen.
    package static let rightMinimum = 3

    /// The edges of the pattern trie; the root is node 0.
    ///
    /// A key is a node (the high bits) and a letter (the low eight bits); its value is the next node.
    private let children: [UInt32: UInt32]
    /// The digits of the pattern that ends at each node.
    ///
    /// There is one digit more than the pattern has letters; none if no pattern ends at the node.
    private let digits: [[UInt8]]

    /// The hyphenator of American English; its patterns are parsed at the first use.
    package static let american = Hyphenator(patterns: HyphenationPatterns.american)

    /// Creates a hyphenator from patterns separated by spaces or newlines, as in `HyphenationPatterns`.
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

    /// The hyphenation points of a word, as numbers of letters before the hyphen, in ascending order.
    ///
    /// Empty for a word of more than 60 letters or with characters that are not ASCII letters.
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
        // values[i + 1] belongs to the place before letter i.
        return (Self.leftMinimum...letters.count - Self.rightMinimum).filter { values[$0 + 1] % 2 == 1 }
    }
}
