/// A single character of a formula.
package struct MathCharacter: Hashable, Sendable {
    /// The character for copying and reading aloud: a plain `x` for 𝑥.
    package var source: Unicode.Scalar
    /// The character that is drawn.
    package var drawn: Unicode.Scalar
    /// The class that decides the spaces around the character.
    package var mathClass: MathClass
}
