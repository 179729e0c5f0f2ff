/// A fraction or binomial coefficient: `\frac`, `\binom` and their variants.
package struct MathFraction: Hashable, Sendable {
    /// The delimiters of a binomial coefficient.
    package struct Delimiters: Hashable, Sendable {
        /// The left delimiter.
        package var left: Unicode.Scalar
        /// The right delimiter.
        package var right: Unicode.Scalar
    }

    /// The formula above.
    package var numerator: [MathNode]
    /// The formula below.
    package var denominator: [MathNode]
    /// The style set by `\dfrac`, `\tfrac` and similar commands; if nil, the style around the fraction.
    package var level: MathStyle.Level?
    /// True if a rule is drawn between numerator and denominator.
    package var hasRule = true
    /// The delimiters around both; nil for a fraction.
    package var delimiters: Delimiters?
}
