import Foundation

/// A literate Swift file, cut into segments of prose and code.
///
/// Prose is in playground comments, `//: one line` or `/*: several lines */`, on lines of their own; everything else is
/// code, also such text within a string literal or an ordinary comment. Adjacent `//:` lines are one segment. A line
/// `//: {fold: imports}` hides the code after it under that label. No line is changed or lost: every line of the file
/// belongs to one segment, in order.
public struct LiterateSource: Sendable, Equatable {
    /// The kind of a segment.
    public enum Content: Sendable, Equatable {
        /// Markdown, without the comment marks; empty for a `{fold}` line.
        case prose(String)
        /// Code that is shown.
        case code
        /// Code that is hidden under the label of `{fold: label}`.
        case folded(String)
    }

    /// Consecutive lines of a file that are all prose or all code.
    public struct Segment: Sendable, Equatable {
        /// The kind of the segment, with its Markdown or label.
        public let content: Content
        /// The number of the first line, from 1.
        public let firstLine: Int
        /// The file's own lines, including comment marks, without line ends.
        public let lines: [String]
        /// True if the segment is code with a token other than closing brackets. Comments are no tokens.
        public let isCell: Bool

        /// The numbers of the segment's lines.
        public var lineRange: Range<Int> { firstLine..<firstLine + lines.count }

        /// True if the segment is prose or a `{fold}` line.
        public var isProse: Bool { if case .prose = content { true } else { false } }
    }

    /// The file's name, for messages.
    public let file: String
    /// The segments in the order of the file.
    public let segments: [Segment]

    /// Cuts the text of a literate file into segments.
    ///
    /// - Parameters:
    ///   - file: the file's name, for messages.
    ///   - text: the content of the file. Any text is accepted; line ends of Windows count as those of Unix, as for the
    ///     compiler.
    public init(file: String, text: String) {
        self.file = file
        segments = LiterateSourceReader.segments(of: Self.withUnixLineEnds(text))
    }

    /// The text without carriage returns before line ends.
    private static func withUnixLineEnds(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { while bytes.last == UInt8(ascii: "\r") { bytes.removeLast() } }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of the whole file, joined from its segments, with a line end after every line.
    public var text: String {
        segments.flatMap(\.lines).map { $0 + "\n" }.joined()
    }

    /// The code segments that are cells: those that contain more than comments, white space and closing brackets.
    public var cells: [Segment] { segments.filter(\.isCell) }

    /// The index among `cells` of the cell that contains a line of the file; nil if the line is in no cell.
    ///
    /// - Parameter line: the line's number, from 1.
    public func cell(at line: Int) -> Int? {
        cells.firstIndex { $0.lineRange.contains(line) }
    }
}

extension LiterateSource {
    /// The text of the first heading of level 1 in the prose; nil if there is none.
    public var heading: String? {
        for case .prose(let markdown) in segments.map(\.content) {
            for line in markdown.split(separator: "\n") where line.hasPrefix("# ") { return String(line.dropFirst(2)) }
        }
        return nil
    }
}

/// The reader of `LiterateSource`: cuts the text of a literate file into segments.
///
/// It goes through the lines once and collects consecutive lines of one kind; a line of another kind ends a segment.
private struct LiterateSourceReader {
    private let lines: [String]
    /// The indices in `lines` of the lines that begin within a string literal, a comment or the like. They hold no
    /// prose.
    private let inner: Set<Int>
    /// The indices of the lines that hold a token, or a part of one, other than a closing bracket or a comment.
    private let coded: Set<Int>
    /// The indices of the last lines of the `/*: … */` comments that are alone on their lines, by those of the first.
    private let blocks: [Int: Int]
    /// The index in `lines` of the next line to read.
    private var index = 0
    private var segments: [LiterateSource.Segment] = []

    /// The `//:` lines of the segment that is being collected: their Markdown, and the unchanged lines.
    private var prose: [String] = [], rawProse: [String] = []
    private var proseStart = 0
    private var code: [String] = []
    private var codeStart = 0
    /// The label of the last `{fold: label}` line, until code other than blank lines has been folded under it.
    private var fold: String?

    /// The segments of `text` in order; every line belongs to one of them.
    static func segments(of text: String) -> [LiterateSource.Segment] {
        var reader = LiterateSourceReader(text)
        return reader.readAll()
    }

    private init(_ text: String) {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
        (inner, coded, blocks) = Self.marks(in: lines)
    }

    /// Finds, by Swift's tokens, the lines that begin within a token, those that hold code, and the comments that are
    /// blocks of prose.
    private static func marks(in lines: [String]) -> (inner: Set<Int>, coded: Set<Int>, blocks: [Int: Int]) {
        var tokenizer = SwiftTokenizer(lines.joined(separator: "\n"))
        let tokens = tokenizer.tokens(keepsComments: true)
        var inner: Set<Int> = [], coded: Set<Int> = [], blocks: [Int: Int] = [:]
        // Tokens are in order, so the text between them is counted once.
        var place = tokenizer.text.startIndex, line = 0
        func advance(to end: String.Index) {
            line += tokenizer.text.utf8[place..<end].count { $0 == UInt8(ascii: "\n") }
            place = end
        }
        for token in tokens {
            advance(to: token.text.startIndex)
            let first = line
            advance(to: token.text.endIndex)
            if first < line { inner.formUnion(first + 1...line) }
            if token.kind != .comment, ![")", "]", "}"].contains(token.text) { coded.formUnion(first...line) }
            let isAlone =
                lines[first].drop { $0 == " " || $0 == "\t" }.hasPrefix("/*:")
                && tokenizer.text[place...].prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
            if token.kind == .comment, token.text.hasPrefix("/*:"), isAlone { blocks[first] = line }
        }
        return (inner, coded, blocks)
    }

    private mutating func readAll() -> [LiterateSource.Segment] {
        while index < lines.count {
            let trimmed = lines[index].drop { $0 == " " || $0 == "\t" }
            if trimmed.hasPrefix("//:"), !inner.contains(index) {
                readProseLine(trimmed.dropFirst(3))
            } else if let end = blocks[index] {
                readProseBlock(to: end)
            } else {
                readCodeLine()
            }
        }
        endProse()
        endCode()
        return segments
    }

    // MARK: Lines

    /// Reads a `//:` line; `body` is the line after this mark.
    private mutating func readProseLine(_ body: Substring) {
        endCode()
        if let label = Self.foldLabel(body) {
            endProse()
            fold = label
            append(.prose(""), at: index, [lines[index]])
        } else {
            if rawProse.isEmpty { proseStart = index }
            prose.append(String(body.first == " " ? body.dropFirst() : body))
            rawProse.append(lines[index])
        }
        index += 1
    }

    /// Reads a `/*: … */` block up to its last line, or to the end of the file if it has no end.
    private mutating func readProseBlock(to end: Int) {
        endCode()
        endProse()
        let block = Array(lines[index...end])
        append(.prose(Self.blockProse(block)), at: index, block)
        index = end + 1
    }

    private mutating func readCodeLine() {
        endProse()
        if code.isEmpty { codeStart = index }
        code.append(lines[index])
        index += 1
    }

    // MARK: Segments

    /// Ends the segment of `//:` lines, if there is one.
    private mutating func endProse() {
        if !rawProse.isEmpty { append(.prose(prose.joined(separator: "\n")), at: proseStart, rawProse) }
        (prose, rawProse) = ([], [])
    }

    /// Ends the segment of code, if there is one. A fold label applies to the next segment that is not blank.
    private mutating func endCode() {
        guard !code.isEmpty else { return }
        let isBlank = code.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        append(fold.flatMap { isBlank ? nil : .folded($0) } ?? .code, at: codeStart, code)
        if !isBlank { fold = nil }
        code = []
    }

    private mutating func append(_ content: LiterateSource.Content, at index: Int, _ lines: [String]) {
        var isCell = false
        if case .prose = content {} else { isCell = (index..<index + lines.count).contains { coded.contains($0) } }
        segments.append(LiterateSource.Segment(content: content, firstLine: index + 1, lines: lines, isCell: isCell))
    }

    // MARK: Marks

    /// The label in " {fold: label}", or "code" for " {fold}"; nil if the text is not of this form.
    private static func foldLabel(_ text: Substring) -> String? {
        let trimmed = text.drop(while: \.isWhitespace)
        guard trimmed.hasPrefix("{fold"), let end = trimmed.lastIndex(of: "}"),
            trimmed[trimmed.index(after: end)...].allSatisfy(\.isWhitespace)
        else { return nil }
        let label = trimmed[trimmed.index(trimmed.startIndex, offsetBy: 5)..<end].drop { $0 == ":" || $0 == " " }
        return label.isEmpty ? "code" : String(label)
    }

    /// The Markdown of a `/*: … */` block.
    ///
    /// It is the first line after its mark and the other lines without their common indentation. The number of lines
    /// does not change, so that a line of the Markdown has its number in the file.
    private static func blockProse(_ block: [String]) -> String {
        var lines = block
        let last = lines.count - 1
        if let close = lines[last].range(of: "*/", options: .backwards) {
            lines[last] = String(lines[last][..<close.lowerBound])
        }
        if let open = lines[0].range(of: "/*:") { lines[0] = String(lines[0][open.upperBound...].drop { $0 == " " }) }
        let indents = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }
        let indent = indents.min() ?? 0
        return ([lines[0]] + lines.dropFirst().map { String($0.dropFirst(min(indent, $0.prefix { $0 == " " }.count))) })
            .joined(separator: "\n")
    }
}
