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

extension [Inline] {
    /// Neighbouring texts joined and empty ones left out.
    package var merged: [Inline] {
        var result: [Inline] = []
        for inline in self {
            guard case .text(let text) = inline else {
                result.append(inline)
                continue
            }
            if case .text(let before)? = result.last {
                result[result.count - 1] = .text(before + text)
            } else if !text.isEmpty {
                result.append(inline)
            }
        }
        return result
    }

    /// Without spaces at both ends.
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

    /// A link's words and a footnote's place without link and footnote, as neither can stand within a link.
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
