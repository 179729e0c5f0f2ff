import Foundation

/// A literate Swift file cut into prose and code.
///
/// Prose stands in playground comments, `//: one line` or `/*: several lines */`, on lines of their own; everything
/// else is code. Prose lines that touch make one passage. A line `//: {fold: imports}` folds the code that follows it away under that label.
/// Nothing is altered or lost: every line of the file belongs to one segment, in order.
public struct LiterateSource: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        /// Markdown, comment marks taken off.
        case prose(String)
        case code
        /// Code behind a label; the label of `{fold: label}`.
        case folded(String)
    }

    public struct Segment: Sendable, Equatable {
        public let content: Content
        /// From 1.
        public let firstLine: Int
        /// The file's own lines, comment marks and all, without line ends.
        public let lines: [String]

        public var lineRange: Range<Int> { firstLine..<firstLine + lines.count }

        public var isProse: Bool { if case .prose = content { true } else { false } }
    }

    /// The file's name, for messages.
    public let file: String
    public let segments: [Segment]

    public init(file: String, text: String) {
        self.file = file
        var segments: [Segment] = []
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        if lines.last == "" { lines.removeLast() }

        var prose: [String] = [], raw: [String] = [], proseStart = 0
        var code: [String] = [], codeStart = 0
        var fold: String?

        func flushProse() {
            if !raw.isEmpty {
                segments.append(
                    Segment(content: .prose(prose.joined(separator: "\n")), firstLine: proseStart, lines: raw))
            }
            (prose, raw) = ([], [])
        }
        func flushCode() {
            guard !code.isEmpty else { return }
            let blank = code.allSatisfy { $0.allSatisfy(\.isWhitespace) }
            segments.append(
                Segment(content: fold.flatMap { blank ? nil : .folded($0) } ?? .code, firstLine: codeStart, lines: code)
            )
            if !blank { fold = nil }
            code = []
        }

        var index = 0
        while index < lines.count {
            let line = lines[index]
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.hasPrefix("//:") {
                flushCode()
                let body = trimmed.dropFirst(3)
                if let label = Self.foldLabel(body) {
                    flushProse()
                    fold = label
                    segments.append(Segment(content: .prose(""), firstLine: index + 1, lines: [line]))
                } else {
                    if raw.isEmpty { proseStart = index + 1 }
                    prose.append(String(body.first == " " ? body.dropFirst() : body))
                    raw.append(line)
                }
                index += 1
            } else if trimmed.hasPrefix("/*:") {
                flushCode()
                flushProse()
                var end = index
                while end < lines.count - 1, !lines[end].contains("*/") { end += 1 }
                let block = Array(lines[index...end])
                segments.append(Segment(content: .prose(Self.blockProse(block)), firstLine: index + 1, lines: block))
                index = end + 1
            } else {
                flushProse()
                if code.isEmpty { codeStart = index + 1 }
                code.append(line)
                index += 1
            }
        }
        flushProse()
        flushCode()
        self.segments = segments
    }

    /// The whole file again, from its segments.
    public var text: String {
        segments.flatMap(\.lines).map { $0 + "\n" }.joined()
    }

    /// The code segments that are cells: those with something in them besides blank lines and closing brackets.
    public var cells: [Segment] {
        segments.filter { segment in
            !segment.isProse && segment.lines.contains { $0.contains { !$0.isWhitespace && !"})]".contains($0) } }
        }
    }

    /// The index among `cells` of the cell that a line of the file lies in, or nil.
    public func cell(at line: Int) -> Int? {
        cells.firstIndex { $0.lineRange.contains(line) }
    }

    /// " {fold: label}" or " {fold}".
    private static func foldLabel(_ text: Substring) -> String? {
        let trimmed = text.drop(while: \.isWhitespace)
        guard trimmed.hasPrefix("{fold"), let end = trimmed.lastIndex(of: "}"),
            trimmed[trimmed.index(after: end)...].allSatisfy(\.isWhitespace)
        else { return nil }
        let label = trimmed[trimmed.index(trimmed.startIndex, offsetBy: 5)..<end].drop { $0 == ":" || $0 == " " }
        return label.isEmpty ? "code" : String(label)
    }

    /// The Markdown of a `/*: … */` block: a first line counts from behind the mark, the rest lose their common indentation.
    /// Lines stay lines, so that a line of the Markdown has its number in the file.
    private static func blockProse(_ block: [String]) -> String {
        var lines = block
        let last = lines.count - 1
        if let close = lines[last].range(of: "*/") { lines[last] = String(lines[last][..<close.lowerBound]) }
        if let open = lines[0].range(of: "/*:") { lines[0] = String(lines[0][open.upperBound...].drop { $0 == " " }) }
        let indents = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }
        let indent = indents.min() ?? 0
        return ([lines[0]] + lines.dropFirst().map { String($0.dropFirst(min(indent, $0.prefix { $0 == " " }.count))) })
            .joined(separator: "\n")
    }
}

extension LiterateSource {
    /// The text of the first heading in the prose.
    public var heading: String? {
        for case .prose(let markdown) in segments.map(\.content) {
            for line in markdown.split(separator: "\n") where line.hasPrefix("# ") { return String(line.dropFirst(2)) }
        }
        return nil
    }
}
