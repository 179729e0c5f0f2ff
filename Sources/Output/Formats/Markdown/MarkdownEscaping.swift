/// Escaping of text: a backslash before every sign that Markdown or its reader would interpret.
extension MarkdownInlines {
    /// Appends a text, escaped.
    ///
    /// - Parameter isLast: Whether no other inline follows the text.
    mutating func append(_ string: String, isLast: Bool) {
        let characters = Array(string.printable.unicodeScalars)
        for (index, scalar) in characters.enumerated() {
            let previous = index > 0 ? characters[index - 1] : nil
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            switch scalar {
            case "\n", "\r", "\t", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}":
                text += " "
            case " " where text.last == "\n":
                break
            case "$":
                let sign = dialect == .gitHub ? "$" : "\\$"
                text += dollarsNeedSpan ? "<span>\(sign)</span>" : "\\$"
            case "\\" where dialect == .jupyter && place != .alternative:
                text += "<span>\\\\</span>"
            case "&":
                // Only an ampersand that could begin an entity needs escaping.
                text += next.map { $0 == "#" || $0.properties.isAlphabetic } ?? true ? "&amp;" : "&"
            case "_":
                let isInside = previous?.isWordPart == true && next?.isWordPart == true
                text += isInside ? "_" : "\\_"
            case "\\", "`", "*", "[", "]", "<", "~", "{":
                text += "\\\(scalar)"
            case "|":
                text += place == .cell || beginsLine ? "\\|" : "|"
            case "#":
                text += place == .line || beginsLine && endsMark(next, or: "#") ? "\\#" : "#"
            case "@":
                // Where Folio and Pandoc would read a citation.
                let begins = next.map { $0 == "_" || $0.isWordPart } ?? false
                text += begins && text.unicodeScalars.last?.isWordPart != true ? "\\@" : "@"
            case "+", "-":
                text += beginsLine && endsMark(next, or: scalar) ? "\\\(scalar)" : "\(scalar)"
            case "=", ">":
                text += beginsLine ? "\\\(scalar)" : "\(scalar)"
            case ":":
                // At the start of a line or after a bracket it could make a definition, the rule or the caption of a
                // table; before a slash, an address.
                let begins = beginsLine || place != .cell && (text == "Table" || text.hasSuffix("\nTable"))
                text += begins && endsMark(next, or: "-") || text.last == "]" || next == "/" ? "\\:" : ":"
            case "(":
                // After a bracket it could make a link of the bracket.
                text += text.last == "]" ? "\\(" : "("
            case "!":
                // Before a bracket it could make an image of the bracket.
                text += next == nil && !isLast ? "\\!" : "!"
            case ".", ")":
                text +=
                    followsLineNumber && endsMark(next, or: " ") || text.hasSuffix("www") ? "\\\(scalar)" : "\(scalar)"
            default:
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// True if a sign at this place could begin a block, which is impossible in a table's cell.
    private var beginsLine: Bool { place != .cell && (text.isEmpty || text.last == "\n") }

    /// True if a sign before `next` can be a whole marker, such as that of a list.
    private func endsMark(_ next: Unicode.Scalar?, or other: Unicode.Scalar) -> Bool {
        next.map { $0.properties.isWhitespace || $0 == other } ?? true
    }

    /// True if the line so far is a number, which a full stop would turn into a list item.
    private var followsLineNumber: Bool {
        guard place != .cell else { return false }
        let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.prefix(10)
        guard (1...9).contains(digits.count) else { return false }
        let before = text.utf8.dropLast(digits.count).last
        return before == nil || before == UInt8(ascii: "\n")
    }
}

extension Unicode.Scalar {
    /// True for letters and digits.
    fileprivate var isWordPart: Bool { properties.isAlphabetic || properties.numericType != nil }
}

extension String {
    /// The text with U+FFFD in place of control characters, except tabs and line ends.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{fffd}" : $0 }))
    }

    /// The lines of the text, divided at the line ends of any system.
    var lines: [String] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map { String($0) }
    }

    /// The smallest positive length that no run of `character` in the text has.
    func shortestUnusedRun(of character: Character) -> Int {
        var (lengths, length): (Set<Int>, Int) = ([], 0)
        for next in self {
            if next == character {
                length += 1
            } else {
                lengths.insert(length)
                length = 0
            }
        }
        lengths.insert(length)
        return (1...).first { !lengths.contains($0) } ?? 1
    }
}

extension Unicode.Scalar {
    /// True for control characters of ASCII other than tabs and line ends.
    fileprivate var isControl: Bool {
        (value < 0x20 && !(0x9...0xd).contains(value)) || value == 0x7f
    }
}
