import TeXMath

/// A formula for those who cannot see it, and for programs.
package struct FormulaMeaning: Hashable, Sendable {
    /// The text for reading aloud, one line of Unicode.
    package var spoken: String
    /// The formula as MathML.
    package var mathML: String

    /// The meaning of a formula.
    ///
    /// - Parameters:
    ///   - tex: The source, without dollar signs.
    ///   - isDisplay: Whether the formula is displayed, and not in a line of text.
    /// - Throws: `TypesettingError.formula` if the formula cannot be read.
    init(_ tex: String, isDisplay: Bool) throws(TypesettingError) {
        do {
            spoken = try spokenMathematics(tex)
            mathML = try TeXMath.mathML(tex, isDisplay: isDisplay)
        } catch {
            throw .formula(tex, reason: "\(error)")
        }
    }
}
