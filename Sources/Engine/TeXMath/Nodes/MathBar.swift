/// A line, brace or arrow above or below a formula.
package struct MathBar: Hashable, Sendable {
    /// The shape of a bar and its side of the formula.
    package enum Kind: Hashable, Sendable {
        /// Named after the commands in `kinds`.
        case overline, underline, overbrace, underbrace, overrightarrow, overleftarrow
    }

    /// The formula that the bar covers.
    package var body: [MathNode]
    /// The shape of the bar.
    package var kind: Kind

    /// The kinds by command name, without the backslash.
    package static let kinds: [String: Kind] = [
        "overline": .overline, "underline": .underline, "overbrace": .overbrace, "underbrace": .underbrace,
        "overrightarrow": .overrightarrow, "overleftarrow": .overleftarrow,
    ]
}
