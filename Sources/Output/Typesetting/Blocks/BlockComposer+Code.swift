import Drawing
import SwiftSource

/// Lines of code: colours, line numbers, and the wrapping of long lines.
extension BlockComposer {
    /// The style of code that has no other colour.
    static let codeStyle = TextStyle(
        face: .code, size: PageDesign.codeSize, features: [.noContextualAlternates])
    /// The style of line numbers.
    static let quietStyle = TextStyle(
        face: .code, size: PageDesign.codeSize - 0.6, color: PageDesign.faint, features: [.noContextualAlternates])

    /// The style of one kind of Swift token.
    static func style(_ kind: SwiftHighlighter.Kind) -> TextStyle {
        var style = codeStyle
        switch kind {
        case .plain: break
        case .keyword: style.color = Color(hex: 0xb0103a)
        case .number: style.color = Color(hex: 0x7a1fa2)
        case .string: style.color = Color(hex: 0x1b6b2a)
        case .attribute: style.color = Color(hex: 0x8a4b00)
        case .comment:
            style.face = .codeItalic
            style.color = Color(hex: 0x6a737d)
        }
        return style
    }

    /// The set lines of one source line; a long line continues on further lines, indented more.
    private func codeLines(_ tokens: [SwiftHighlighter.Piece], width: Double) -> [[PlacedMark]] {
        let advance = shaper.width("0", Self.codeStyle)
        let capacity = max(8, Int(width / advance + 1e-6))
        let indent = tokens.first.map { $0.text.prefix { $0 == " " }.count } ?? 0
        let hanging = min(indent + 4, capacity / 2)
        var rows: [[PlacedMark]] = []
        var assembler = RunAssembler()
        var column = 0
        func end() {
            rows.append(assembler.finish())
            assembler = RunAssembler()
            column = hanging
        }
        for token in tokens {
            let style = Self.style(token.kind)
            var rest = Array(token.text)[...]
            while !rest.isEmpty {
                var room = capacity - column
                if rest.count > room {
                    // Prefer a break after a space, comma, bracket or dot to one within a word.
                    let head = rest.prefix(max(room, 1))
                    if let last = head.lastIndex(where: { " ,([{.".contains($0) }), last > head.startIndex {
                        room = last - head.startIndex + 1
                    } else if column > hanging, rest.count <= capacity - hanging {
                        end()
                        continue
                    }
                    room = max(room, 1)
                } else {
                    room = rest.count
                }
                let part = String(rest.prefix(room))
                let line = shaper.line(part, style)
                assembler.append(line, style, at: Double(column) * advance)
                // A glyph from another font may be wider than a column: the next token begins at the next free column.
                column = max(column + part.count, Int((Double(column) + line.width / advance - 0.01).rounded(.up)))
                rest = rest.dropFirst(room)
                if !rest.isEmpty { end() }
            }
        }
        end()
        return rows
    }

    /// The strips of source code, one strip per row.
    ///
    /// A page break costs least at blank lines and most within a source line.
    /// - Parameters:
    ///   - lines: The source lines.
    ///   - language: The language's name; only Swift is highlighted.
    ///   - firstLine: The number of the first line; nil for code without line numbers.
    ///   - x: The left edge of the code, in points.
    ///   - width: The width of the code, in points.
    ///   - element: The structure element of all strips.
    func codeStrips(
        _ lines: [String], language: String, firstLine: Int?, x: Double, width: Double, element: Strip.Element
    ) -> [Strip] {
        let isSwift = language.lowercased() == "swift"
        let texts = lines.map(Self.untabbed)
        let pieces =
            isSwift
            ? SwiftHighlighter.pieces(of: texts) : texts.map { [SwiftHighlighter.Piece(kind: .plain, text: $0)] }
        let outermost = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map(\.indentation).min() ?? 0
        return lines.enumerated().flatMap { index, source in
            let rows = codeLines(pieces[index], width: width)
            let isBlank = source.allSatisfy(\.isWhitespace)
            let isAtBlank = isBlank || index == 0 || lines[index - 1].allSatisfy(\.isWhitespace)
            var strips = rows.enumerated().map { row, marks in
                Strip(
                    height: PageDesign.codeLeading,
                    breakCost: row > 0
                        ? 1000
                        : isAtBlank
                            ? 120 : isSwift ? Self.breakCost(before: source, after: lines[index - 1], outermost) : 300,
                    marks: marks.map { $0.moved(dx: x, dy: baseline(PageDesign.codeLeading)) }, isDiscardable: isBlank,
                    element: element)
            }
            if let firstLine {
                let number = String(firstLine + index)
                let width = shaper.width(number, Self.quietStyle)
                // The numbers are a decoration, so that copied code does not contain them.
                strips[0].marks.insert(
                    .decoration(
                        .shapes(shaper.line(number, Self.quietStyle)),
                        at: Point(x - Self.numberDistance - width, baseline(PageDesign.codeLeading)),
                        color: Self.quietStyle.color),
                    at: 0)
            }
            return strips
        }
    }

    /// The cost of a page break before a line of Swift.
    ///
    /// It grows with the line's indentation. It is high before a closing bracket and after an opening one, and highest
    /// after a comment or an attribute, which belong to the line that follows them.
    private static func breakCost(before line: String, after last: String, _ outermost: Int) -> Double {
        let words = last.split(separator: " ")
        if let first = words.first, let end = words.last {
            let isAttribute = first.hasPrefix("@") && (words.count == 1 || end.hasSuffix(")"))
            if first.hasPrefix("//") || isAttribute { return 3000 }
            if end.hasSuffix("(") || end.hasSuffix("[") { return 1200 }
        }
        if let first = line.first(where: { !$0.isWhitespace }), ")}]".contains(first) { return 900 }
        return min(250 + 20 * Double(line.indentation - outermost), 600)
    }

    /// The line with spaces in place of tabs: a tab ends at the next column that eight divides.
    private static func untabbed(_ line: String) -> String {
        guard line.contains("\t") else { return line }
        var text = "", column = 0
        for character in line {
            let count = character == "\t" ? 8 - column % 8 : 1
            text += character == "\t" ? String(repeating: " ", count: count) : String(character)
            column += count
        }
        return text
    }

    /// True if lines of code fit a width without being broken.
    func fits(_ lines: [String], _ width: Double) -> Bool {
        let advance = shaper.width("0", Self.codeStyle)
        return lines.allSatisfy { Double(Self.untabbed($0).count) * advance <= width + 1e-6 }
    }

    /// A block of code within prose that is not run. Empty code gives no strips.
    func listing(_ code: String, language: String, _ column: Column) -> [Strip] {
        var lines = code.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        while lines.last == "" { lines.removeLast() }
        if lines.isEmpty { return [] }
        let inner = column.indented(by: 12)
        let isWide = !fits(lines, inner.width)
        var strips = codeStrips(
            lines, language: language, firstLine: nil, x: inner.x, width: isWide ? inner.fullWidth : inner.width,
            element: element("Code"))
        for index in strips.indices { strips[index].isWide = isWide }
        for index in strips.indices where index == 1 || index == strips.count - 1 { strips[index].breakCost = 5000 }
        strips[0].breakCost = 50
        strips[0].spaceBefore = 6
        strips[strips.count - 1].spaceAfter = 7
        return strips
    }
}

extension String {
    /// The number of spaces at the start.
    fileprivate var indentation: Int { prefix { $0 == " " }.count }
}
