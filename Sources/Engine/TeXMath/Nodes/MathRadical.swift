/// `\sqrt[degree]{radicand}`.
package struct MathRadical: Hashable, Sendable {
    package var degree: [MathNode]?
    package var radicand: [MathNode]
}
