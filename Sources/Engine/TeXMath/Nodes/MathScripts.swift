/// A base with its subscript and superscript; primes are superscripts.
package struct MathScripts: Hashable, Sendable {
    /// The atom before the scripts; nil if there is none.
    package var base: MathNode?
    /// The subscript, if there is one.
    package var `subscript`: [MathNode]?
    /// The superscript, if there is one.
    package var superscript: [MathNode]?

    /// A base without scripts yet.
    package init(base: MathNode?) {
        self.base = base
    }
}
