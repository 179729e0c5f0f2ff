/// What a formula's source says.
package struct MathFormula: Hashable, Sendable {
    package var nodes: [MathNode]
    /// What `\tag{…}` and `\label{…}` say; they leave no mark in the formula itself.
    package var tag: String?
    package var label: String?
}
