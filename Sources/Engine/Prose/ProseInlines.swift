import Documents

/// Text within blocks, with formulas and references back in their places.
extension ProseBuilder {
    enum Piece {
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

    mutating func pieces(in nodes: [CommonMark.Node], depth: Int) throws(ProseError) -> [Piece] {
        var pieces: [Piece] = []
        // HTML tags for mark-up that a document has; a writer may need them where Markdown's own signs are ambiguous.
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
                pieces += link(text, to: source(of: node.destination)).map(Piece.inline)
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

    /// A link to the web, to a mail address, or to a place in or beside the document; of any other, only its text, with
    /// the destination in parentheses. A script or a file of the reader's machine must not be one click away.
    private func link(_ text: [Inline], to destination: String) -> [Inline] {
        // Browsers leave out white space and control characters before they look at the scheme.
        let visible = destination.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7f }
        let beginning = String(String.UnicodeScalarView(visible)).lowercased()
        let scheme = beginning.prefix { !"/?#\\".contains($0) }.firstIndex(of: ":").map { beginning[..<$0] }
        let isAllowed =
            scheme.map { ["http", "https", "mailto"].contains($0) }
            ?? !["/", "\\"].contains { beginning.hasPrefix($0) }
        if isAllowed { return [.link(text, destination: destination)] }
        return text.plainText == destination ? text : text + [.text(" (\(destination))")]
    }

    private func wrapped(_ pieces: [Piece], in tag: String) throws(ProseError) -> [Piece] {
        let inner = try inlines(pieces)
        return [.inline(tag == "em>" ? .emphasis(inner) : .strong(inner))]
    }

    /// The text of a node, with formulas and references in their places.
    private mutating func restored(_ node: CommonMark.Node) throws(ProseError) -> [Piece] {
        textLength += node.literal.utf8.count
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
            case .math(let tex, let line): pieces.append(.inline(.math(try checked(tex, line: line))))
            case .formula(let tex, let line): pieces.append(.formula(try checked(tex, line: line), line: line))
            case .reference(let reference): pieces.append(.inline(.reference(reference)))
            case .citation(let works, let isInText, let line):
                let source = scan.items[index].source.spaced
                let items = try self.items(of: works, line: line)
                pieces.append(
                    .inline(
                        .citation(Citation(items: items, isInText: isInText, source: source, file: file, line: line))))
            case .broken(let error): throw error
            case .text(let string): text = string
            case .literal: text = scan.items[index].source
            }
        }
        if !text.isEmpty { pieces.append(.inline(.text(text))) }
        return pieces
    }

    /// The cited works with the text around them, which may hold emphasis, formulas and references.
    private func items(
        of works: [ProseScanner.CitedWork], line: Int
    ) throws(ProseError) -> [Citation.Item] {
        guard citationDepth < Self.citationDepthLimit else {
            throw ProseError(file: file, line: line, problem: .nestedTooDeep)
        }
        var reader = ProseReader(file: file, firstLine: line, smart: isSmart, checkFormula: checkFormula)
        reader.citationDepth = citationDepth + 1
        var items: [Citation.Item] = []
        for work in works {
            items.append(
                Citation.Item(
                    key: work.key, prefix: try reader.inlines(of: work.prefix),
                    suffix: try reader.inlines(of: work.suffix), isYearOnly: work.isYearOnly))
        }
        return items
    }

    func checked(_ tex: String, line: Int) throws(ProseError) -> String {
        do {
            // A percent sign in a format would be TeX's comment.
            try checkFormula(FormulaReferences(in: tex).replacing(in: tex) { $0.isCertain ? "{0}" : nil })
            return tex
        } catch {
            throw ProseError(file: file, line: line, problem: .formula(reason: "\(error)"))
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
        // A definition is read once, however often it is referred to.
        if let read = readFootnotes[number] {
            footnoteCount += read.count
            textLength += read.length
            repeatedLength += read.length
            try checkFootnoteCount(node)
            return .footnote(read.blocks)
        }
        let (before, lengthBefore) = (footnoteCount, textLength)
        footnoteCount += 1
        try checkFootnoteCount(node)
        let blocks = try blocks(in: footnotes[number - 1].children, depth: depth + 1)
        readFootnotes[number] = (blocks, footnoteCount - before, textLength - lengthBefore)
        return .footnote(blocks)
    }

    private func checkFootnoteCount(_ node: CommonMark.Node) throws(ProseError) {
        guard footnoteCount <= Self.footnoteLimit, repeatedLength <= Self.repetitionLimit else {
            throw ProseError(file: file, line: line(of: node), problem: .tooManyFootnotes)
        }
    }
}
