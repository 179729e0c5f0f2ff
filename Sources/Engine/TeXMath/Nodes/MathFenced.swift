/// A formula between growing delimiters: `\left…\middle…\right…`.
///
/// A delimiter that is nil is the empty delimiter, a full stop in the source.
package struct MathFenced: Hashable, Sendable {
    /// The delimiter of `\left`.
    package var left: Unicode.Scalar?
    /// The formulas between the delimiters: one more than `middles`.
    package var segments: [[MathNode]] = []
    /// The delimiters of `\middle`, in order.
    package var middles: [Unicode.Scalar?] = []
    /// The delimiter of `\right`.
    package var right: Unicode.Scalar?

    /// A fence with its left delimiter, still without content.
    package init(left: Unicode.Scalar?) {
        self.left = left
    }

    /// The delimiters for characters typed as such, by the typed character: `<` gives ⟨.
    package static let typed: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = ["<": "⟨", ">": "⟩", "∥": "‖"]
        for scalar in "()[]/|‖⟨⟩⌊⌋⌈⌉⟦⟧".unicodeScalars { table[scalar] = scalar }
        return table
    }()

    /// The characters that a command after `\left` may name.
    package static let delimiters = Set("()[]{}/|‖∣∥⟨⟩⌊⌋⌈⌉⟦⟧⌜⌝⌞⌟\\↑↓↕⇑⇓⇕".unicodeScalars)
}
