import Drawing
import TeXMath

extension MathSetter {
    /// Lays out a line (Rules 9 and 10), brace or arrow above or below a body.
    ///
    /// As with plain TeX's braces (The TeXbook, p. 359), the body of a brace or arrow is in display style
    /// instead of text style.
    func layout(_ bar: MathBar, _ style: MathStyle) -> MathFragment {
        switch bar.kind {
        case .overline:
            var result = fragment(bar.body, style.cramped)
            let gap = length(.overbarVerticalGap, style), thickness = length(.overbarRuleThickness, style)
            let top = result.ascent + gap + thickness
            result.rule(x: 0, y: -top, width: result.width, height: thickness)
            result.ascent = top + length(.overbarExtraAscender, style)
            return result.box
        case .underline:
            var result = fragment(bar.body, style)
            let gap = length(.underbarVerticalGap, style), thickness = length(.underbarRuleThickness, style)
            let top = result.descent + gap
            result.rule(x: 0, y: top, width: result.width, height: thickness)
            result.descent = top + thickness + length(.underbarExtraDescender, style)
            return result.box
        case .overbrace, .underbrace, .overrightarrow, .overleftarrow:
            let isOver = bar.kind != .underbrace
            let body = fragment(bar.body, style.level == .text ? .display : style).box
            let scalar: Unicode.Scalar =
                switch bar.kind {
                case .overrightarrow: "→"
                case .overleftarrow: "←"
                default: isOver ? "⏞" : "⏟"
                }
            let brace = stretched(scalar, to: body.width, .horizontal, style)
            // The font draws the brace at its own height; it is moved so that its ink is one gap from the body.
            let ink = table.heights(of: table.glyph(for: scalar) ?? 0)
            let gap = length(isOver ? .overbarVerticalGap : .underbarVerticalGap, style)
            let y =
                isOver ? -(body.ascent + gap) - ink.descent * em(style) : body.descent + gap + ink.ascent * em(style)
            let width = max(body.width, brace.width)
            var result = MathFragment(width: width)
            result.place(body, x: (width - body.width) / 2)
            result.draw(brace, x: (width - brace.width) / 2, y: y)
            let thickness = (ink.ascent + ink.descent) * em(style)
            if isOver {
                result.ascent = body.ascent + gap + thickness
            } else {
                result.descent = body.descent + gap + thickness
            }
            return result
        }
    }
}

extension MathFragment {
    /// The fragment as a box that its neighbours do not treat as a character.
    var box: MathFragment {
        var result = self
        (result.isCharacter, result.italics, result.accentPosition) = (false, 0, nil)
        result.overhang = 0
        return result
    }
}
