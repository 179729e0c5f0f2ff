import Drawing
import TeXMath

extension MathSetter {
    /// As limits of an operator (LaTeX makes them so).
    func layout(_ node: MathStack, _ style: MathStyle) -> MathFragment {
        let above = node.above.map { fragment($0, style.superscript) }
        let below = node.below.map { fragment($0, style.subscript) }
        guard let arrow = node.arrow else {
            return stack(fragment(node.base, style).box, above: above, below: below, style)
        }
        // amsmath gives the arrow's ends about half an em more than the longer script.
        let width = max(above?.width ?? 0, below?.width ?? 0) + 0.8 * em(style.superscript)
        return stack(stretched(arrow, to: width, .horizontal, style), above: above, below: below, style)
    }
}

extension MathSetter {
    func layout(_ phantom: MathPhantom, _ style: MathStyle) -> MathFragment {
        var result = fragment(phantom.body, style)
        if !phantom.showsInk { result.items = [] }
        if !phantom.keepsWidth { result.width = 0 }
        if !phantom.keepsHeight { (result.ascent, result.descent) = (0, 0) }
        (result.italics, result.isCharacter, result.accentPosition) = (0, false, nil)
        return result
    }
}
