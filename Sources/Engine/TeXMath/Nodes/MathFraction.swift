/// `\frac`, `\binom` and their kin.
package struct MathFraction: Hashable, Sendable {
    package struct Delimiters: Hashable, Sendable {
        package var left: Unicode.Scalar
        package var right: Unicode.Scalar
    }

    package var numerator: [MathNode]
    package var denominator: [MathNode]
    /// The style that `\dfrac` and `\tfrac` set it in; the style around it where nil.
    package var level: MathStyle.Level?
    package var hasRule = true
    package var delimiters: Delimiters?
}
