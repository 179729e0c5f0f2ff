/// `\overset`, `\underset`, `\xrightarrow`: smaller formulas above or below another, or an arrow as long as they are.
package struct MathStack: Hashable, Sendable {
    package var base: [MathNode] = []
    /// In place of a base.
    package var arrow: Unicode.Scalar?
    package var above: [MathNode]?
    package var below: [MathNode]?
    package var mathClass = MathClass.relation
}
