package struct MathCharacter: Hashable, Sendable {
    /// What copying gives, and what reading aloud names: a plain `x` for 𝑥.
    package var source: Unicode.Scalar
    /// What is drawn.
    package var drawn: Unicode.Scalar
    package var mathClass: MathClass
}
