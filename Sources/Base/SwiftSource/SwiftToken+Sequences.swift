extension Sequence<SwiftToken> {
    /// The code as one text that is the same for all layouts of the same code.
    package var canonicalCode: String {
        var result = ""
        var previous: Substring?
        for token in self {
            if let previous, token.hasSpaceBefore {
                if token.hasNewlineBefore, ["(", "[", "{"].contains(token.text) {
                    // An opening bracket on a new line begins a new statement; elsewhere it continues the statement.
                    result += "\n"
                } else if !["(", "[", "{", ",", ";"].contains(previous), ![")", "]", "}", ","].contains(token.text) {
                    result += " "
                }
            }
            result += token.text
            previous = token.text
        }
        return result
    }

    /// The words of the code: every name that it may refer to.
    ///
    /// The words of a string or a regular expression count if it contains a backslash, as an interpolation does.
    package var words: Set<String> {
        var words: Set<String> = []
        for token in self {
            if token.isIdentifier {
                words.insert(token.name)
            } else if token.kind == .string || token.kind == .regex, token.text.contains("\\") {
                for word in token.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
                    words.insert(String(word))
                }
            }
        }
        return words
    }
}
