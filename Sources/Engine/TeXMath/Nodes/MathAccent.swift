/// An accent above a formula (or across it, for `\not`).
package struct MathAccent: Hashable, Sendable {
    /// The accent as a combining character.
    package var mark: Unicode.Scalar
    /// The formula under the accent.
    package var base: [MathNode]
    /// True if the widest form of the accent that fits the base is used.
    package var isWide: Bool

    /// The accents by command name, without the backslash.
    package static let marks: [String: (mark: Unicode.Scalar, isWide: Bool)] = [
        "hat": ("\u{302}", false), "bar": ("\u{304}", false), "vec": ("\u{20d7}", false), "tilde": ("\u{303}", false),
        "dot": ("\u{307}", false), "ddot": ("\u{308}", false), "check": ("\u{30c}", false), "breve": ("\u{306}", false),
        "acute": ("\u{301}", false), "grave": ("\u{300}", false), "mathring": ("\u{30a}", false),
        "widehat": ("\u{302}", true), "widetilde": ("\u{303}", true), "widecheck": ("\u{30c}", true),
    ]

    /// The base with a dotless i or j if it is one of these letters alone; the base itself for `\not` (U+0338).
    package var undotted: [MathNode] {
        guard mark != "\u{338}", base.count == 1, case .character(var character) = base[0] else { return base }
        let forms: [Unicode.Scalar: Unicode.Scalar] = [
            "i": "ı", "j": "ȷ", "\u{1d456}": "\u{1d6a4}", "\u{1d457}": "\u{1d6a5}",
        ]
        character.drawn = forms[character.drawn] ?? character.drawn
        return [.character(character)]
    }
}
