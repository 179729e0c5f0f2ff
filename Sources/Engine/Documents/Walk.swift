extension Document {
    /// A heading of the document, as for a table of contents.
    public struct Heading: Sendable, Equatable {
        /// The level, from 1.
        public var level: Int
        /// The text of the heading.
        public var title: [Inline]
        /// The identifier, which links point to.
        public var id: String
    }

    /// All headings of the body in order, including those in quotations and notices.
    public var headings: [Heading] {
        var headings: [Heading] = []
        blocks.walk { block in
            if case .heading(let level, let title, let id) = block {
                headings.append(Heading(level: level, title: title, id: id))
            }
        }
        return headings
    }

    /// All figures of the body in order, including those that cells show.
    public var figures: [Figure] {
        var figures: [Figure] = []
        blocks.walk { block in
            if case .figure(let figure) = block { figures.append(figure) }
        }
        return figures
    }

    /// The ids of all places in this document that its links point to, without the `#`.
    public var linkedIds: Set<String> {
        var ids: Set<String> = []
        let note = { (inline: Inline) in
            if case .link(_, let destination) = inline, destination.hasPrefix("#") {
                ids.insert(String(destination.dropFirst()))
            }
        }
        title.walk(note)
        subtitle.walk(note)
        imprint.line.walk(note)
        (abstract + blocks).walk(inlines: note)
        return ids
    }
}

extension [Block] {
    /// Visits every block in reading order, outer blocks before the blocks in them.
    ///
    /// A cell's tables and figures are visited as blocks after the cell; the blocks of a footnote after the block that
    /// contains it.
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

    /// Visits every inline of every block, outer inlines before the inlines in them. Footnotes are included.
    public func walk(inlines visit: (Inline) -> Void) {
        walk { $0.ownInlines.walk(visit) }
    }
}

extension [Inline] {
    /// Visits every inline, outer inlines before the inlines in them. The blocks of footnotes are not visited.
    public func walk(_ visit: (Inline) -> Void) {
        for inline in self {
            visit(inline)
            switch inline {
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.walk(visit)
            case .citation(let citation): citation.items.forEach { ($0.prefix + $0.suffix).walk(visit) }
            default: break
            }
        }
    }

    /// True if there is a formula among the inlines, not counting footnotes.
    package var holdsMathematics: Bool {
        var found = false
        walk { if case .math = $0 { found = true } }
        return found
    }
}

extension Block {
    /// The inlines of this block itself, without those of the blocks in it.
    fileprivate var ownInlines: [Inline] {
        switch self {
        case .heading(_, let text, _), .paragraph(let text), .remark(let text): text
        case .table(let table):
            table.caption + table.columns.flatMap(\.title) + table.rows.flatMap { $0.flatMap { $0 } }
        case .figure(let figure): figure.caption
        case .bibliography(let entries): entries.flatMap(\.text)
        case .cell(let cell):
            cell.outputs.flatMap { output -> [Inline] in
                if case .value(_, let value) = output { value } else { [] }
            }
        default: []
        }
    }
}
