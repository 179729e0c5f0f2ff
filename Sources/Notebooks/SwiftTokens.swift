/// Swift code as a list of tokens without comments, so that two texts which differ in comments and layout alone compare equal.
///
/// Only as much of Swift's lexical structure as that takes (The Swift Programming Language, "Lexical Structure"): comments nest, string literals hold
/// anything, and white space matters beside operators and before an opening bracket on a new line, and nowhere else.
struct SwiftToken: Equatable {
    let text: Substring
    let hasSpaceBefore: Bool
    let hasNewlineBefore: Bool
    /// How many brackets and braces are open around it.
    let depth: Int

    var isIdentifier: Bool {
        guard let first = text.utf8.first else { return false }
        return first < 0x80 ? first.isASCIILetter || first == UInt8(ascii: "_") || first == UInt8(ascii: "`") : text.first?.isLetter ?? false
    }

    var isLiteral: Bool {
        text.utf8.first == UInt8(ascii: "\"") || text.utf8.last.map { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "#") } ?? false
    }

    /// The text without the backticks that let a keyword be a name.
    var name: String { text.utf8.first == UInt8(ascii: "`") ? String(text.filter { $0 != "`" }) : String(text) }
}

func swiftTokens(_ text: some StringProtocol) -> [SwiftToken] {
    var text = String(text)
    text.makeContiguousUTF8()
    var lexer = SwiftLexer(text: text)
    return lexer.tokens()
}

/// One text for all layouts of the same code.
func canonicalCode(_ tokens: some Sequence<SwiftToken>) -> String {
    var result = ""
    var previous: Substring?
    for token in tokens {
        if let previous, token.hasSpaceBefore {
            if token.hasNewlineBefore, ["(", "[", "{"].contains(token.text) {
                // On a new line these begin a statement instead of going on with the one above.
                result += "\n"
            } else if !["(", "[", "{", ",", ";"].contains(previous), ![")", "]", "}", ","].contains(token.text) {
                result += " "
            }
        }
        result += token.text
        previous = token.text
    }
    return result
}

/// The words of some code: what it may refer to. Words in a string count if it has interpolations.
func words(of tokens: some Sequence<SwiftToken>) -> Set<String> {
    var words: Set<String> = []
    for token in tokens {
        if token.isIdentifier {
            words.insert(token.name)
        } else if token.isLiteral, token.text.contains("\\") {
            for word in token.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) { words.insert(String(word)) }
        }
    }
    return words
}

/// Looks at bytes, as everything that Swift's syntax is made of is ASCII; what is not, it asks as a character what it is.
private struct SwiftLexer {
    typealias Index = String.Index

    let text: String
    private let bytes: String.UTF8View
    private var place: Index
    private var depth = 0

    init(text: String) {
        self.text = text
        bytes = text.utf8
        place = text.startIndex
    }

    mutating func tokens() -> [SwiftToken] {
        var tokens: [SwiftToken] = []
        tokens.reserveCapacity(bytes.count / 4)
        while true {
            let (space, newline) = skipBlank()
            guard let first = byte(at: place) else { return tokens }
            if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(first) { depth -= 1 }
            let start = place
            place = endOfToken(after: tokens.last, spaceBefore: space || tokens.isEmpty)
            tokens.append(SwiftToken(text: text[start..<place], hasSpaceBefore: space, hasNewlineBefore: newline, depth: depth))
            if [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")].contains(first) { depth += 1 }
        }
    }

    // MARK: Looking

    private func byte(at place: Index) -> UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    /// Whether a word of ASCII stands at a place.
    private func has(_ word: StaticString, at place: Index) -> Bool {
        var place = place
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte(at: place) == word.utf8Start[offset] else { return false }
            bytes.formIndex(after: &place)
        }
        return true
    }

    /// Behind the character at a place.
    private func next(_ place: Index) -> Index { bytes[place] < 0x80 ? bytes.index(after: place) : text.index(after: place) }

    private func index(_ place: Index, offsetBy count: Int) -> Index { bytes.index(place, offsetBy: count, limitedBy: bytes.endIndex) ?? bytes.endIndex }

    private func isNewline(at place: Index) -> Bool { bytes[place] < 0x80 ? 0x0a...0x0d ~= bytes[place] : text[place].isNewline }

    private func isWhitespace(at place: Index) -> Bool {
        let byte = bytes[place]
        return byte < 0x80 ? byte == 0x20 || 0x09...0x0d ~= byte : text[place].isWhitespace
    }

    private func isOfWord(at place: Index) -> Bool {
        let byte = bytes[place]
        guard byte < 0x80 else { return text[place].isLetter || text[place].isNumber }
        return byte.isASCIILetter || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "$")
    }

    private func endOfLine(from start: Index) -> Index {
        var place = start
        while place < bytes.endIndex, !isNewline(at: place) { place = next(place) }
        return place
    }

    // MARK: Blank

    /// Passes over white space and comments.
    private mutating func skipBlank() -> (space: Bool, newline: Bool) {
        var space = false, newline = false
        while place < bytes.endIndex {
            if isWhitespace(at: place) {
                newline = newline || isNewline(at: place)
                place = next(place)
            } else if has("//", at: place) {
                place = endOfLine(from: place)
            } else if has("/*", at: place) {
                let end = endOfBlockComment()
                newline = newline || endOfLine(from: place) < end
                place = end
            } else {
                break
            }
            space = true
        }
        return (space, newline)
    }

    private func endOfBlockComment() -> Index {
        var nesting = 0, place = place
        while place < bytes.endIndex {
            if has("/*", at: place) { nesting += 1 } else if has("*/", at: place) { nesting -= 1 } else {
                place = next(place)
                continue
            }
            place = index(place, offsetBy: 2)
            if nesting == 0 { break }
        }
        return place
    }

    // MARK: Tokens

    private func endOfToken(after previous: SwiftToken?, spaceBefore: Bool) -> Index {
        if isOfWord(at: place) {
            var end = place
            while end < bytes.endIndex, isOfWord(at: end) { end = next(end) }
            return end
        }
        let fence = fence(at: place)
        if byte(at: index(place, offsetBy: fence)) == UInt8(ascii: "\"") { return endOfString(at: place, fence: fence) }
        if has("/", at: place), spaceBefore || previous.map({ "([{,:=!&|?".contains($0.text) }) ?? true, let end = endOfRegex() { return end }
        return next(place)
    }

    /// How many `#` stand at a place.
    private func fence(at place: Index) -> Int { bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count }

    private func isFence(_ count: Int, at place: Index) -> Bool {
        let fence = bytes[place...].prefix(count)
        return fence.count == count && fence.allSatisfy { $0 == UInt8(ascii: "#") }
    }

    /// `"…"`, `"""…"""` and `#"…"#`, interpolations and the strings in them included.
    private func endOfString(at start: Index, fence: Int) -> Index {
        let open = index(start, offsetBy: fence), isLong = has("\"\"\"", at: open), quoteCount = isLong ? 3 : 1
        var place = index(open, offsetBy: quoteCount)
        while place < bytes.endIndex {
            if isLong ? has("\"\"\"", at: place) : has("\"", at: place), isFence(fence, at: index(place, offsetBy: quoteCount)) {
                return index(place, offsetBy: quoteCount + fence)
            }
            if has("\\", at: place), isFence(fence, at: index(place, offsetBy: 1)) {
                let escaped = index(place, offsetBy: 1 + fence)
                if has("(", at: escaped) {
                    place = endOfInterpolation(from: index(escaped, offsetBy: 1))
                } else {
                    place = escaped < bytes.endIndex ? next(escaped) : escaped
                }
            } else if !isLong, isNewline(at: place) {
                // Not Swift; the compiler has seen to it already.
                return place
            } else {
                place = next(place)
            }
        }
        return place
    }

    private func endOfInterpolation(from start: Index) -> Index {
        var place = start, open = 1
        while open > 0, place < bytes.endIndex {
            let inner = fence(at: place)
            if byte(at: index(place, offsetBy: inner)) == UInt8(ascii: "\"") {
                place = endOfString(at: place, fence: inner)
            } else {
                open += has("(", at: place) ? 1 : has(")", at: place) ? -1 : 0
                place = next(place)
            }
        }
        return place
    }

    /// `/…/` on one line, which neither begins nor ends with a space.
    private func endOfRegex() -> Index? {
        var place = next(place)
        guard place < bytes.endIndex, !isWhitespace(at: place), !has("/", at: place), !has("*", at: place) else { return nil }
        var isEscaped = false
        while place < bytes.endIndex, !isNewline(at: place) {
            if has("/", at: place), !isEscaped { return next(place) }
            isEscaped = has("\\", at: place) && !isEscaped
            place = next(place)
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { 0x61...0x7a ~= self | 0x20 }
}
