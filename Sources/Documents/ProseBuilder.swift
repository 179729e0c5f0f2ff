/// Makes blocks and inlines of parsed Markdown and puts back what the scanner took out.
struct ProseBuilder {
    let scan: ProseScanner
    /// In the order of their numbers.
    let footnotes: [CommonMark.Node]
    let file: String
    let identifiers: Identifiers
    let resolve: (Reference) throws -> [Inline]
    /// The footnotes being read just now.
    private var openFootnotes: Set<Int> = []

    /// Deeper lists and quotations are refused, so that no prose can exhaust the stack.
    static let depthLimit = 100

    init(
        scan: ProseScanner, footnotes: [CommonMark.Node], file: String, identifiers: Identifiers,
        resolve: @escaping (Reference) throws -> [Inline]
    ) {
        self.scan = scan
        self.footnotes = footnotes
        self.file = file
        self.identifiers = identifiers
        self.resolve = resolve
    }

    // MARK: Blocks

    mutating func blocks(in nodes: [CommonMark.Node], depth: Int) throws(ProseError) -> [Block] {
        var blocks: [Block] = []
        for node in nodes {
            try checkDepth(depth, node)
            switch node.kind {
            case "paragraph":
                blocks += try paragraphs(in: node, depth: depth)
            case "heading":
                let title = try inlines(in: node.children, depth: depth + 1)
                blocks.append(.heading(level: node.headingLevel, title, id: identifiers.unique(for: title.plainText)))
            case "code_block":
                blocks.append(codeBlock(node))
            case "list":
                var list = List(start: node.listStart, items: [])
                for item in node.children {
                    list.items.append(try self.blocks(in: item.children, depth: depth + 1))
                }
                blocks.append(.list(list))
            case "block_quote":
                let inner = try self.blocks(in: node.children, depth: depth + 1)
                blocks.append(notice(from: inner) ?? .quote(inner))
            case "thematic_break":
                blocks.append(.rule)
            case "table":
                blocks.append(.table(try table(node, depth: depth)))
            case "html_block":
                try refuseUnlessComment(node)
            default:
                // Footnote definitions are read where they are referred to.
                break
            }
        }
        return blocks
    }

    private func codeBlock(_ node: CommonMark.Node) -> Block {
        var code = source(of: node.literal)
        if code.hasSuffix("\n") { code.removeLast() }
        let language = String(source(of: node.fenceInfo).prefix { !$0.isWhitespace })
        return language == "math" ? .formula(code.trimmed) : .code(code, language: language)
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
        return Table(id: identifiers.unique(for: "table"), columns: columns, rows: Array(rows.dropFirst()))
    }

    /// GitHub's alerts: `[!WARNING]` on the first line of a quotation. A first paragraph wholly in bold is the title.
    private func notice(from blocks: [Block]) -> Block? {
        guard case .paragraph(var text)? = blocks.first, case .text(let start)? = text.first else { return nil }
        for kind in ["Note", "Tip", "Important", "Warning", "Caution"] {
            let mark = "[!\(kind.uppercased())]"
            guard start.hasPrefix(mark) else { continue }
            text[0] = .text(String(start.dropFirst(mark.count)))
            let rest = Array(blocks.dropFirst())
            let first = paragraph(text)
            if case .paragraph(let inlines)? = first.first, inlines.count == 1, case .strong(let title) = inlines[0] {
                return .notice(title: title.plainText, rest)
            }
            return .notice(title: kind, first + rest)
        }
        return nil
    }

    // MARK: Inlines

    private enum Piece {
        case inline(Inline)
        case formula(String, line: Int)
    }

    mutating func inlines(in nodes: [CommonMark.Node], depth: Int) throws(ProseError) -> [Inline] {
        try inlines(try pieces(in: nodes, depth: depth))
    }

    private func inlines(_ pieces: [Piece]) throws(ProseError) -> [Inline] {
        var inlines: [Inline] = []
        for piece in pieces {
            switch piece {
            case .inline(let inline): inlines.append(inline)
            case .formula(_, let line): throw ProseError(file: file, line: line, problem: .misplacedFormula)
            }
        }
        return inlines.merged
    }

    private mutating func pieces(in nodes: [CommonMark.Node], depth: Int) throws(ProseError) -> [Piece] {
        var pieces: [Piece] = []
        // HTML that means nothing but a mark-up which a document has; a writer may need it where Markdown's own is ambiguous.
        var open: [(tag: String, start: Int, line: Int)] = []
        for node in nodes {
            try checkDepth(depth, node)
            switch node.kind {
            case "text":
                pieces += try restored(node)
            case "softbreak":
                pieces.append(.inline(.text(" ")))
            case "linebreak":
                pieces.append(.inline(.lineBreak))
            case "code":
                pieces.append(.inline(.code(source(of: node.literal))))
            case "emph":
                pieces.append(.inline(.emphasis(try inlines(in: node.children, depth: depth + 1))))
            case "strong":
                pieces.append(.inline(.strong(try inlines(in: node.children, depth: depth + 1))))
            case "link":
                let text = try inlines(in: node.children, depth: depth + 1)
                pieces.append(.inline(.link(text, destination: source(of: node.destination))))
            case "footnote_reference":
                pieces.append(.inline(try footnote(node, depth: depth)))
            case "image":
                throw ProseError(file: file, line: line(of: node), problem: .image)
            case "html_inline":
                let html = node.literal
                if html == "<br>" {
                    pieces.append(.inline(.lineBreak))
                } else if ["<em>", "<strong>"].contains(html) {
                    open.append((String(html.dropFirst()), pieces.count, line(of: node)))
                } else if let last = open.last, html == "</" + last.tag {
                    open.removeLast()
                    let inner = Array(pieces[last.start...])
                    pieces.removeSubrange(last.start...)
                    pieces += try wrapped(inner, in: last.tag)
                } else {
                    try refuseUnlessComment(node)
                }
            default:
                break
            }
        }
        if let unclosed = open.last {
            throw ProseError(file: file, line: unclosed.line, problem: .html("<" + unclosed.tag))
        }
        return pieces
    }

    private func wrapped(_ pieces: [Piece], in tag: String) throws(ProseError) -> [Piece] {
        let inner = try inlines(pieces)
        return [.inline(tag == "em>" ? .emphasis(inner) : .strong(inner))]
    }

    /// The text of a node with formulas and values in their places.
    private func restored(_ node: CommonMark.Node) throws(ProseError) -> [Piece] {
        var pieces: [Piece] = []
        var text = ""
        for scalar in node.literal.unicodeScalars {
            guard let index = itemIndex(scalar) else {
                if scalar.value < ProseScanner.firstPlaceholder { text.unicodeScalars.append(scalar) }
                continue
            }
            if !text.isEmpty { pieces.append(.inline(.text(text))) }
            text = ""
            switch scan.items[index].item {
            case .math(let tex): pieces.append(.inline(.math(tex)))
            case .formula(let tex): pieces.append(.formula(tex, line: line(of: node)))
            case .reference(let reference): pieces += try value(of: reference).map { .inline($0) }
            case .broken(let error): throw error
            case .text(let string): text = string
            case .literal: text = scan.items[index].source
            }
        }
        if !text.isEmpty { pieces.append(.inline(.text(text))) }
        return pieces
    }

    private func value(of reference: Reference) throws(ProseError) -> [Inline] {
        do {
            return try resolve(reference)
        } catch let error as ProseError {
            throw error
        } catch {
            throw ProseError(
                file: file, line: reference.line, problem: .reference(name: reference.name, reason: "\(error)"))
        }
    }

    private mutating func footnote(_ node: CommonMark.Node, depth: Int) throws(ProseError) -> Inline {
        // cmark replaces the label by the number of the definition, from 1.
        guard let number = Int(node.literal), footnotes.indices.contains(number - 1) else {
            return .text("[^\(source(of: node.literal))]")
        }
        guard openFootnotes.insert(number).inserted else {
            throw ProseError(file: file, line: line(of: footnotes[number - 1]), problem: .circularFootnote)
        }
        defer { openFootnotes.remove(number) }
        return .footnote(try blocks(in: footnotes[number - 1].children, depth: depth + 1))
    }

    // MARK: Places

    private func itemIndex(_ scalar: Unicode.Scalar) -> Int? {
        let index = Int(scalar.value) - Int(ProseScanner.firstPlaceholder)
        return scan.items.indices.contains(index) ? index : nil
    }

    /// Text of code or of an address, as it was written.
    private func source(of literal: String) -> String {
        guard literal.unicodeScalars.contains(where: { $0.value >= ProseScanner.firstPlaceholder }) else { return literal }
        return literal.unicodeScalars.map { scalar in
            itemIndex(scalar).map { scan.items[$0].source } ?? String(scalar)
        }.joined()
    }

    private func line(of node: CommonMark.Node) -> Int {
        scan.lines[max(0, min(node.line - 1, scan.lines.count - 1))]
    }

    private func checkDepth(_ depth: Int, _ node: CommonMark.Node) throws(ProseError) {
        guard depth <= ProseBuilder.depthLimit else {
            throw ProseError(file: file, line: line(of: node), problem: .nestedTooDeep)
        }
    }

    private func refuseUnlessComment(_ node: CommonMark.Node) throws(ProseError) {
        let html = source(of: node.literal).trimmed
        guard html.hasPrefix("<!--") else {
            throw ProseError(
                file: file, line: line(of: node), problem: .html(String(html.prefix { $0 != "\n" }.prefix(40))))
        }
    }
}
