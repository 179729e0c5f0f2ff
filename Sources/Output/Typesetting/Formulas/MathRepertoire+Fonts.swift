import Drawing
import TeXMath

extension MathRepertoire {
    /// The characters that the shipped fonts have.
    package static let fonts = MathRepertoire(
        hasSymbol: { MathTable.shared.glyph(for: $0) != nil },
        hasText: { scalar in
            scalar.properties.isWhitespace
                || [Face.text, .math, .code, .figure].contains { ShapingFace.of($0).glyph(for: scalar) != nil }
        })
}

/// Checks that a formula can be read and that the shipped fonts have its characters.
///
/// - Throws: `MathematicsError` with the place in the source and what is wrong there.
package func checkDrawableMathematics(_ tex: String) throws {
    _ = try MathParser.parse(tex, repertoire: .fonts)
}
