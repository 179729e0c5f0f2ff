@testable import Documents

/// A generator of random blocks that prose can express, full of characters with a meaning in Markdown, GitHub or TeX.
///
/// The same seed gives the same blocks.
struct RandomProse {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    }

    mutating func text() -> String { words() }

    // MARK: Blocks

    mutating func document() -> [Block] {
        var identifiers = Identifiers()
        return withIdentifiers(blocks(1...5, depth: 0), &identifiers)
    }

    private mutating func blocks(_ count: ClosedRange<Int>, depth: Int) -> [Block] {
        (0..<number(count)).map { _ in block(depth: depth) }
    }

    private mutating func block(depth: Int) -> Block {
        switch number(0...(depth < 3 ? 13 : 8)) {
        case 0: return .heading(level: number(1...6), line(), id: "")
        case 1: return .code(pick(RandomProse.codes), language: pick(["swift", "", "text"]))
        case 2: return .formula(pick(RandomProse.formulas))
        case 3: return .rule
        case 4: return .table(table())
        case 5...8: return .paragraph(paragraph())
        case 9: return .quote(blocks(0...3, depth: depth + 1))
        case 10: return .notice(title: words(), blocks(1...2, depth: depth + 1))
        default:
            let start = pick([nil, nil, 1, 1, 0, 7, 123])
            let items = (0..<number(1...4)).map { _ in blocks(number(0...5) == 0 ? 0...0 : 1...2, depth: depth + 1) }
            return .list(List(start: start, items: items))
        }
    }

    private mutating func table() -> Table {
        let columns = (0..<number(1...3)).map { _ in
            Table.Column(number(0...4) == 0 ? [] : line(), alignment: pick([.left, .center, .right]))
        }
        let rows = (0..<number(0...3)).map { _ in columns.map { _ in number(0...4) == 0 ? [] : line() } }
        return Table(id: "", columns: columns, rows: rows)
    }

    // MARK: Inlines

    private mutating func paragraph() -> [Inline] { inlines(depth: 0, canBreak: true) }
    private mutating func line() -> [Inline] { inlines(depth: 0, canBreak: false) }

    /// Inlines as a reader gives them: no two texts side by side, no spaces at the ends or around breaks.
    private mutating func inlines(depth: Int, canBreak: Bool, inLink: Bool = false) -> [Inline] {
        let count = number(1...5)
        var result: [Inline] = []
        for index in 0..<count {
            let isAfterText = if case .text? = result.last { true } else { false }
            let isAfterBreak = result.last == .lineBreak
            let isEnd = index + 1 == count
            switch number(isAfterText ? 5...13 : 0...(depth < 3 ? 13 : 9)) {
            case 0...4:
                let before = index > 0 && !isAfterBreak && number(0...1) == 0 ? " " : ""
                result.append(.text(before + words() + (!isEnd && number(0...1) == 0 ? " " : "")))
            case 5, 6:
                result.append(.math(pick(RandomProse.tex)))
            case 7, 8:
                result.append(.code(pick(RandomProse.spans)))
            case 9:
                guard canBreak, !isEnd, index > 0 else {
                    result.append(.code("end"))
                    break
                }
                if case .text(let text)? = result.last, text.last == " " {
                    result[result.count - 1] = .text(text + "x")
                }
                result.append(.lineBreak)
            case 10:
                result.append(.emphasis(inlines(depth: depth + 1, canBreak: canBreak, inLink: inLink)))
            case 11:
                result.append(.strong(inlines(depth: depth + 1, canBreak: canBreak, inLink: inLink)))
            case 12 where !inLink:
                result.append(
                    .link(
                        inlines(depth: depth + 1, canBreak: canBreak, inLink: true),
                        destination: pick(RandomProse.addresses)))
            case 13 where !inLink && depth < 2:
                result.append(.footnote([.paragraph(inlines(depth: 2, canBreak: true, inLink: true))]))
            default:
                result.append(.math("z"))
            }
        }
        return result
    }

    /// Words and signs separated by single spaces, without spaces at the ends.
    private mutating func words() -> String {
        var text = pick(RandomProse.signs)
        for _ in 0..<number(0...4) {
            text += (number(0...2) == 0 ? " " : "") + pick(RandomProse.signs)
        }
        return text
    }

    private static let signs = [
        "a", "word", "B2", "Größe", "*", "**", "_", "__", "`", "```", "$", "$5", "{", "{x}", "}", "[", "]", "[x]",
        "[^1]", "<b>",
        "</b>", "<!--", "<", ">", "&amp;", "&copy;", "&", "#", "##", "1.", "2)", "-", "--", "+", "=", "===", "|", "a|b",
        "\\", "\\\\", "!", "![",
        "~", "~~~", "https://a.b/c_d", ":", "(x)", "“", "”", "é", "—", "\u{f0001}", "\"", "'", "a_b", "_a_", "%",
        "@you", "---",
        "***", "www.x.y", ":-:", "]:", "](", "😀", "e\u{301}", "\u{301}",
    ]
    private static let tex = [
        "x", "a_i", "\\{0, 1\\}", "a \\\\ b", "|x|", "\\|x\\|", "x_{i}", "\\mathbf{x}_i^2 + y_{j}", "a*b*c", "a<b>c",
        "f'(x)",
        "\\$5", "[a](b)", "a & b", "``q''", "q`", "\\,", "\\text{if $x$}", "_i", "5", "~",
    ]
    private static let spans = [
        "a", "a`b", "`", "``", "a``b`c", " x ", " x", "  ", "|", "\\|", "\\", "$x$", "{a}", "<b>", "*a*", "&amp;",
        "a b",
    ]
    private static let addresses = [
        "https://a.b/c`d", "https://a.b/$c", "https://a.b/`$d`$/e",
        "https://a.b/c_d?e=1&copy=2", "#id", "a b(c)", "", "<x>", "a\\b", "$x$", "{y}", "(", "é", "a|b", "*", "x\\|y",
    ]
    private static let codes = [
        "", "let x = 1", "  indented\n\n    more\n", "```\n````", "~~~", "$x$ {y} \u{f0000}", "\n", "> a\n- b",
        "<b>&amp;\\", "\ttab",
    ]
    private static let formulas = [
        "x", "a_i \\\\\n*b*", "\\begin{aligned}\na &= b \\\\\n- c\n\\end{aligned}", "a\n\n```\nb", "$5", "|x|", "# a",
        "<b>",
    ]

    // MARK: Chance

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state >> 33) % range.count
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...elements.count - 1)]
    }
}

/// The blocks with the ids that a reader gives, in reading order.
private func withIdentifiers(_ blocks: [Block], _ identifiers: inout Identifiers) -> [Block] {
    blocks.map { block in
        switch block {
        case .heading(let level, let title, _):
            return .heading(level: level, title, id: identifiers.unique(for: title.plainText))
        case .table(var table):
            table.id = identifiers.unique(for: "table")
            return .table(table)
        case .quote(let inner):
            return .quote(withIdentifiers(inner, &identifiers))
        case .notice(let title, let inner):
            return .notice(title: title, withIdentifiers(inner, &identifiers))
        case .list(var list):
            list.items = list.items.map { withIdentifiers($0, &identifiers) }
            return .list(list)
        default:
            return block
        }
    }
}
