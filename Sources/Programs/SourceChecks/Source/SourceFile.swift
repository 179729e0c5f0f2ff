import SwiftSource

/// A Swift file, cut into tokens and declarations.
struct SourceFile {
    /// The path, relative to the checkout's top folder.
    let path: String
    let lines: [Substring]
    /// All tokens but comments.
    let code: [SourceToken]
    let comments: [SourceComment]
    /// Imports, types and their members, functions and everything else that is declared, except inside functions, where
    /// only types and functions are listed.
    let declarations: [Declaration]

    /// The comments that stand on lines of their own, by their last line.
    private let commentsByLastLine: [Int: SourceComment]

    init(path: String, text: String) {
        var code: [SourceToken] = [], comments: [SourceComment] = []
        var tokenizer = SwiftTokenizer(text)
        var line = 1, place: String.Index?, lastCodeLine = 0
        for token in tokenizer.tokens(keepsComments: true) {
            let source = token.text.base.utf8
            line += Self.newlines(in: source[(place ?? source.startIndex)..<token.text.startIndex])
            let lastLine = line + Self.newlines(in: token.text.utf8)
            if token.kind == .comment {
                comments.append(
                    SourceComment(
                        text: token.text, firstLine: line, lastLine: lastLine, standsAlone: line > lastCodeLine))
            } else {
                code.append(SourceToken(token: token, line: line))
                lastCodeLine = lastLine
            }
            (line, place) = (lastLine, token.text.endIndex)
        }
        self.path = path
        lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
        self.code = code
        self.comments = comments
        declarations = DeclarationParser.declarations(in: code)
        commentsByLastLine = Dictionary(
            comments.filter(\.standsAlone).map { ($0.lastLine, $0) }, uniquingKeysWith: { $1 })
    }

    /// The file's name without its folders and its extension.
    var name: Substring { path.split(separator: "/").last?.split(separator: ".").first ?? "" }

    /// True if it is a literate file, with prose in `//:` comments.
    var isLiterate: Bool { comments.contains { $0.text.hasPrefix("//:") || $0.text.hasPrefix("/*:") } }

    /// The comment that ends on the line above a comment, if that stands on a line of its own, too.
    func comment(above comment: SourceComment) -> SourceComment? { commentsByLastLine[comment.firstLine - 1] }

    /// True if a doc comment stands directly above a declaration, or between its attributes.
    func isDocumented(_ declaration: Declaration) -> Bool {
        if (declaration.firstLine..<declaration.line).contains(where: { isDocumentation(endingOn: $0) }) { return true }
        var comment = commentsByLastLine[declaration.firstLine - 1]
        while let current = comment {
            if current.isDocumentation { return true }
            comment = self.comment(above: current)
        }
        return false
    }

    private func isDocumentation(endingOn line: Int) -> Bool { commentsByLastLine[line]?.isDocumentation ?? false }

    private static func newlines(in text: Substring.UTF8View) -> Int {
        text.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}
