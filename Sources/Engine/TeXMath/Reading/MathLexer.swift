/// The words of a formula's source. Offsets count Unicode scalars.
package struct MathLexer {
    package enum Token: Hashable {
        /// The name without its backslash; `\\` has the name `\`.
        case command(String)
        case character(Unicode.Scalar)
        case open, close, superscript, `subscript`, align, end
    }

    package let scalars: [Unicode.Scalar]
    package private(set) var position = 0

    package init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The next token, its offset and the offset behind it; white space and comments before it are passed over.
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

    package var token: Token { scan().token }

    /// Where the next token begins.
    package var offset: Int { scan().start }

    package mutating func next() -> Token {
        let (token, _, end) = scan()
        position = end
        return token
    }

    package mutating func skip() { position = scan().end }

    /// The next scalar as it stands, white space and comments included; nil at the end.
    package var raw: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    package mutating func nextRaw() -> Unicode.Scalar? {
        guard position < scalars.count else { return nil }
        position += 1
        return scalars[position - 1]
    }

    package static func isLetter(_ scalar: Unicode.Scalar) -> Bool { "a"..."z" ~= scalar || "A"..."Z" ~= scalar }
}

extension MathLexer.Token {
    /// As the source has it.
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
