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

    let text: [UInt8]

    /// The citation in brackets that begins at `[`; nil if the brackets hold anything but citations, or begin a link.
    ///
    /// - Parameters:
    ///   - start: The index of the bracket.
    ///   - limit: The end of the run of text.
    ///   - isTableRow: True if a pipe ends the cell, and with it the citation.
    func group(at start: Int, limit: Int, isTableRow: Bool) -> Match? {
        var works: [Work] = []
        var begin = start + 1, index = start + 1
        var cited: (key: String, start: Int, end: Int, isYearOnly: Bool)?
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = afterCode(at: index, limit: limit)
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "|") where isTableRow: return nil
            case UInt8(ascii: "@") where cited == nil && mark(at: index) != nil:
                guard let mark = mark(at: index), let (key, end) = key(at: index + 1, limit: limit) else {
                    index += 1
                    continue
                }
                cited = (key, mark.start, end, mark.isYearOnly)
                index = end
            case UInt8(ascii: ";"), UInt8(ascii: "]"):
                guard let work = cited else { return nil }
                works.append(
                    Work(
                        key: work.key, prefix: begin..<work.start, suffix: work.end..<index,
                        isYearOnly: work.isYearOnly))
                cited = nil
                index += 1
                begin = index
                guard text[index - 1] == UInt8(ascii: "]") else { continue }
                return isLinkTarget(at: index, limit: limit) ? nil : Match(works: works, isInText: false, end: index)
            default: index += 1
            }
        }
        return nil
    }

    /// The citation in running text that begins at `@` or `-@`; nil if the sign begins none.
    ///
    /// - Parameters:
    ///   - start: The index of the sign.
    ///   - limit: The end of the run of text.
    ///   - isTableRow: True if a pipe ends the cell, and with it the citation.
    func inText(at start: Int, limit: Int, isTableRow: Bool) -> Match? {
        let at = text[start] == UInt8(ascii: "-") ? start + 1 : start
        guard at < limit, text[at] == UInt8(ascii: "@"), let mark = mark(at: at), mark.start == start,
            let (key, end) = key(at: at + 1, limit: limit)
        else { return nil }
        let locator = locator(at: end, limit: limit, isTableRow: isTableRow)
        let work = Work(
            key: key, prefix: start..<start, suffix: locator ?? end..<end, isYearOnly: mark.isYearOnly)
        return Match(works: [work], isInText: true, end: locator.map { $0.upperBound + 1 } ?? end)
    }

    /// The range of the text in ` [p. 33]` after a key; nil if there are no such brackets, or if they hold a citation,
    /// a link or a footnote.
    private func locator(at end: Int, limit: Int, isTableRow: Bool) -> Range<Int>? {
        guard end + 2 < limit, text[end] == UInt8(ascii: " "), text[end + 1] == UInt8(ascii: "[") else { return nil }
        let start = end + 2
        guard text[start] != UInt8(ascii: "^") else { return nil }
        var index = start
        while index < limit {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = afterCode(at: index, limit: limit)
            case UInt8(ascii: "["), UInt8(ascii: "@"): return nil
            case UInt8(ascii: "|") where isTableRow: return nil
            case UInt8(ascii: "]"):
                return index > start && !isLinkTarget(at: index + 1, limit: limit) ? start..<index : nil
            default: index += 1
            }
        }
        return nil
    }

    /// True if brackets that end here are the text of a link: its address follows.
    private func isLinkTarget(at index: Int, limit: Int) -> Bool {
        index < limit && (text[index] == UInt8(ascii: "(") || text[index] == UInt8(ascii: "["))
    }

    /// The start of the mark, which may be a minus sign before the `@`; nil if the at sign is within a word.
    private func mark(at index: Int) -> (start: Int, isYearOnly: Bool)? {
        if index > 0, text[index - 1] == UInt8(ascii: "-") {
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
    private func key(at start: Int, limit: Int) -> (key: String, end: Int)? {
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

    /// The index after a code span, or after its backticks if it is not closed.
    private func afterCode(at start: Int, limit: Int) -> Int {
        func run(_ index: Int) -> Int { text[index..<limit].prefix { $0 == UInt8(ascii: "`") }.count }
        let ticks = run(start)
        var index = start + ticks
        while index < limit {
            let count = run(index)
            index += max(1, count)
            if count == ticks { return index }
        }
        return start + ticks
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
