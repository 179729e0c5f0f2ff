/// A run of text within a block.
public indirect enum Inline: Sendable, Equatable {
    /// Plain text.
    case text(String)
    /// Emphasised text, as a rule in italics.
    case emphasis([Inline])
    /// Strongly emphasised text, as a rule in bold type.
    case strong([Inline])
    /// Code.
    case code(String)
    /// A formula in the line, in TeX without its dollar signs.
    case math(String)
    /// A link. `destination` is a URL, or `#id` for a place in the document.
    case link([Inline], destination: String)
    /// A footnote, whose mark is at this place.
    case footnote([Block])
    /// A forced line break.
    case lineBreak
    /// A value that prose names in braces. `ProseResolver` puts the value in its place; no finished document holds one.
    case reference(Reference)
    /// A citation of works in the bibliography. Weaving puts links in its place; no finished document holds one.
    case citation(Citation)
}

extension [Inline] {
    /// The text without formatting and footnotes, for bookmarks, running heads and alternative texts.
    ///
    /// A formula is given as its TeX source, a line break as a space.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let string), .code(let string), .math(let string): string
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plainText
            case .footnote: ""
            case .lineBreak: " "
            case .reference(let reference): reference.source
            case .citation(let citation): citation.source
            }
        }.joined()
    }
}

extension [Inline] {
    /// The inlines with neighbouring texts joined and empty texts removed.
    ///
    /// - Complexity: Linear in the length of the text.
    package var merged: [Inline] {
        var result: [Inline] = []
        var joined = ""
        func append(_ inline: Inline) {
            if !joined.isEmpty { result.append(.text(joined)) }
            joined = ""
            result.append(inline)
        }
        for inline in self {
            if case .text(let text) = inline { joined += text } else { append(inline) }
        }
        if !joined.isEmpty { result.append(.text(joined)) }
        return result
    }

    /// The inlines without white space at both ends. Texts at the ends that become empty are removed.
    package var trimmed: [Inline] {
        var result = self
        while case .text(let text)? = result.first {
            let rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
            result[0] = .text(String(rest))
            if !rest.isEmpty { break }
            result.removeFirst()
        }
        while case .text(let text)? = result.last {
            var rest = text.unicodeScalars[...]
            while rest.last?.properties.isWhitespace == true { rest.removeLast() }
            result[result.count - 1] = .text(String(rest))
            if !rest.isEmpty { break }
            result.removeLast()
        }
        return result
    }

    /// The inlines with links replaced by their text and footnotes removed, because a link can contain neither.
    package var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .link(let inner, _): inner.withoutLinks
            case .emphasis(let inner): [.emphasis(inner.withoutLinks)]
            case .strong(let inner): [.strong(inner.withoutLinks)]
            case .footnote: []
            default: [inline]
            }
        }
    }
}
