extension Document {
    public struct Heading: Sendable, Equatable {
        public var level: Int
        public var title: [Inline]
        public var id: String
    }

    /// Every heading of the body in order, also those within quotations and notices.
    public var headings: [Heading] {
        var headings: [Heading] = []
        blocks.walk { block in
            if case .heading(let level, let title, let id) = block {
                headings.append(Heading(level: level, title: title, id: id))
            }
        }
        return headings
    }

    /// Every figure of the body in order, those that cells show among them.
    public var figures: [Figure] {
        var figures: [Figure] = []
        blocks.walk { block in
            if case .figure(let figure) = block { figures.append(figure) }
        }
        return figures
    }

    /// The ids of this document that links anywhere in it point to.
    public var linkedIds: Set<String> {
        var ids: Set<String> = []
        let note = { (inline: Inline) in
            if case .link(_, let destination) = inline, destination.hasPrefix("#") {
                ids.insert(String(destination.dropFirst()))
            }
        }
        title.walk(note)
        subtitle.walk(note)
        (abstract + blocks).walk(inlines: note)
        return ids
    }
}

extension [Block] {
    /// Visits every block, outer before inner, in reading order. A cell's tables and figures are visited as blocks
    /// after the cell; footnotes after the paragraph they belong to.
    public func walk(_ visit: (Block) -> Void) {
        for block in self {
            visit(block)
            switch block {
            case .list(let list):
                list.items.forEach { $0.walk(visit) }
            case .quote(let inner), .notice(_, let inner):
                inner.walk(visit)
            case .cell(let cell):
                for output in cell.outputs {
                    switch output {
                    case .table(let table): [Block.table(table)].walk(visit)
                    case .figure(let figure): [Block.figure(figure)].walk(visit)
                    case .value, .text: break
                    }
                }
            default:
                break
            }
            block.ownInlines.walk { inline in
                if case .footnote(let blocks) = inline { blocks.walk(visit) }
            }
        }
    }

    /// Visits every inline of every block, outer before inner.
    public func walk(inlines visit: (Inline) -> Void) {
        walk { $0.ownInlines.walk(visit) }
    }
}

extension [Inline] {
    /// Visits every inline, outer before inner, but not into footnotes.
    public func walk(_ visit: (Inline) -> Void) {
        for inline in self {
            visit(inline)
            switch inline {
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.walk(visit)
            default: break
            }
        }
    }

    package var holdsMathematics: Bool {
        var found = false
        walk { if case .math = $0 { found = true } }
        return found
    }
}

extension Block {
    /// The text of this block itself, not of blocks within it.
    fileprivate var ownInlines: [Inline] {
        switch self {
        case .heading(_, let text, _), .paragraph(let text), .remark(let text): text
        case .table(let table):
            table.caption + table.columns.flatMap(\.title) + table.rows.flatMap { $0.flatMap { $0 } }
        case .figure(let figure): figure.caption
        case .cell(let cell):
            cell.outputs.flatMap { output -> [Inline] in
                if case .value(_, let value) = output { value } else { [] }
            }
        default: []
        }
    }
}
