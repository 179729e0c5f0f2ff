import Documents

/// A quotation that is one of GitHub's alerts: its first line is `[!WARNING]` or the like. A first paragraph wholly in
/// bold is its title.
struct ProseNotice {
    private let kind: String
    /// The title in bold; nil if the kind is the title.
    private let title: [Inline]?
    private let blocks: [Block]

    /// Takes the blocks of a quotation; nil if it is no alert.
    init?(_ blocks: [Block]) {
        guard case .paragraph(var text)? = blocks.first, case .text(let start)? = text.first,
            let kind = ["Note", "Tip", "Important", "Warning", "Caution"].first(where: {
                start.hasPrefix("[!\($0.uppercased())]")
            })
        else { return nil }
        self.kind = kind
        text[0] = .text(String(start.dropFirst("[!\(kind)]".count)))
        let rest = Array(blocks.dropFirst())
        let first = text.merged.trimmed
        if first.count == 1, case .strong(let title) = first[0] {
            self.title = title
            self.blocks = rest
        } else {
            title = nil
            self.blocks = (first.isEmpty ? [] : [.paragraph(first)]) + rest
        }
    }

    /// The notice. Its title is plain text.
    var block: Block { .notice(title: title?.plainText ?? kind, blocks) }

    /// Refuses a citation in the title, which could not be resolved.
    func check() throws(ProseError) {
        var cited: Citation?
        title?.walk { if case .citation(let citation) = $0 { cited = cited ?? citation } }
        if let cited { throw ProseError(file: cited.file, line: cited.line, problem: .citationInTitle) }
    }
}
