/// A tokenizer of Swift source for everything that examines code: freshness, colours in listings, checks.
///
/// It knows only the part of Swift's lexical structure (The Swift Programming Language, "Lexical Structure") that these
/// uses need: comments nest, string literals may contain anything, and white space is significant beside operators and
/// before an opening bracket on a new line, and nowhere else. It never fails: text that is not Swift gives some tokens.
///
/// It examines bytes, because all of Swift's syntax is ASCII. Other characters are only classified as letters, numbers,
/// line ends or white space.
package struct SwiftTokenizer {
    typealias Index = String.Index

    let text: String
    private let bytes: String.UTF8View
    private var place: Index
    private var depth = 0
    /// The end of a run of `#` that begins no literal, so that its length is not counted again at each of them.
    private var endOfPlainFence: Index

    /// A tokenizer at the beginning of `source`.
    package init(_ source: some StringProtocol) {
        var text = String(source)
        text.makeContiguousUTF8()
        self.text = text
        bytes = text.utf8
        place = text.startIndex
        endOfPlainFence = text.startIndex
    }

    /// The tokens of the whole text, in order. Call it once.
    ///
    /// - Parameter keepsComments: whether comments are tokens, too. Without comments, two texts that differ only in
    ///   comments and layout have tokens with the same texts.
    package mutating func tokens(keepsComments: Bool = false) -> [SwiftToken] {
        var tokens: [SwiftToken] = []
        tokens.reserveCapacity(bytes.count / 4)
        var previous: SwiftToken?
        while true {
            let (space, newline, comments) = skipBlank()
            if keepsComments {
                tokens += comments.map {
                    SwiftToken(
                        kind: .comment, text: text[$0], hasSpaceBefore: true, hasNewlineBefore: false, depth: depth)
                }
            }
            guard let first = byte(at: place) else { return tokens }
            if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(first) { depth -= 1 }
            let start = place
            let kind: SwiftToken.Kind
            (place, kind) = endOfToken(after: previous, spaceBefore: space || previous == nil)
            let token = SwiftToken(
                kind: kind, text: text[start..<place], hasSpaceBefore: space, hasNewlineBefore: newline, depth: depth)
            tokens.append(token)
            previous = token
            if [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")].contains(first) { depth += 1 }
        }
    }

    // MARK: Characters

    private func byte(at place: Index) -> UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    /// True if the text has the ASCII word `word` at a place.
    private func has(_ word: StaticString, at place: Index) -> Bool {
        var place = place
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte(at: place) == word.utf8Start[offset] else { return false }
            bytes.formIndex(after: &place)
        }
        return true
    }

    /// The place after the character at a place.
    private func next(_ place: Index) -> Index {
        bytes[place] < 0x80 ? bytes.index(after: place) : text.index(after: place)
    }

    private func index(_ place: Index, offsetBy count: Int) -> Index {
        bytes.index(place, offsetBy: count, limitedBy: bytes.endIndex) ?? bytes.endIndex
    }

    private func isNewline(at place: Index) -> Bool {
        bytes[place] < 0x80 ? 0x0a...0x0d ~= bytes[place] : text[place].isNewline
    }

    private func isWhitespace(at place: Index) -> Bool {
        let byte = bytes[place]
        return byte < 0x80 ? byte == 0x20 || 0x09...0x0d ~= byte : text[place].isWhitespace
    }

    private func isOfWord(at place: Index) -> Bool {
        let byte = bytes[place]
        guard byte < 0x80 else {
            return text[place].isLetter || text[place].isNumber
                || text[place].unicodeScalars.first?.properties.generalCategory == .otherSymbol
        }
        return byte.isASCIILetter || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
            || byte == UInt8(ascii: "$")
    }

    private func endOfLine(from start: Index) -> Index {
        var place = start
        while place < bytes.endIndex, !isNewline(at: place) { place = next(place) }
        return place
    }

    // MARK: White space and comments

    /// Skips white space and comments.
    ///
    /// - Returns: Whether there was any, whether it contained a line end, and the comments.
    private mutating func skipBlank() -> (space: Bool, newline: Bool, comments: [Range<Index>]) {
        var space = false, newline = false
        var comments: [Range<Index>] = []
        while place < bytes.endIndex {
            if isWhitespace(at: place) {
                newline = newline || isNewline(at: place)
                place = next(place)
            } else if has("//", at: place) {
                let end = endOfLine(from: place)
                comments.append(place..<end)
                place = end
            } else if has("/*", at: place) {
                let end = endOfBlockComment()
                newline = newline || endOfLine(from: place) < end
                comments.append(place..<end)
                place = end
            } else {
                break
            }
            space = true
        }
        return (space, newline, comments)
    }

    private func endOfBlockComment() -> Index {
        var nesting = 0, place = place
        while place < bytes.endIndex {
            if has("/*", at: place) {
                nesting += 1
            } else if has("*/", at: place) {
                nesting -= 1
            } else {
                place = next(place)
                continue
            }
            place = index(place, offsetBy: 2)
            if nesting == 0 { break }
        }
        return place
    }

    // MARK: Tokens

    private mutating func endOfToken(after previous: SwiftToken?, spaceBefore: Bool) -> (
        end: Index, kind: SwiftToken.Kind
    ) {
        if 0x30...0x39 ~= bytes[place] { return (endOfNumber(), .number) }
        if isOfWord(at: place) {
            var end = place
            while end < bytes.endIndex, isOfWord(at: end) { end = next(end) }
            return (end, .word)
        }
        let fence = place < endOfPlainFence ? 0 : fence(at: place)
        if byte(at: index(place, offsetBy: fence)) == UInt8(ascii: "\"") {
            return (endOfString(at: place, fence: fence), .string)
        }
        if fence > 0, byte(at: index(place, offsetBy: fence)) == UInt8(ascii: "/") {
            return (endOfFencedRegex(fence: fence), .regex)
        }
        if fence > 0 { endOfPlainFence = index(place, offsetBy: fence) }
        if has("/", at: place), spaceBefore || previous.map({ "([{,:=!&|?".contains($0.text) }) ?? true,
            let end = endOfRegex()
        {
            return (end, .regex)
        }
        return (next(place), .symbol)
    }

    /// The end of the number at the current place, such as `1_000`, `0.5`, `1e-3`, `0x1p-53`.
    ///
    /// A point belongs to the number only if a digit follows (it does not in `0..<2`), and a sign only after the letter
    /// of an exponent.
    private func endOfNumber() -> Index {
        let isHexadecimal = has("0x", at: place)
        var end = place, previous: UInt8 = 0
        while let byte = byte(at: end) {
            let isPoint =
                byte == UInt8(ascii: ".") && self.byte(at: index(end, offsetBy: 1)).map { 0x30...0x39 ~= $0 } ?? false
            let exponents: [UInt8] =
                isHexadecimal ? [UInt8(ascii: "p"), UInt8(ascii: "P")] : [UInt8(ascii: "e"), UInt8(ascii: "E")]
            let isSign = (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && exponents.contains(previous)
            guard isPoint || isSign || isOfWord(at: end) else { break }
            previous = byte
            end = next(end)
        }
        return end
    }

    /// The number of consecutive `#` at a place.
    private func fence(at place: Index) -> Int { bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count }

    private func isFence(_ count: Int, at place: Index) -> Bool {
        let fence = bytes[place...].prefix(count)
        return fence.count == count && fence.allSatisfy { $0 == UInt8(ascii: "#") }
    }

    /// The end of a string literal `"…"`, `"""…"""` or `#"…"#`, including interpolations and the strings in them.
    ///
    /// - Parameter fence: the number of `#` before the quotation mark.
    private func endOfString(at start: Index, fence: Int) -> Index {
        let open = index(start, offsetBy: fence), isLong = has("\"\"\"", at: open), quoteCount = isLong ? 3 : 1
        var place = index(open, offsetBy: quoteCount)
        while place < bytes.endIndex {
            if isLong ? has("\"\"\"", at: place) : has("\"", at: place),
                isFence(fence, at: index(place, offsetBy: quoteCount))
            {
                return index(place, offsetBy: quoteCount + fence)
            }
            if has("\\", at: place), isFence(fence, at: index(place, offsetBy: 1)) {
                let escaped = index(place, offsetBy: 1 + fence)
                if has("(", at: escaped) {
                    place = endOfInterpolation(from: index(escaped, offsetBy: 1))
                } else {
                    // A line end is found below, before its first character.
                    let isEnd = escaped >= bytes.endIndex || !isLong && isNewline(at: escaped)
                    place = isEnd ? escaped : next(escaped)
                }
            } else if !isLong, isNewline(at: place) {
                // Not valid Swift: the compiler has already reported it.
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
            } else if inner > 0 {
                place = index(place, offsetBy: inner)
            } else {
                open += has("(", at: place) ? 1 : has(")", at: place) ? -1 : 0
                place = next(place)
            }
        }
        return place
    }

    /// The end of the regular expression `#/…/#` at the current place. It may have several lines, and only a slash with
    /// as many `#` as it began with ends it.
    private func endOfFencedRegex(fence: Int) -> Index {
        var place = index(place, offsetBy: fence + 1)
        while place < bytes.endIndex {
            if has("/", at: place), isFence(fence, at: index(place, offsetBy: 1)) {
                return index(place, offsetBy: 1 + fence)
            }
            // A backslash keeps the next character from ending it.
            if has("\\", at: place), index(place, offsetBy: 1) < bytes.endIndex { place = next(place) }
            place = next(place)
        }
        return place
    }

    /// The end of a regular expression `/…/` on one line, which does not begin with a space; nil if there is none.
    private func endOfRegex() -> Index? {
        var place = next(place)
        guard place < bytes.endIndex, !isWhitespace(at: place), !has("/", at: place), !has("*", at: place) else {
            return nil
        }
        var isEscaped = false, open = 0
        while place < bytes.endIndex, !isNewline(at: place) {
            if has("/", at: place), !isEscaped { return next(place) }
            // An operator that is passed as an argument: `reduce(64, /) / 2`.
            if !isEscaped { open += has("(", at: place) ? 1 : has(")", at: place) ? -1 : 0 }
            if open < 0 { return nil }
            isEscaped = has("\\", at: place) && !isEscaped
            place = next(place)
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { 0x61...0x7a ~= self | 0x20 }
}
