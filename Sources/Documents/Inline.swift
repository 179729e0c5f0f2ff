/// A run of text within a block.
public indirect enum Inline: Sendable, Equatable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    /// A formula in the line, in TeX without its dollar signs.
    case math(String)
    /// `destination` is a URL, or `#id` for a place in the document.
    case link([Inline], destination: String)
    case footnote([Block])
    case lineBreak
}

extension [Inline] {
    /// The words alone, as a reader would say them; for bookmarks, running heads and alternative texts.
    public var plainText: String {
        map { inline in
            switch inline {
            case .text(let string), .code(let string), .math(let string): string
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plainText
            case .footnote: ""
            case .lineBreak: " "
            }
        }.joined()
    }
}
