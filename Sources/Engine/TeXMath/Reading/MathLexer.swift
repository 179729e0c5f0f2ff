/// A lexer that cuts the source of a formula into tokens. Offsets count Unicode scalars.
package struct MathLexer {
    /// A token of TeX's mathematics.
    package enum Token: Hashable {
        /// A command: the name without its backslash; `\\` has the name `\`.
        case command(String)
        /// Any other character than those below.
        case character(Unicode.Scalar)
        /// `{`, `}`, `^`, `_`, `&`, and the end of the source.
        case open, close, superscript, `subscript`, align, end
    }

    /// The source.
    package let scalars: [Unicode.Scalar]
    /// The offset after the last token or scalar read.
    package private(set) var position = 0

    /// A lexer at the beginning of a formula.
    package init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The next token, its offset and the offset after it; white space and comments before it are skipped.
    private func scan() -> (token: Token, start: Int, end: Int) {
        var start = position
        while start < scalars.count {
            if scalars[start].properties.isWhitespace {
                start += 1
            } else if scalars[start] == "%" {
                while start < scalars.count, scalars[start] != "\n" { start += 1 }
            } else {
                break
            }
        }
        guard start < scalars.count else { return (.end, scalars.count, scalars.count) }
        switch scalars[start] {
        case "{": return (.open, start, start + 1)
        case "}": return (.close, start, start + 1)
        case "^": return (.superscript, start, start + 1)
        case "_": return (.subscript, start, start + 1)
        case "&": return (.align, start, start + 1)
        case "\\":
            var end = start + 1
            while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
            if end == start + 1, end < scalars.count { end += 1 }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[start + 1..<end])
            return (.command(String(name)), start, end)
        default: return (.character(scalars[start]), start, start + 1)
        }
    }

    /// The next token, which is not consumed.
    package var token: Token { scan().token }

    /// The offset at which the next token begins.
    package var offset: Int { scan().start }

    /// Consumes the next token and returns it.
    package mutating func next() -> Token {
        let (token, _, end) = scan()
        position = end
        return token
    }

    /// Consumes the next token.
    package mutating func skip() { position = scan().end }

    /// The next scalar, even if it is white space or part of a comment; nil at the end. It is not consumed.
    package var raw: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// Consumes the next scalar and returns it, as `raw`; nil at the end.
    package mutating func nextRaw() -> Unicode.Scalar? {
        guard position < scalars.count else { return nil }
        position += 1
        return scalars[position - 1]
    }

    /// True for the letters a…z and A…Z, of which the names of commands consist.
    package static func isLetter(_ scalar: Unicode.Scalar) -> Bool { "a"..."z" ~= scalar || "A"..."Z" ~= scalar }
}

extension MathLexer.Token {
    /// The token as the source has it; empty for the end.
    package var word: String {
        switch self {
        case .command(let name): "\\" + name
        case .character(let scalar): String(scalar)
        case .open: "{"
        case .close: "}"
        case .superscript: "^"
        case .subscript: "_"
        case .align: "&"
        case .end: ""
        }
    }
}
