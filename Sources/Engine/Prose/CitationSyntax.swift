/// Finds citations in the bytes of prose, as Pandoc writes them: `[see @key, p. 33; -@other]` and, in running text,
/// `@key`, `-@key` and `@key [p. 33]`.
///
/// A key begins with a letter, a digit or `_`. Signs such as `:` and `-` belong to it only between two of these, so a
/// full stop after a key does not. An at sign within a word, as in a mail address, begins no citation.
struct CitationSyntax {
    /// A cited work. The ranges are those of the text before and after it.
    struct Work {
        let key: String
        let prefix: Range<Int>
        let suffix: Range<Int>
        let isYearOnly: Bool
    }

    /// A citation, and the index after it.
    struct Match {
        let works: [Work]
        let isInText: Bool
        let end: Int
    }

    /// A bracket that holds a key.
    enum Group {
        case citation(Match)
        /// The parts between semicolons of which at least one has no key: its range, that of the group, and a key that
        /// another part has.
        case keyless(Range<Int>, in: Range<Int>, key: String)
    }

    let text: [UInt8]
    /// The ends of code, formulas and brackets in the run of text that is searched.
    let spans: ProseSpans

    private var limit: Int { spans.limit }

    /// The citation in brackets that begins at `[`; nil if the brackets hold no key, or begin a link.
    ///
    /// Brackets, code and formulas within it belong to the text around the keys.
    func group(at start: Int) -> Group? {
        guard let close = spans.closing(of: start) else { return nil }
        let parts = parts(from: start + 1, to: close)
        guard let key = parts.lazy.compactMap({ $0.work?.key }).first, !isLinkTarget(at: close + 1) else { return nil }
        if let keyless = parts.first(where: { $0.work == nil }) {
            return .keyless(keyless.range, in: start..<close + 1, key: key)
        }
        return .citation(Match(works: parts.compactMap(\.work), isInText: false, end: close + 1))
    }

    /// The citation in running text that begins at `@` or `-@`; nil if the sign begins none.
    ///
    /// - Parameter start: The index of the sign.
    func inText(at start: Int) -> Match? {
        let at = text[start] == UInt8(ascii: "-") ? start + 1 : start
        guard at < limit, text[at] == UInt8(ascii: "@"), let mark = mark(at: at), mark.start == start,
            let (key, end) = key(at: at + 1)
        else { return nil }
        let locator = locator(at: end)
        let work = Work(
            key: key, prefix: start..<start, suffix: locator ?? end..<end, isYearOnly: mark.isYearOnly)
        return Match(works: [work], isInText: true, end: locator.map { $0.upperBound + 1 } ?? end)
    }

    /// The parts between semicolons, each with the first work that it cites.
    private func parts(from start: Int, to end: Int) -> [(range: Range<Int>, work: Work?)] {
        var parts: [(range: Range<Int>, work: Work?)] = []
        var begin = start, index = start
        var cited: (key: String, start: Int, end: Int, isYearOnly: Bool)?
        while index <= end {
            switch text[index] {
            case UInt8(ascii: "["): index = spans.closing(of: index).map { $0 + 1 } ?? index + 1
            case UInt8(ascii: "@"):
                guard cited == nil, let mark = mark(at: index), let (key, end) = key(at: index + 1) else {
                    index += 1
                    continue
                }
                cited = (key, mark.start, end, mark.isYearOnly)
                index = end
            case UInt8(ascii: ";"), UInt8(ascii: "]"):
                let work = cited.map {
                    Work(key: $0.key, prefix: begin..<$0.start, suffix: $0.end..<index, isYearOnly: $0.isYearOnly)
                }
                parts.append((begin..<index, work))
                cited = nil
                index += 1
                begin = index
            default: index = spans.end(of: index)
            }
        }
        return parts
    }

    /// The range of the text in ` [p. 33]` after a key, perhaps on the next line; nil if there are no such brackets, or
    /// if they hold a citation, a link or a footnote.
    private func locator(at end: Int) -> Range<Int>? {
        var bracket = afterBlanks(end)
        if bracket < limit, text[bracket] == UInt8(ascii: "\n") {
            bracket = min(MarkdownLinePrefix(text, at: bracket + 1).contentStart, limit)
        }
        guard bracket < limit, text[bracket] == UInt8(ascii: "["), let close = spans.closing(of: bracket) else {
            return nil
        }
        let start = bracket + 1
        guard start < close, text[start] != UInt8(ascii: "^"), !isLinkTarget(at: close + 1),
            parts(from: start, to: close).allSatisfy({ $0.work == nil })
        else { return nil }
        return start..<close
    }

    // MARK: Links

    /// True if brackets that end here are the text of a link: its address follows, or the name of an address, which is
    /// no citation.
    private func isLinkTarget(at index: Int) -> Bool {
        guard index < limit else { return false }
        if text[index] == UInt8(ascii: "(") { return isAddress(at: index + 1) }
        guard text[index] == UInt8(ascii: "["), let close = spans.closing(of: index) else { return false }
        return text[index + 1] != UInt8(ascii: "^") && parts(from: index + 1, to: close).allSatisfy { $0.work == nil }
    }

    /// True if an address, perhaps a title, and a closing parenthesis follow, as CommonMark wants them in a link.
    private func isAddress(at start: Int) -> Bool {
        guard var index = afterDestination(afterSpaces(start)) else { return false }
        let title = afterSpaces(index)
        if title > index, title < limit, "\"'(".utf8.contains(text[title]) {
            let close = text[title] == UInt8(ascii: "(") ? UInt8(ascii: ")") : text[title]
            guard let end = end(at: title + 1, of: close, not: text[title] == close ? [] : [text[title]]) else {
                return false
            }
            index = end + 1
        }
        index = afterSpaces(index)
        return index < limit && text[index] == UInt8(ascii: ")")
    }

    /// The place after the address of a link, which may be empty; nil if there is none.
    private func afterDestination(_ start: Int) -> Int? {
        if start < limit, text[start] == UInt8(ascii: "<") {
            return end(at: start + 1, of: UInt8(ascii: ">"), not: [UInt8(ascii: "<"), UInt8(ascii: "\n")])
                .map { $0 + 1 }
        }
        var index = start, depth = 0
        while index < limit, text[index] > 0x20, depth <= 32 {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth == 0: return index
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            index += 1
        }
        return depth == 0 ? min(index, limit) : nil
    }

    /// The place of a sign that is not escaped; nil if one of the others, or the end, comes first.
    private func end(at start: Int, of sign: UInt8, not others: [UInt8]) -> Int? {
        var index = start
        while index < limit, text[index] != sign {
            if others.contains(text[index]) { return nil }
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index < limit ? index : nil
    }

    private func afterSpaces(_ start: Int) -> Int { text[start..<limit].firstIndex { !$0.isSpace } ?? limit }

    private func afterBlanks(_ start: Int) -> Int {
        text[start..<limit].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? limit
    }

    // MARK: Keys

    /// The start of the mark, which may be a minus sign before the `@`; nil if the at sign is within a word.
    private func mark(at index: Int) -> (start: Int, isYearOnly: Bool)? {
        if index > 0, text[index - 1] == UInt8(ascii: "-") {
            // Two or more are a dash.
            if index > 1, text[index - 2] == UInt8(ascii: "-") { return (index, false) }
            return canFollow(index - 1) ? (index - 1, true) : nil
        }
        return canFollow(index) ? (index, false) : nil
    }

    /// True if a citation can begin here: at the start, after white space, brackets, quotes or signs of emphasis.
    private func canFollow(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let byte = text[index - 1]
        if byte < 0x80 { return byte.isSpace || "([{*_\"'|>,;!".utf8.contains(byte) }
        var start = index - 1
        while start > 0, text[start] & 0xc0 == 0x80, index - start < 4 { start -= 1 }
        guard let (scalar, _) = scalar(at: start, limit: index) else { return false }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation, .otherPunctuation,
            .spaceSeparator:
            return true
        default: return false
        }
    }

    /// The key that begins here, and the index after it.
    private func key(at start: Int) -> (key: String, end: Int)? {
        var end = start
        while let (scalar, next) = scalar(at: end, limit: limit) {
            if scalar.isKeyLetter {
                end = next
            } else if end > start, scalar.isKeySign, let (after, _) = self.scalar(at: next, limit: limit),
                after.isKeyLetter
            {
                end = next
            } else {
                break
            }
        }
        return end > start ? (String(decoding: text[start..<end], as: UTF8.self), end) : nil
    }

    /// The scalar that begins here, and the index after it; nil at the limit and for bytes that are not UTF-8.
    private func scalar(at index: Int, limit: Int) -> (scalar: Unicode.Scalar, next: Int)? {
        guard index < limit else { return nil }
        let byte = text[index]
        if byte < 0x80 { return (Unicode.Scalar(byte), index + 1) }
        let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
        guard byte >= 0xc0, index + length <= limit,
            let scalar = String(decoding: text[index..<index + length], as: UTF8.self).unicodeScalars.first
        else { return nil }
        return (scalar, index + length)
    }
}

extension Unicode.Scalar {
    /// True for letters, digits and `_`, which may stand anywhere in a key.
    fileprivate var isKeyLetter: Bool {
        if value < 0x80 { return self == "_" || properties.isAlphabetic || 0x30...0x39 ~= value }
        return value < 0xf0000 && (properties.isAlphabetic || properties.numericType != nil)
    }

    /// True for signs that may stand between two letters of a key.
    fileprivate var isKeySign: Bool {
        switch self {
        case ":", ".", "#", "%", "&", "-", "+", "?", "~", "/": true
        default: false
        }
    }
}
