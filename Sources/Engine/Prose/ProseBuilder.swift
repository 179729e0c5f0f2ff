import Documents

/// Makes blocks and inlines of parsed Markdown and puts back what the scanner took out.
struct ProseBuilder {
    let scan: ProseScanner
    private let sourceLines: [Substring]
    /// The definitions of footnotes, in the order of their numbers.
    let footnotes: [CommonMark.Node]
    let file: String
    /// True if straight quotes and `--` are made typographic, also in the text of citations.
    let isSmart: Bool
    /// The number of citations around the text.
    let citationDepth: Int
    let checkFormula: (String) throws -> Void
    /// The footnotes being read just now.
    var openFootnotes: Set<Int> = []
    /// The footnotes that have been read, by number, each with the number of footnotes in it, itself included, and with
    /// the bytes of its text.
    var readFootnotes: [Int: (blocks: [Block], count: Int, length: Int)] = [:]
    /// The number of footnotes that the prose has so far, each counted as often as it is shown.
    var footnoteCount = 0
    /// The bytes of text that the prose has so far, and of those the ones that repeat a footnote.
    var textLength = 0, repeatedLength = 0

    /// More footnotes are refused, as footnotes that refer to footnotes may double with each one.
    static let footnoteLimit = 1000
    /// More bytes of repeated footnotes are refused.
    static let repetitionLimit = 1_000_000

    /// Deeper lists and quotations are refused, so that no prose can exhaust the stack.
    static let depthLimit = 100
    /// Citations within citations that are deeper are refused, as each one is read on its own.
    static let citationDepthLimit = 5

    init(
        scan: ProseScanner, footnotes: [CommonMark.Node], file: String, isSmart: Bool,
        citationDepth: Int, checkFormula: @escaping (String) throws -> Void
    ) {
        self.scan = scan
        let source = String(decoding: scan.output, as: UTF8.self)
        sourceLines = source.split(omittingEmptySubsequences: false) { $0 == "\n" }
        self.footnotes = footnotes
        self.file = file
        self.isSmart = isSmart
        self.citationDepth = citationDepth
        self.checkFormula = checkFormula
    }

    // MARK: Blocks

    mutating func blocks(in nodes: [CommonMark.Node], depth: Int) throws(ProseError) -> [Block] {
        var blocks: [Block] = []
        var captions = ProseTableCaptions()
        for node in nodes {
            try checkDepth(depth, node)
            switch node.kind {
            case "paragraph":
                if captions.isMark(sourceLine(node)) { captions.marked.insert(blocks.count) }
                blocks += try paragraphs(in: node, depth: depth)
            case "heading":
                let title = try inlines(in: node.children, depth: depth + 1)
                blocks.append(.heading(level: node.headingLevel, title, id: ""))
            case "code_block":
                blocks.append(try codeBlock(node))
            case "list":
                var list = List(start: node.listStart, items: [])
                for item in node.children {
                    list.items.append(try self.blocks(in: item.children, depth: depth + 1))
                }
                blocks.append(.list(list))
            case "block_quote":
                let inner = try self.blocks(in: node.children, depth: depth + 1)
                try ProseNotice(inner)?.check()
                blocks.append(.quote(inner))
            case "thematic_break":
                blocks.append(.rule)
            case "table":
                // A row without a bar is one cell.
                if let row = node.children.last, captions.isMark(sourceLine(row)), !sourceLine(row).contains("|") {
                    captions.marked.insert(blocks.count)
                }
                blocks.append(.table(try table(node, depth: depth)))
            case "html_block":
                try refuseUnlessComment(node)
            default:
                // Footnote definitions are read where they are referred to.
                break
            }
        }
        return try captions.applied(to: blocks)
    }

    private func codeBlock(_ node: CommonMark.Node) throws(ProseError) -> Block {
        var code = source(of: node.literal)
        if code.hasSuffix("\n") { code.removeLast() }
        let language = String(source(of: node.fenceInfo).prefix { !$0.isWhitespace })
        guard language == "math" else { return .code(code, language: language) }
        return .formula(try checked(code.trimmed, line: line(of: node) + 1))
    }

    /// One paragraph, or several blocks where displayed formulas stand in it.
    private mutating func paragraphs(in node: CommonMark.Node, depth: Int) throws(ProseError) -> [Block] {
        var blocks: [Block] = []
        var text: [Inline] = []
        for piece in try pieces(in: node.children, depth: depth + 1) {
            switch piece {
            case .inline(let inline):
                text.append(inline)
            case .formula(let tex, _):
                blocks += paragraph(text) + [.formula(tex)]
                text = []
            }
        }
        return blocks + paragraph(text)
    }

    private func paragraph(_ inlines: [Inline]) -> [Block] {
        let text = inlines.merged.trimmed
        return text.isEmpty ? [] : [.paragraph(text)]
    }

    private mutating func table(_ node: CommonMark.Node, depth: Int) throws(ProseError) -> Table {
        var rows: [[[Inline]]] = []
        for row in node.children {
            var cells: [[Inline]] = []
            for cell in row.children {
                cells.append(try inlines(in: cell.children, depth: depth + 1))
            }
            rows.append(cells)
        }
        let alignments = node.tableAlignments.map { letter -> Table.Column.Alignment in
            switch letter {
            case UInt8(ascii: "r"): .right
            case UInt8(ascii: "c"): .center
            default: .left
            }
        }
        let columns = zip(rows.first ?? [], alignments).map { Table.Column($0, alignment: $1) }
        return Table(id: "", columns: columns, rows: Array(rows.dropFirst()))
    }

    // MARK: Places

    func itemIndex(_ scalar: Unicode.Scalar) -> Int? {
        let index = Int(scalar.value) - Int(ProseScanner.firstPlaceholder)
        return scan.items.indices.contains(index) ? index : nil
    }

    /// Text of code or of an address, as it was written.
    func source(of literal: String) -> String {
        guard literal.unicodeScalars.contains(where: { $0.value >= ProseScanner.firstPlaceholder }) else {
            return literal
        }
        return literal.unicodeScalars.map { scalar in
            itemIndex(scalar).map { scan.items[$0].source } ?? String(scalar)
        }.joined()
    }

    /// The line of Markdown on which a node begins.
    private func sourceLine(_ node: CommonMark.Node) -> Substring {
        let index = node.line - 1
        return sourceLines.indices.contains(index) ? sourceLines[index] : ""
    }

    func line(of node: CommonMark.Node) -> Int {
        scan.lines[max(0, min(node.line - 1, scan.lines.count - 1))]
    }

    func checkDepth(_ depth: Int, _ node: CommonMark.Node) throws(ProseError) {
        guard depth <= ProseBuilder.depthLimit else {
            throw ProseError(file: file, line: line(of: node), problem: .nestedTooDeep)
        }
    }

    func refuseUnlessComment(_ node: CommonMark.Node) throws(ProseError) {
        let html = source(of: node.literal).trimmed
        guard html.hasPrefix("<!--") else {
            throw ProseError(
                file: file, line: line(of: node), problem: .html(String(html.prefix { $0 != "\n" }.prefix(40))))
        }
    }
}
