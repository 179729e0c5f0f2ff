import Drawing
import TeXMath

extension MathSetter {
    /// Lays out a base with its subscript and superscript, or an operator with limits.
    func layout(_ scripts: MathScripts, _ style: MathStyle) -> MathFragment {
        if case .largeOperator(let op) = scripts.base, op.takesLimits(style) { return limits(op, scripts, style) }
        let base = scripts.base.map { fragment($0, style) } ?? MathFragment()
        return attach(
            sub: scripts.subscript.map { fragment($0, style.subscript) },
            sup: scripts.superscript.map { fragment($0, style.superscript) }, to: base, style)
    }

    /// Attaches scripts to a base (Rule 18).
    private func attach(
        sub: MathFragment?, sup: MathFragment?, to base: MathFragment, _ style: MathStyle
    ) -> MathFragment {
        // 18a: unless the base is a character, the scripts follow its upper and lower edge.
        var up = base.isCharacter ? 0 : base.ascent - length(.superscriptBaselineDropMax, style)
        var down = base.isCharacter ? 0 : base.descent + length(.subscriptBaselineDropMin, style)
        var result = base
        let scriptSpace = length(.spaceAfterScript, style)

        if let sup {
            // 18c.
            let standard = length(style.isCramped ? .superscriptShiftUpCramped : .superscriptShiftUp, style)
            up = max(up, standard, sup.descent + length(.superscriptBottomMin, style))
        }
        if let sub {
            down = max(down, length(.subscriptShiftDown, style))
            if let sup {
                // 18e: ensure a minimum gap by lowering the subscript and then raising both.
                let gap = (up - sup.descent) - (sub.ascent - down), least = length(.subSuperscriptGapMin, style)
                if gap < least {
                    down += least - gap
                    let rise = length(.superscriptBottomMaxWithSubscript, style) - (up - sup.descent)
                    if rise > 0 {
                        up += rise
                        down -= rise
                    }
                }
            } else {
                // 18b.
                down = max(down, sub.ascent - length(.subscriptTopMax, style))
            }
        }
        // 18d and 18f: the subscript is not moved by the italics correction.
        var width = base.width
        if let sup {
            result.place(sup, x: base.width, y: -up)
            width = max(width, base.width + sup.width + scriptSpace)
        }
        if let sub {
            result.place(sub, x: base.width - base.italics, y: down)
            let end = base.width - base.italics + sub.width + scriptSpace
            width = sup == nil ? end : max(width, end)
        }
        result.width = width
        result.italics = 0
        result.isCharacter = false
        result.accentPosition = nil
        return result
    }
}
