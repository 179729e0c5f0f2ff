/// The characters that a formula may hold. A writer that draws with fonts passes theirs, so that a formula is refused, with
/// the place in its source, instead of being drawn with a gap.
package struct MathRepertoire: Sendable {
    /// Whether a character can stand as a symbol.
    package let hasSymbol: @Sendable (Unicode.Scalar) -> Bool
    /// Whether a character can stand in `\text{…}`.
    package let hasText: @Sendable (Unicode.Scalar) -> Bool

    package init(
        hasSymbol: @escaping @Sendable (Unicode.Scalar) -> Bool, hasText: @escaping @Sendable (Unicode.Scalar) -> Bool
    ) {
        self.hasSymbol = hasSymbol
        self.hasText = hasText
    }

    /// Every character.
    package static let all = MathRepertoire(hasSymbol: { _ in true }, hasText: { _ in true })
}
