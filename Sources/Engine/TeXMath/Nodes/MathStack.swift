/// Smaller formulas above or below a formula or an arrow: `\overset`, `\underset`, `\xrightarrow`.
package struct MathStack: Hashable, Sendable {
    /// The formula in the middle; empty if there is an arrow.
    package var base: [MathNode] = []
    /// The arrow instead of a base, which becomes as long as the smaller formulas.
    package var arrow: Unicode.Scalar?
    /// The smaller formula above, if there is one.
    package var above: [MathNode]?
    /// The smaller formula below, if there is one.
    package var below: [MathNode]?
    /// The class that decides the spaces around the stack.
    package var mathClass = MathClass.relation
}
