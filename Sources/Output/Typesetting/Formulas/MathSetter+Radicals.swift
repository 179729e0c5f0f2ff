import Drawing
import TeXMath

extension MathSetter {
    /// Lays out a root (Rule 11).
    func layout(_ radical: MathRadical, _ style: MathStyle) -> MathFragment {
        var body = MathFragment()
        let radicand = fragment(radical.radicand, style.cramped)
        // The ink begins where the origin would be, and does not touch the sign.
        body.width = radicand.overhang
        body.append(radicand)
        let thickness = length(.radicalRuleThickness, style)
        var gap = length(style.level == .display ? .radicalDisplayStyleVerticalGap : .radicalVerticalGap, style)
        let needed = body.ascent + body.descent + gap + thickness
        let sign = stretched("√", to: needed, .vertical, style)
        let height = sign.ascent + sign.descent
        // If the sign is higher than needed, half of the excess goes between the rule and the radicand.
        if height > needed { gap = (gap + height - body.ascent - body.descent - thickness) / 2 }

        let top = body.ascent + gap + thickness
        var result = MathFragment()
        if let nodes = radical.degree {
            let degree = fragment(nodes, MathStyle(level: .scriptScript))
            let raise = table[.radicalDegreeBottomRaisePercent] * height - (height - top)
            result.width = length(.radicalKernBeforeDegree, style)
            result.place(degree, x: result.width, y: -raise - degree.descent)
            result.width = max(0, result.width + degree.width + length(.radicalKernAfterDegree, style))
        }
        result.place(sign, x: result.width, y: sign.ascent - top)
        result.width += sign.width
        result.rule(x: result.width, y: -top, width: body.width, height: thickness)
        result.place(body, x: result.width)
        result.width += body.width
        result.ascent = max(result.ascent, top + length(.radicalExtraAscender, style))
        return result
    }
}
