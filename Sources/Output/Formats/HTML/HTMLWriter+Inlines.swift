import Documents

extension HTMLWriter {
    /// Text as markup, without white space at its ends.
    func inlines(_ inlines: [Inline]) -> HTML { pieces(inlines.merged.trimmed) }

    private func pieces(_ inlines: [Inline]) -> HTML { inlines.map(piece).joined() }

    private func piece(_ inline: Inline) -> HTML {
        switch inline {
        case .text(let text): return HTML(text)
        case .emphasis(let inner): return .element("em", [:], pieces(inner))
        case .strong(let inner): return .element("strong", [:], pieces(inner))
        case .code(let code):
            let markup = HTML.element("code", [:], HTML(code))
            return files[code].map { .element("a", ["href": "#" + $0], markup) } ?? markup
        case .math(let tex): return mathematics(tex, isDisplay: false)
        case .link(let inner, let destination):
            // A link cannot contain another link.
            let text = pieces(inner.withoutLinks)
            return HTMLAddress.link(destination).map { .element("a", ["href": $0], text) } ?? text
        case .footnote(let blocks): return footnote(blocks)
        case .lineBreak: return .void("br")
        case .reference(let reference): return HTML(reference.source)
        case .citation(let citation): return HTML(citation.source)
        }
    }
}
