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

    var isIdentifier: Bool { text.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false }
    var isLiteral: Bool { text.last == "\"" || text.last == "#" || text.first == "\"" }
}

func swiftTokens(_ text: some StringProtocol) -> [SwiftToken] {
    var lexer = SwiftLexer(rest: Substring(text))
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
            words.insert(String(token.text).replacing("`", with: ""))
        } else if token.isLiteral, token.text.contains("\\") {
            for word in token.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) { words.insert(String(word)) }
        }
    }
    return words
}

private struct SwiftLexer {
    var rest: Substring
    private var depth = 0

    init(rest: Substring) { self.rest = rest }

    mutating func tokens() -> [SwiftToken] {
        var tokens: [SwiftToken] = []
        while true {
            let (space, newline) = skipBlank()
            guard let first = rest.first else { return tokens }
            if ")]}".contains(first) { depth -= 1 }
            let text = take(lengthOfToken(after: tokens.last, spaceBefore: space || tokens.isEmpty))
            tokens.append(SwiftToken(text: text, hasSpaceBefore: space, hasNewlineBefore: newline, depth: depth))
            if "([{".contains(first) { depth += 1 }
        }
    }

    private mutating func take(_ count: Int) -> Substring {
        let text = rest.prefix(count)
        rest = rest.dropFirst(count)
        return text
    }

    /// Passes over white space and comments.
    private mutating func skipBlank() -> (space: Bool, newline: Bool) {
        var space = false, newline = false
        while let first = rest.first {
            if first.isWhitespace {
                newline = newline || first.isNewline
                rest.removeFirst()
            } else if rest.hasPrefix("//") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                let comment = take(lengthOfBlockComment())
                newline = newline || comment.contains(where: \.isNewline)
            } else {
                break
            }
            space = true
        }
        return (space, newline)
    }

    private func lengthOfBlockComment() -> Int {
        var nesting = 0, length = 0
        var text = rest
        while !text.isEmpty {
            if text.hasPrefix("/*") { nesting += 1 } else if text.hasPrefix("*/") { nesting -= 1 } else {
                text.removeFirst()
                length += 1
                continue
            }
            text = text.dropFirst(2)
            length += 2
            if nesting == 0 { break }
        }
        return length
    }

    private func lengthOfToken(after previous: SwiftToken?, spaceBefore: Bool) -> Int {
        guard let first = rest.first else { return 0 }
        if first.isLetter || first.isNumber || first == "_" || first == "`" || first == "$" {
            return rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" || $0 == "$" }.count
        }
        let fence = rest.prefix { $0 == "#" }.count
        if rest.dropFirst(fence).first == "\"" { return Self.lengthOfString(rest, fence: fence) }
        if first == "/", spaceBefore || previous.map({ "([{,:=!&|?".contains($0.text) }) ?? true, let length = lengthOfRegex() { return length }
        return 1
    }

    /// `"…"`, `"""…"""` and `#"…"#`, interpolations and the strings in them included.
    private static func lengthOfString(_ text: Substring, fence: Int) -> Int {
        let close = String(repeating: "#", count: fence)
        let quotes = text.dropFirst(fence).hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        var body = text.dropFirst(fence + quotes.count)
        var length = fence + quotes.count
        func advance(_ count: Int) {
            body = body.dropFirst(count)
            length += count
        }
        while let first = body.first {
            if body.hasPrefix(quotes + close) { return length + quotes.count + fence }
            if body.hasPrefix("\\" + close + "(") {
                advance(fence + 2)
                var open = 1
                while open > 0, let next = body.first {
                    let inner = body.prefix { $0 == "#" }.count
                    if body.dropFirst(inner).first == "\"" {
                        advance(lengthOfString(body, fence: inner))
                    } else {
                        open += next == "(" ? 1 : next == ")" ? -1 : 0
                        advance(1)
                    }
                }
            } else if body.hasPrefix("\\" + close) {
                advance(min(fence + 2, body.count))
            } else if quotes.count == 1, first.isNewline {
                // Not Swift; the compiler has seen to it already.
                return length
            } else {
                advance(1)
            }
        }
        return length
    }

    /// `/…/` on one line, which neither begins nor ends with a space.
    private func lengthOfRegex() -> Int? {
        let line = rest.prefix { !$0.isNewline }
        guard let second = line.dropFirst().first, !second.isWhitespace, second != "/", second != "*" else { return nil }
        var escaped = false
        for (place, character) in line.enumerated().dropFirst() {
            if character == "/", !escaped { return place + 1 }
            escaped = character == "\\" && !escaped
        }
        return nil
    }
}
