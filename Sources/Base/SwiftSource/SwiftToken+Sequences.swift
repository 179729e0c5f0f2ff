extension Sequence<SwiftToken> {
    /// One text for all layouts of the same code.
    package var canonicalCode: String {
        var result = ""
        var previous: Substring?
        for token in self {
            if let previous, token.hasSpaceBefore {
                if token.hasNewlineBefore, ["(", "[", "{"].contains(token.text) {
                    // On a new line these begin a statement instead of going on with the one above.
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

    /// The words of some code: everything that it may refer to by name. Words in a string count if it has interpolations.
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
