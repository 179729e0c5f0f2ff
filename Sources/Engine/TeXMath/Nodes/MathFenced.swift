/// `\left…\middle…\right…`; nil stands for the empty delimiter, a full stop in the source.
package struct MathFenced: Hashable, Sendable {
    package var left: Unicode.Scalar?
    package var segments: [[MathNode]] = []
    package var middles: [Unicode.Scalar?] = []
    package var right: Unicode.Scalar?

    package init(left: Unicode.Scalar?) {
        self.left = left
    }

    /// What a delimiter typed as itself stands for.
    package static let typed: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = ["<": "⟨", ">": "⟩", "∥": "‖"]
        for scalar in "()[]/|‖⟨⟩⌊⌋⌈⌉⟦⟧".unicodeScalars { table[scalar] = scalar }
        return table
    }()

    /// What a command after `\left` may name.
    package static let delimiters = Set("()[]{}/|‖∣∥⟨⟩⌊⌋⌈⌉⟦⟧⌜⌝⌞⌟\\↑↓↕⇑⇓⇕".unicodeScalars)
}
