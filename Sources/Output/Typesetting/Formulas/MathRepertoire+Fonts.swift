import Drawing
import TeXMath

extension MathRepertoire {
    /// The characters of the shipped fonts.
    package static let fonts = MathRepertoire(
        hasSymbol: { MathTable.shared.glyph(for: $0) != nil },
        hasText: { scalar in
            scalar.properties.isWhitespace
                || [Face.text, .math, .code, .figure].contains { ShapingFace.of($0).glyph(for: scalar) != nil }
        })
}

/// Checks that a formula can be parsed and that the shipped fonts have its characters.
///
/// - Parameter tex: The source of the formula, without dollar signs.
/// - Throws: `MathematicsError` with the place in the source and the reason.
package func checkDrawableMathematics(_ tex: String) throws {
    _ = try MathParser.parse(tex, repertoire: .fonts)
}
