/// Sub- and superscripts; primes are superscripts.
package struct MathScripts: Hashable, Sendable {
    package var base: MathNode?
    package var `subscript`: [MathNode]?
    package var superscript: [MathNode]?

    package init(base: MathNode?) {
        self.base = base
    }
}
