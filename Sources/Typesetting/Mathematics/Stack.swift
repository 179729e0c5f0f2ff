import Drawing

/// `\overset` and `\underset`: a smaller formula above or below another.
struct MathStack: Hashable, Sendable {
    var base: [MathNode]
    var above: [MathNode]?
    var below: [MathNode]?
    var mathClass: MathClass
}

extension MathSetter {
    /// As limits of an operator (LaTeX makes them so).
    func layout(_ node: MathStack, _ style: MathStyle) -> MathFragment {
        var base = fragment(node.base, style)
        base.italics = 0
        return stack(
            base, above: node.above.map { fragment($0, style.superscript) },
            below: node.below.map { fragment($0, style.subscript) }, style)
    }
}

/// `\phantom` and its kin: the room that something would take, or ink that takes none.
struct MathPhantom: Hashable, Sendable {
    var body: [MathNode]
    var showsInk: Bool
    var keepsWidth: Bool
    var keepsHeight: Bool
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
