@testable import Documents

/// A generator of random documents with every construct in every place. The same state gives the same document.
struct RandomDocument {
    var state: UInt64

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }

    mutating func document() -> Document {
        Document(
            title: inlines(1), subtitle: inlines(1), abstract: blocks(1, most: 2), blocks: blocks(0, most: 30),
            provenance: text(), watermark: next(4) == 0 ? text() : nil)
    }

    private mutating func text() -> String {
        let words = [
            "a", "the", "difficult", "affiliations", "extraordinarily", "unconventional-floating-point",
            "https://example.org/a/very/long/address/of/something?x=1&y=2", "0.9677",
            "1,234.5", "—", "\u{2026}", "x\u{ad}y", "(paren)", "שלום", "日本語の", "é", "\u{0}", "", "  ",
            String(repeating: "w", count: 1 + next(200)),
        ]
        return (0..<next(25)).map { _ in pick(words) }.joined(separator: " ")
    }

    private mutating func inlines(_ depth: Int) -> [Inline] {
        (0..<next(6)).map { _ in
            switch next(depth > 4 ? 3 : 9) {
            case 0: .text(text())
            case 1: .code(text())
            case 2:
                .math(
                    pick([
                        "x", "\\frac{a}{b}", "\\sum_{i=1}^n x_i = y + z - w", "", "\\sqrt{\\sqrt{\\sqrt{x}}}",
                        "a_{b_{c_d}}",
                    ]))
            case 3: .emphasis(inlines(depth + 1))
            case 4: .strong(inlines(depth + 1))
            case 5: .link(inlines(depth + 1), destination: "https://example.org/\(next(9))")
            case 6: .footnote(blocks(depth + 3, most: 1))
            case 7: .lineBreak
            default: .text(text())
            }
        }
    }

    private mutating func blocks(_ depth: Int, most: Int) -> [Block] { (0..<next(most + 1)).map { _ in block(depth) } }

    private mutating func block(_ depth: Int) -> Block {
        switch next(depth > 4 ? 4 : 13) {
        case 0, 1: return .paragraph(inlines(depth))
        case 2:
            return .formula(
                pick([
                    "x = y", "\\begin{cases} a & b \\\\ c & d \\end{cases} \\tag{\(next(99))}",
                    (0..<40).map { "a_{\($0)}" }.joined(separator: " + "),
                ]))
        case 3: return .code(text() + "\n" + text(), language: pick(["swift", "", "sh"]))
        case 4: return .heading(level: next(5), inlines(depth + 1), id: "h\(state)")
        case 5:
            return .list(
                List(
                    start: next(2) == 0 ? nil : next(2000), items: (0..<next(4)).map { _ in blocks(depth + 1, most: 3) }
                ))
        case 6: return .quote(blocks(depth + 1, most: 3))
        case 7: return .notice(title: text(), blocks(depth + 1, most: 2))
        case 8: return .remark(inlines(depth + 1))
        case 9: return .rule
        case 10: return .table(table(depth))
        case 11: return .figure(figure(depth))
        default: return .cell(cell(depth))
        }
    }

    private mutating func table(_ depth: Int) -> Table {
        let columns = 1 + next(7)
        return Table(
            id: "t\(state)", number: next(2) == 0 ? nil : next(99), caption: inlines(depth + 1),
            columns: (0..<columns).map { _ in
                Table.Column(inlines(5), alignment: pick([.left, .right, .center, .decimal]))
            },
            rows: (0..<pick([0, 2, 5, 40])).map { _ in
                (0..<columns).map { _ in next(3) == 0 ? inlines(5) : [.text(pick(["0.5", "12.25", "−7", "none"]))] }
            }, rulesAbove: [next(5)])
    }

    private mutating func figure(_ depth: Int) -> Figure {
        Figure(
            id: pick(["figure-1", "figure-2", "missing"]), number: next(99), caption: inlines(depth + 1),
            alternativeText: text())
    }

    private mutating func cell(_ depth: Int) -> Cell {
        Cell(
            number: next(999), firstLine: 1 + next(2000),
            lines: (0..<pick([0, 1, 3, 12, 80])).map { _ in next(4) == 0 ? "" : text() },
            folded: next(3) == 0 ? text() : nil,
            outputs: (0..<next(4)).map { _ in
                switch next(4) {
                case 0: .value(name: text(), inlines(depth + 1))
                case 1: .text(text() + "\n" + text())
                case 2: .table(table(depth + 1))
                default: .figure(figure(depth + 1))
                }
            }, timing: next(2) == 0 ? nil : text())
    }
}
