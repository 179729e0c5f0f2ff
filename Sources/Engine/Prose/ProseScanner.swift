import Documents

/// Takes formulas, references and citations out of prose before Markdown sees it, so that it cannot touch TeX's
/// underscores and backslashes, nor those of a key. Each becomes one private-use character, a placeholder, which
/// Markdown treats like a letter; `items` says what it stands for.
///
/// Code is recognised here as far as needed to pair delimiters properly. Where it is not (an indented block), the
/// reader finds placeholders inside code and puts their source back, so code always comes out as written.
struct ProseScanner {
    enum Item {
        case math(String, line: Int)
        case formula(String, line: Int)
        case reference(Reference)
        /// Cited works with the Markdown around them; the builder reads it.
        case citation([CitedWork], isInText: Bool, line: Int)
        case broken(ProseError)
        /// Text that Markdown might take for something else.
        case text(String)
        /// A private-use character that was in the prose.
        case literal
    }

    /// A cited work, with the Markdown before and after it.
    struct CitedWork {
        let key: String
        let prefix: String
        let suffix: String
        let isYearOnly: Bool
    }

    /// The text for the Markdown parser.
    private(set) var output: [UInt8] = []
    private(set) var items: [(item: Item, source: String)] = []
    /// The line of the file on which each line of `output` begins.
    private(set) var lines: [Int]

    private let file: String
    private let text: [UInt8]
    private var position = 0
    private var line: Int
    /// The number of `>` before the text of the current line.
    private var quoteDepth = 0
    /// The end of the stretch of lines that Markdown would read as one run of text.
    private var segmentEnd = 0
    private var isTableRow = false
    /// The ends of code, formulas and brackets up to `segmentEnd`; nil if they have not been searched yet.
    private var searched: ProseSpans?

    /// Placeholders are the characters from here to the end of plane 16.
    static let firstPlaceholder: UInt32 = 0xf0000

    init(_ markdown: String, file: String, firstLine: Int) {
        self.file = file
        text = Array(markdown.utf8)
        line = firstLine
        lines = [firstLine]
        while position < text.count {
            scanLine()
        }
    }

    // MARK: Lines

    private mutating func scanLine() {
        let lineStart = MarkdownLinePrefix(text, at: position)
        quoteDepth = lineStart.quoteDepth
        if position >= segmentEnd {
            if let fence = lineStart.fence {
                return copyFencedCode(fence)
            }
            segmentEnd = self.segmentEnd(from: lineStart)
            isTableRow = lineStart.isTableRow
        }
        copy(upTo: lineStart.contentStart)
        scanInlines()
    }

    private func segmentEnd(from first: MarkdownLinePrefix) -> Int {
        var end = first.lineEnd
        guard !first.isBlank, !first.isOneLine else { return end }
        while end < text.count {
            let next = MarkdownLinePrefix(text, at: end)
            if next.isBlank || next.beginsBlock || next.quoteDepth > first.quoteDepth { break }
            end = next.lineEnd
        }
        return end
    }

    private mutating func copyFencedCode(_ fence: (character: UInt8, count: Int)) {
        var end = MarkdownLinePrefix(text, at: position).lineEnd
        while end < text.count {
            let line = MarkdownLinePrefix(text, at: end)
            // The end of a quotation also ends a code fence that is open in it.
            if line.quoteDepth < quoteDepth { break }
            end = line.lineEnd
            if line.closes(fence) { break }
        }
        copy(upTo: end)
        segmentEnd = end
    }

    // MARK: Text

    /// Scans to the end of the line; a formula or a reference may carry it over several.
    private mutating func scanInlines() {
        while position < segmentEnd {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\n"):
                return copy(upTo: position + 1)
            case UInt8(ascii: "\\"):
                copy(upTo: min(position + (next(1) == UInt8(ascii: "\n") ? 1 : 2), segmentEnd))
            case UInt8(ascii: "`"):
                copy(upTo: spans().end(of: position))
            case UInt8(ascii: "$"):
                scanMath()
            case UInt8(ascii: "{"):
                scanReference()
            case UInt8(ascii: "["), UInt8(ascii: "@"), UInt8(ascii: "-"):
                scanCitation()
            case UInt8(ascii: "<") where text[position...].starts(with: ProseSpans.literalDollar):
                replace(upTo: position + ProseSpans.literalDollar.count, by: .text("$"))
            default:
                copy(upTo: position + 1)
            }
        }
    }

    private mutating func scanMath() {
        if next(1) == UInt8(ascii: "$") {
            if let close = formulaEnd(from: position + 2) {
                let tex = unwrapped(position + 2..<close)
                return replace(upTo: close + 2, by: .formula(tex.trimmed, line: line))
            }
            return replace(upTo: position + 2, by: .broken(ProseError(file: file, line: line, problem: .openFormula)))
        }
        let spans = spans()
        if next(1) == UInt8(ascii: "`") {
            let count = spans.ticks(at: position + 1)
            let start = position + 1 + count
            if let end = spans.codeEnd(from: start, ticks: count), end < segmentEnd, text[end] == UInt8(ascii: "$") {
                var tex = unwrapped(start..<end - count).trimmed
                if isTableRow { tex = tex.replacing("\\|", with: "|") }
                return replace(upTo: end + 1, by: .math(tex, line: line))
            }
        } else if let close = spans.mathEnd(from: position + 1) {
            return replace(upTo: close + 1, by: .math(unwrapped(position + 1..<close).spaced, line: line))
        }
        copy(upTo: position + 1)
    }

    private func formulaEnd(from start: Int) -> Int? {
        var index = start
        var isLineStart = false
        while index + 1 < text.count {
            if isLineStart, MarkdownLinePrefix(text, at: index).isBlank { return nil }
            isLineStart = text[index] == UInt8(ascii: "\n")
            switch (text[index], text[index + 1]) {
            case (UInt8(ascii: "\\"), let next) where next != UInt8(ascii: "\n"): index += 2
            case (UInt8(ascii: "$"), UInt8(ascii: "$")): return index
            default: index += 1
            }
        }
        return nil
    }

    private mutating func scanReference() {
        let start = position + 1
        var end = start
        while end < segmentEnd, text[end] != UInt8(ascii: "}"), text[end] != UInt8(ascii: "{") {
            end += 1
        }
        guard end < segmentEnd, text[end] == UInt8(ascii: "}") else {
            return replace(upTo: start, by: .broken(ProseError(file: file, line: line, problem: .openReference)))
        }
        let content = unwrapped(start..<end).spaced
        let colon = content.firstIndex(of: ":") ?? content.endIndex
        let name = String(content[..<colon]).trimmed
        guard !name.isEmpty else {
            return replace(upTo: end + 1, by: .broken(ProseError(file: file, line: line, problem: .emptyReference)))
        }
        let format = colon < content.endIndex ? String(content[content.index(after: colon)...]).trimmed : nil
        replace(upTo: end + 1, by: .reference(Reference(name: name, format: format, file: file, line: line)))
    }

    private mutating func scanCitation() {
        let syntax = CitationSyntax(text: text, spans: spans())
        guard text[position] == UInt8(ascii: "[") else {
            if let match = syntax.inText(at: position) { return replace(by: match) }
            return copy(upTo: position + 1)
        }
        switch syntax.group(at: position) {
        case .citation(let match): replace(by: match)
        case .keyless(let part, let group, let key):
            let problem = ProseError.Problem.citationWithoutKey(
                beginning(of: part), group: beginning(of: group), example: key)
            replace(upTo: position + 1, by: .broken(ProseError(file: file, line: line, problem: problem)))
        case nil: copy(upTo: position + 1)
        }
    }

    private mutating func replace(by match: CitationSyntax.Match) {
        let works = match.works.map { work in
            CitedWork(
                key: work.key, prefix: unwrapped(work.prefix).spaced, suffix: unwrapped(work.suffix).spaced,
                isYearOnly: work.isYearOnly)
        }
        replace(upTo: match.end, by: .citation(works, isInText: match.isInText, line: line))
    }

    /// The first words of a range for a message. As brackets may be nested, more would take quadratic time.
    private func beginning(of range: Range<Int>) -> String {
        let words = unwrapped(range.prefix(250)).spaced.unicodeScalars
        return String(words.prefix(60)) + (words.count > 60 ? "…" : "")
    }

    /// The ends of code, formulas and brackets from here to the end of the segment.
    private mutating func spans() -> ProseSpans {
        if let searched, searched.limit == segmentEnd { return searched }
        let spans = ProseSpans(text, from: position, limit: segmentEnd, isTableRow: isTableRow)
        searched = spans
        return spans
    }

    // MARK: Bytes

    private func next(_ distance: Int) -> UInt8? {
        position + distance < segmentEnd ? text[position + distance] : nil
    }

    private mutating func copy(upTo end: Int) {
        while position < end {
            let byte = text[position]
            if isPrivateUse(at: position) {
                replace(upTo: position + 4, by: .literal)
                continue
            }
            output.append(byte)
            position += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                lines.append(line)
            }
        }
    }

    /// Planes 15 and 16, which are F3 B0 80 80 … F4 8F BF BF in UTF-8: a character of the prose there must not be taken
    /// for a placeholder.
    private func isPrivateUse(at index: Int) -> Bool {
        text[index] == 0xf4 || text[index] == 0xf3 && text[index + 1] >= 0xb0
    }

    private mutating func replace(upTo end: Int, by item: Item) {
        guard let scalar = Unicode.Scalar(ProseScanner.firstPlaceholder + UInt32(items.count)) else {
            // All 131,072 placeholders are used: the last item becomes an error that says so.
            items[items.count - 1].item = .broken(ProseError(file: file, line: line, problem: .tooManyFormulas))
            position = text.count
            return
        }
        items.append((item, String(decoding: text[position..<end], as: UTF8.self)))
        output += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        line += text[position..<end].count { $0 == UInt8(ascii: "\n") }
        position = end
        // A formula may have gone on beyond what Markdown takes for one run of text.
        segmentEnd = max(segmentEnd, end)
        if end == segmentEnd, end < text.count {
            segmentEnd = MarkdownLinePrefix(text, at: end).lineEnd
        }
    }

    /// A range of the text without what quotations and indentation put before its second and later lines.
    private func unwrapped(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        for (index, line) in text[range].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            var rest = line
            if index > 0 {
                result.append(UInt8(ascii: "\n"))
                rest = rest.drop { $0.isSpace }
                for _ in 0..<quoteDepth where rest.first == UInt8(ascii: ">") {
                    rest = rest.dropFirst().drop { $0.isSpace }
                }
            }
            result += rest
        }
        return String(decoding: result, as: UTF8.self)
    }
}
