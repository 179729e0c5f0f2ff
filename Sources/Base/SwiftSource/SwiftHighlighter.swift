/// Cuts the lines of a listing into coloured pieces. It knows no grammar, only what words and marks look like.
package enum SwiftHighlighter {
    package enum Kind: Equatable, Sendable {
        case plain, keyword, number, string, comment, attribute
    }

    package struct Piece: Equatable {
        package var kind: Kind
        package var text: String

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

    /// The pieces of every line; together they are the line. Neighbouring pieces are of different kinds.
    ///
    /// - Parameter lines: Lines of one listing, so that comments and literals may go over several.
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
