/// A token of Swift source.
package struct SwiftToken: Equatable {
    /// The kind of a token.
    package enum Kind: Sendable {
        /// A name or a keyword.
        case word
        /// A number literal, without a sign before it.
        case number
        /// A string literal, including its interpolations.
        case string
        /// A regular expression literal `/…/` or `#/…/#`.
        case regex
        /// One character of an operator, a bracket, a comma or similar.
        case symbol
        /// A comment.
        case comment
    }

    /// The kind of the token.
    package let kind: Kind
    /// The token as the source has it.
    package let text: Substring
    /// True if white space or a comment precedes the token; always true for a comment.
    package let hasSpaceBefore: Bool
    /// True if a line end precedes the token, possibly inside a block comment; always false for a comment.
    package let hasNewlineBefore: Bool
    /// The number of parentheses, brackets and braces that are open around the token.
    package let depth: Int

    /// True if the token is a word that does not begin with `$`; keywords count.
    package var isIdentifier: Bool { kind == .word && text.utf8.first != UInt8(ascii: "$") }

    /// The text without backticks, which allow a keyword as a name.
    package var name: String {
        text.utf8.first == UInt8(ascii: "`") ? String(text.filter { $0 != "`" }) : String(text)
    }
}
