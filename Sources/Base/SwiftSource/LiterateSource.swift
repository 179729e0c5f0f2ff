/// A literate Swift file, cut into segments of prose and code.
///
/// Prose is in playground comments, `//: one line` or `/*: several lines */`, on lines of their own; everything else is
/// code, also such text within a string literal or an ordinary comment. Adjacent `//:` lines are one segment. A line
/// `//: {fold: imports}` hides the code after it under that label. No line is changed or lost: every line of the file belongs to one
/// segment, in order.
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
    ///   - text: the content of the file. Any text is accepted.
    public init(file: String, text: String) {
        self.file = file
        segments = LiterateSourceReader.segments(of: text)
    }

    /// The text of the whole file, joined from its segments, with a line end after every line.
    public var text: String {
        segments.flatMap(\.lines).map { $0 + "\n" }.joined()
    }

    /// The code segments that are cells: those that contain more than white space and closing brackets.
    public var cells: [Segment] {
        segments.filter { segment in
            !segment.isProse && segment.lines.contains { $0.contains { !$0.isWhitespace && !"})]".contains($0) } }
        }
    }

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
