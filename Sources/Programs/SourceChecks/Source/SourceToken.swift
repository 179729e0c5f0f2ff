import SwiftSource

/// A token with its place in its file.
struct SourceToken {
    let token: SwiftToken
    /// The line on which the token begins, counted from 1.
    let line: Int

    var kind: SwiftToken.Kind { token.kind }
    var text: Substring { token.text }
    var depth: Int { token.depth }

    /// True if the token is this operator character, bracket or punctuation mark.
    func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol && token.text == symbol }
}
