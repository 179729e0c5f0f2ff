/// The marks before the text of a line of Markdown (indentation, `>`, list markers), and the kind of block that the
/// line begins.
///
/// Less exact than CommonMark, which knows the lines before; the scanner only needs it to bound runs of text.
struct MarkdownLinePrefix {
    private let text: [UInt8]
    private(set) var contentStart: Int
    /// The index after the line's end of line.
    let lineEnd: Int
    private(set) var quoteDepth = 0
    private var hasListMarker = false

    init(_ text: [UInt8], at start: Int) {
        self.text = text
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") {
            end += 1
        }
        lineEnd = min(end + 1, text.count)
        contentStart = start
        while true {
            skipSpaces()
            if byte(0) == UInt8(ascii: ">") {
                quoteDepth += 1
                contentStart += 1
            } else if let length = listMarkerLength {
                hasListMarker = true
                contentStart += length
            } else {
                break
            }
        }
    }

    var isBlank: Bool { byte(0) == nil || byte(0) == UInt8(ascii: "\n") }

    /// A heading or a table's row ends with its line.
    var isOneLine: Bool { byte(0) == UInt8(ascii: "#") || isTableRow }

    var isTableRow: Bool { byte(0) == UInt8(ascii: "|") }

    var beginsBlock: Bool { hasListMarker || isOneLine || fence != nil }

    var fence: (character: UInt8, count: Int)? {
        guard let character = byte(0), character == UInt8(ascii: "`") || character == UInt8(ascii: "~") else {
            return nil
        }
        let line = text[contentStart..<lineEnd]
        let count = line.prefix { $0 == character }.count
        guard count >= 3 else { return nil }
        // ```x``` is a code span.
        guard character == UInt8(ascii: "~") || !line.dropFirst(count).contains(character) else { return nil }
        return (character, count)
    }

    func closes(_ fence: (character: UInt8, count: Int)) -> Bool {
        let line = text[contentStart..<lineEnd]
        let count = line.prefix { $0 == fence.character }.count
        return count >= fence.count && line.dropFirst(count).allSatisfy { $0.isSpace }
    }

    private func byte(_ distance: Int) -> UInt8? {
        contentStart + distance < lineEnd ? text[contentStart + distance] : nil
    }

    private mutating func skipSpaces() {
        while let next = byte(0), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == UInt8(ascii: "\r")
        {
            contentStart += 1
        }
    }

    /// `- `, `* `, `+ `, `12. ` or `12) `.
    private var listMarkerLength: Int? {
        guard let first = byte(0) else { return nil }
        var length = 0
        if first.isDigit {
            while let digit = byte(length), digit.isDigit, length < 10 {
                length += 1
            }
            guard byte(length) == UInt8(ascii: ".") || byte(length) == UInt8(ascii: ")") else { return nil }
        } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first != UInt8(ascii: "+") {
            return nil
        }
        length += 1
        return byte(length).map { $0.isSpace } ?? true ? length : nil
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
    package var isDigit: Bool { (0x30...0x39).contains(self) }
}
