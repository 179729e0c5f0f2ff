/// Liang's hyphenation (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeXbook, appendix H).
package struct Hyphenator: Sendable {
    /// The fewest letters before the first and after the last hyphen.
    package static let leftMinimum = 2
    package static let rightMinimum = 3

    /// Letters of a pattern (edges as `.`) to its digits, one more than letters.
    private let patterns: [[UInt8]: [UInt8]]
    private let longest: Int

    /// Parsed at its first use.
    package static let american = Hyphenator(patterns: HyphenationPatterns.american)

    package init(patterns source: String) {
        var patterns: [[UInt8]: [UInt8]] = [:]
        patterns.reserveCapacity(10_000)
        var longest = 0
        var letters: [UInt8] = [], digits: [UInt8] = [0]
        func keep() {
            if !letters.isEmpty { patterns[letters] = digits }
            longest = max(longest, letters.count)
            letters.removeAll(keepingCapacity: true)
            digits = [0]
        }
        for byte in source.utf8 {
            switch byte {
            case 0x20, 0x0a: keep()
            case UInt8(ascii: "0") ... UInt8(ascii: "9"): digits[digits.count - 1] = byte - UInt8(ascii: "0")
            default:
                letters.append(byte)
                digits.append(0)
            }
        }
        keep()
        self.patterns = patterns
        self.longest = longest
    }

    /// Where a word may be hyphenated, as counts of letters before the hyphen, ascending. A word with anything but
    /// ASCII letters, or of more than 60, is left whole.
    package func points(in word: String) -> [Int] {
        let letters = Array(word.utf8)
        guard letters.count >= Self.leftMinimum + Self.rightMinimum, letters.count <= 60 else { return [] }
        let folded = letters.map { $0 | 0x20 }
        guard zip(letters, folded).allSatisfy({ $0 & 0x40 != 0 && UInt8(ascii: "a") ... UInt8(ascii: "z") ~= $1 }) else {
            return []
        }
        let edge = UInt8(ascii: ".")
        let framed = [edge] + folded + [edge]
        var values = [UInt8](repeating: 0, count: framed.count + 1)
        for start in framed.indices {
            for end in start + 1 ... min(framed.count, start + longest) {
                guard let digits = patterns[Array(framed[start ..< end])] else { continue }
                for (offset, digit) in digits.enumerated() { values[start + offset] = max(values[start + offset], digit) }
            }
        }
        // values[i + 1] stands before letter i.
        return (Self.leftMinimum ... letters.count - Self.rightMinimum).filter { values[$0 + 1] % 2 == 1 }
    }
}
