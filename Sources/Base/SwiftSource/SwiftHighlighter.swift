/// A syntax highlighter that cuts the lines of a listing into coloured pieces.
///
/// It looks at single tokens only and does not parse Swift's grammar.
package enum SwiftHighlighter {
    /// The kind of a piece, which decides its colour.
    package enum Kind: Equatable, Sendable {
        /// White space, names and operators are plain; `@` and `#` words are attributes.
        case plain, keyword, number, string, comment, attribute
    }

    /// A part of a line in one colour.
    package struct Piece: Equatable {
        /// The kind of the text.
        package var kind: Kind
        /// The text, without line ends.
        package var text: String

        /// A piece of some text.
        package init(kind: Kind, text: String) {
            self.kind = kind
            self.text = text
        }
    }

    private static let keywords: Set<String> = [
        "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "consuming",
        "continue",
        "convenience", "default", "defer", "deinit", "do", "dynamic", "else", "enum", "extension", "fallthrough",
        "false",
        "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect", "infix", "init",
        "inout",
        "internal", "is", "isolated", "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating", "open",
        "operator",
        "optional", "override", "package", "postfix", "precedencegroup", "prefix", "private", "protocol", "public",
        "repeat", "required", "rethrows", "return", "self", "Self", "set", "some", "static", "struct", "subscript",
        "super",
        "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet",
        "didSet",
    ]

    /// The pieces of every line. The pieces of a line joined are the line; neighbouring pieces have different kinds.
    ///
    /// - Parameter lines: all lines of one listing, because comments and literals may extend over several lines.
    /// - Returns: An array of pieces for each line, empty for an empty line.
    package static func pieces(of lines: [String]) -> [[Piece]] {
        let source = lines.joined(separator: "\n")
        var tokenizer = SwiftTokenizer(source)
        var result: [[Piece]] = [[]]
        func add(_ text: Substring, _ kind: Kind) {
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { result.append([]) }
                guard !line.isEmpty else { continue }
                let last = result.count - 1
                if let piece = result[last].last, piece.kind == kind {
                    result[last][result[last].count - 1].text += line
                } else {
                    result[last].append(Piece(kind: kind, text: String(line)))
                }
            }
        }
        let tokens = tokenizer.tokens(keepsComments: true)
        var rest = tokenizer.text[...]
        for (index, token) in tokens.enumerated() {
            add(rest[..<token.text.startIndex], .plain)
            add(
                token.text,
                kind(
                    of: token, before: index + 1 < tokens.count ? tokens[index + 1] : nil,
                    after: index > 0 ? tokens[index - 1] : nil))
            rest = rest[token.text.endIndex...]
        }
        add(rest, .plain)
        return result
    }

    private static func kind(of token: SwiftToken, before next: SwiftToken?, after previous: SwiftToken?) -> Kind {
        func touches(_ a: SwiftToken?, _ b: SwiftToken?) -> Bool {
            guard let a, let b else { return false }
            return a.text.endIndex == b.text.startIndex
        }
        func isMark(_ token: SwiftToken?) -> Bool { token?.text == "@" || token?.text == "#" }
        switch token.kind {
        case .comment: return .comment
        case .string, .regex: return .string
        case .number: return .number
        case .symbol: return isMark(token) && next?.kind == .word && touches(token, next) ? .attribute : .plain
        case .word:
            if isMark(previous), touches(previous, token) { return .attribute }
            let isMember = previous?.text == "." && touches(previous, token)
            return keywords.contains(String(token.text)) && !isMember ? .keyword : .plain
        }
    }
}
