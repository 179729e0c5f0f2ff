/// The set of characters that a formula may contain.
///
/// A writer that draws with fonts passes the fonts' characters. A formula with another character is then an error with
/// its place in the source, instead of a drawing with a gap.
package struct MathRepertoire: Sendable {
    /// Returns true if a character can be used as a symbol.
    package let hasSymbol: @Sendable (Unicode.Scalar) -> Bool
    /// Returns true if a character can be used in `\text{…}`.
    package let hasText: @Sendable (Unicode.Scalar) -> Bool

    /// A repertoire of the characters for which the functions return true.
    package init(
        hasSymbol: @escaping @Sendable (Unicode.Scalar) -> Bool, hasText: @escaping @Sendable (Unicode.Scalar) -> Bool
    ) {
        self.hasSymbol = hasSymbol
        self.hasText = hasText
    }

    /// The repertoire of all characters.
    package static let all = MathRepertoire(hasSymbol: { _ in true }, hasText: { _ in true })
}
