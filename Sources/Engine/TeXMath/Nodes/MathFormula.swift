/// A parsed formula.
package struct MathFormula: Hashable, Sendable {
    /// The nodes of the formula, which are drawn.
    package var nodes: [MathNode]
    /// The argument of `\tag{…}`, or nil; the formula itself does not show it.
    package var tag: String?
    /// The argument of `\label{…}`, or nil; the formula itself does not show it.
    package var label: String?
}
