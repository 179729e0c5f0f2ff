/// The empty space that a formula would occupy, or a formula without its size: `\phantom`, `\smash` and similar.
package struct MathPhantom: Hashable, Sendable {
    /// The formula.
    package var body: [MathNode]
    /// True if the formula is drawn.
    package var showsInk: Bool
    /// True if the result is as wide as the formula; otherwise its width is 0.
    package var keepsWidth: Bool
    /// True if the result has the formula's height and depth; otherwise both are 0.
    package var keepsHeight: Bool
}
