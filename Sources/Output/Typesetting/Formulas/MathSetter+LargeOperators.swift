import Drawing
import TeXMath

extension MathSetter {
    /// Lays out a large operator (Rule 13): a symbol is enlarged in display style and centred on the axis.
    func layout(_ op: MathOperator, _ style: MathStyle) -> MathFragment {
        guard op.nucleus.count == 1, case .character(let character) = op.nucleus[0],
            character.mathClass == .largeOperator
        else {
            var result = fragment(op.nucleus, style)
            result.isCharacter = false
            return result
        }
        var id = glyph(character.drawn, style)
        if style.level == .display {
            // If no variant is as high as the font's DisplayOperatorMinHeight, take the largest.
            let variants = table.variants(of: id, .vertical)
            id = (variants.first { $0.extent >= table[.displayOperatorMinHeight] } ?? variants.last)?.glyph ?? id
        }
        var result = layout(glyph: id, em: em(style), text: String(character.source))
        let heights = table.heights(of: id)
        let centre = (heights.ascent - heights.descent) / 2 * em(style)
        // Unlike a letter's, the advance of a large operator includes its italics correction (MathML Core, 3.4.1.2).
        result.italics = table.italicsCorrection(of: id) * em(style)
        result = result.lowered(by: centre - axis(style))
        return result
    }

    /// Lays out an operator with limits above and below (Rule 13a).
    func limits(_ op: MathOperator, _ scripts: MathScripts, _ style: MathStyle) -> MathFragment {
        let base = layout(op, style)
        return stack(
            base, above: scripts.superscript.map { fragment($0, style.superscript) },
            below: scripts.subscript.map { fragment($0, style.subscript) }, style)
    }

    /// Centres fragments above and below a base.
    ///
    /// They are moved sideways by half of the italics correction: right above the base, left below it.
    func stack(_ base: MathFragment, above: MathFragment?, below: MathFragment?, _ style: MathStyle) -> MathFragment {
        let width = max(base.width, above?.width ?? 0, below?.width ?? 0)
        var result = MathFragment(width: width)
        result.place(base, x: (width - base.width) / 2)
        if let above {
            let gap = max(
                length(.upperLimitGapMin, style), length(.upperLimitBaselineRiseMin, style) - above.descent)
            result.place(
                above, x: (width - above.width + base.italics) / 2, y: -(base.ascent + gap + above.descent))
        }
        if let below {
            let gap = max(length(.lowerLimitGapMin, style), length(.lowerLimitBaselineDropMin, style) - below.ascent)
            result.place(below, x: (width - below.width - base.italics) / 2, y: base.descent + gap + below.ascent)
        }
        return result
    }
}
