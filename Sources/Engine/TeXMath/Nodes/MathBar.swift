/// Lines, braces and arrows above or below a formula.
package struct MathBar: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case overline, underline, overbrace, underbrace, overrightarrow, overleftarrow
    }

    package var body: [MathNode]
    package var kind: Kind

    /// By command name, without the backslash.
    package static let kinds: [String: Kind] = [
        "overline": .overline, "underline": .underline, "overbrace": .overbrace, "underbrace": .underbrace,
        "overrightarrow": .overrightarrow, "overleftarrow": .overleftarrow,
    ]
}
