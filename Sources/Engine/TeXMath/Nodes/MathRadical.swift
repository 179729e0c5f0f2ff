/// A root: `\sqrt[degree]{radicand}`.
package struct MathRadical: Hashable, Sendable {
    /// The degree; nil for a square root.
    package var degree: [MathNode]?
    /// The formula under the root sign.
    package var radicand: [MathNode]
}
