import Drawing
import TeXMath

extension MathSetter {
    /// Lays out material above and below a base or an arrow, as limits of an operator, which is also what LaTeX does.
    func layout(_ node: MathStack, _ style: MathStyle) -> MathFragment {
        let above = node.above.map { fragment($0, style.superscript) }
        let below = node.below.map { fragment($0, style.subscript) }
        guard let arrow = node.arrow else {
            return stack(fragment(node.base, style).box, above: above, below: below, style)
        }
        // As in amsmath, the arrow is wider than the longer script, by about half an em.
        let width = max(above?.width ?? 0, below?.width ?? 0) + 0.8 * em(style.superscript)
        return stack(stretched(arrow, to: width, .horizontal, style), above: above, below: below, style)
    }
}

extension MathSetter {
    /// Lays out a phantom: a box with the size of its body, or a part of it, with or without the ink.
    func layout(_ phantom: MathPhantom, _ style: MathStyle) -> MathFragment {
        var result = fragment(phantom.body, style)
        if !phantom.showsInk { result.items = [] }
        if !phantom.keepsWidth { result.width = 0 }
        if !phantom.keepsHeight { (result.ascent, result.descent) = (0, 0) }
        (result.italics, result.isCharacter, result.accentPosition) = (0, false, nil)
        return result
    }
}
