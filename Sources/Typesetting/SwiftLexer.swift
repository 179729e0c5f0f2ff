/// Cuts Swift source into coloured pieces; knows no grammar, only what words and marks look like.
struct SwiftLexer {
    enum Kind: Equatable {
        case plain, keyword, number, string, comment, attribute
    }

    struct Token: Equatable {
        var kind: Kind
        var text: String
    }

    /// Depth of `/* */` and whether a `"""` literal is open, carried from line to line.
    private var commentDepth = 0
    private var isInLongString = false

    static let keywords: Set<String> = [
        "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "consuming", "continue",
        "convenience", "default", "defer", "deinit", "do", "dynamic", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect", "infix", "init", "inout",
        "internal", "is", "isolated", "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating", "open", "operator",
        "optional", "override", "package", "postfix", "precedencegroup", "prefix", "private", "protocol", "public",
        "repeat", "required", "rethrows", "return", "self", "Self", "set", "some", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet", "didSet",
    ]

    /// The pieces of the next line; together they are the line.
    mutating func tokens(of line: String) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(line)
        var index = 0
        func isNext(_ text: String, at index: Int) -> Bool {
            var position = index
            for character in text {
                guard position < characters.count, characters[position] == character else { return false }
                position += 1
            }
            return true
        }
        func add(_ kind: Kind, to end: Int) {
            let end = min(max(end, index + 1), characters.count)
            let text = String(characters[index ..< end])
            if let last = tokens.last, last.kind == kind {
                tokens[tokens.count - 1].text += text
            } else {
                tokens.append(Token(kind: kind, text: text))
            }
            index = end
        }
        func run(from start: Int, while condition: (Character) -> Bool) -> Int {
            var end = start
            while end < characters.count, condition(characters[end]) { end += 1 }
            return end
        }
        while index < characters.count {
            let character = characters[index]
            if commentDepth > 0 {
                if isNext("*/", at: index) {
                    commentDepth -= 1
                    add(.comment, to: index + 2)
                } else if isNext("/*", at: index) {
                    commentDepth += 1
                    add(.comment, to: index + 2)
                } else {
                    add(.comment, to: index + 1)
                }
            } else if isInLongString {
                if isNext("\"\"\"", at: index) {
                    isInLongString = false
                    add(.string, to: index + 3)
                } else {
                    add(.string, to: index + (character == "\\" ? 2 : 1))
                }
            } else if isNext("//", at: index) {
                add(.comment, to: characters.count)
            } else if isNext("/*", at: index) {
                commentDepth = 1
                add(.comment, to: index + 2)
            } else if isNext("\"\"\"", at: index) {
                isInLongString = true
                add(.string, to: index + 3)
            } else if character == "\"" {
                var end = index + 1
                while end < characters.count, characters[end] != "\"" { end += characters[end] == "\\" ? 2 : 1 }
                add(.string, to: end + 1)
            } else if character == "@" || character == "#" {
                add(.attribute, to: run(from: index + 1) { $0.isLetter || $0.isNumber || $0 == "_" })
            } else if character.isLetter || character == "_" || character == "$" || character == "`" {
                let end = run(from: index) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" || $0 == "`" }
                let word = String(characters[index ..< end])
                let isMember = index > 0 && characters[index - 1] == "."
                add(Self.keywords.contains(word) && !isMember ? .keyword : .plain, to: end)
            } else if character.isASCII, character.isNumber {
                var end = index
                while end < characters.count {
                    let next = characters[end]
                    let isExponentSign = (next == "-" || next == "+") && "eEpP".contains(characters[end - 1])
                        && !isNext("0x", at: index)
                    let isPoint = next == "." && end + 1 < characters.count && characters[end + 1].isNumber
                    guard next.isLetter || next.isNumber || next == "_" || isPoint || (end > index && isExponentSign) else { break }
                    end += 1
                }
                add(.number, to: end)
            } else {
                add(.plain, to: index + 1)
            }
        }
        return tokens
    }
}
