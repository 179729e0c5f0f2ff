/// A token of Swift source.
package struct SwiftToken: Equatable {
    package enum Kind: Sendable {
        /// A name or a keyword.
        case word
        case number
        /// A string literal, with its interpolations.
        case string
        case regex
        /// One character of an operator, a bracket, a comma and the like.
        case symbol
        case comment
    }

    package let kind: Kind
    package let text: Substring
    package let hasSpaceBefore: Bool
    package let hasNewlineBefore: Bool
    /// How many brackets and braces are open around it.
    package let depth: Int

    package var isIdentifier: Bool { kind == .word && text.utf8.first != UInt8(ascii: "$") }

    /// The text without the backticks that let a keyword be a name.
    package var name: String {
        text.utf8.first == UInt8(ascii: "`") ? String(text.filter { $0 != "`" }) : String(text)
    }
}
