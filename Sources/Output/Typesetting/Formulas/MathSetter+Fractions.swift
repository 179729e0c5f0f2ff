import Drawing
import TeXMath

extension MathSetter {
    /// Lays out a fraction or a binomial (Rule 15).
    func layout(_ fraction: MathFraction, _ outer: MathStyle) -> MathFragment {
        let style = fraction.level.map { outer.changed(to: $0) } ?? outer
        // 15a: numerator and denominator centred on each other.
        let numerator = fragment(fraction.numerator, style.numerator)
        let denominator = fragment(fraction.denominator, style.denominator)
        let width = max(numerator.width, denominator.width)
        let shifts =
            fraction.hasRule
            ? ruledShifts(numerator, denominator, style) : stackedShifts(numerator, denominator, style)

        var body = MathFragment(width: width)
        body.place(numerator, x: (width - numerator.width) / 2, y: -shifts.up)
        body.place(denominator, x: (width - denominator.width) / 2, y: shifts.down)
        if fraction.hasRule {
            let thickness = length(.fractionRuleThickness, style)
            body.rule(x: 0, y: -axis(style) - thickness / 2, width: width, height: thickness)
        }

        // 15e: delimiters on both sides; a plain fraction has empty ones of \nulldelimiterspace, 1.2 pt at 10 pt.
        guard let delimiters = fraction.delimiters else {
            let margin = 0.12 * size
            var result = MathFragment(width: width + 2 * margin)
            result.place(body, x: margin)
            return result
        }
        // σ20 and σ21 of Computer Modern: 2.39 and 1.01 em.
        let height = (style.level == .display ? 2.39 : 1.01) * em(style)
        var result = delimiter(delimiters.left, height: height, style)
        result.append(body)
        result.append(delimiter(delimiters.right, height: height, style))
        return result
    }

    /// The distances of the baselines of numerator and denominator from that of a fraction with a rule (15b and 15d).
    private func ruledShifts(
        _ numerator: MathFragment, _ denominator: MathFragment, _ style: MathStyle
    ) -> (up: Double, down: Double) {
        let isDisplay = style.level == .display
        let thickness = length(.fractionRuleThickness, style)
        let top = axis(style) + thickness / 2, bottom = axis(style) - thickness / 2
        let up = length(isDisplay ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp, style)
        let down = length(isDisplay ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown, style)
        let gapAbove = length(isDisplay ? .fractionNumeratorDisplayStyleGapMin : .fractionNumeratorGapMin, style)
        let gapBelow = length(isDisplay ? .fractionDenominatorDisplayStyleGapMin : .fractionDenominatorGapMin, style)
        return (max(up, top + gapAbove + numerator.descent), max(down, gapBelow + denominator.ascent - bottom))
    }

    /// The same distances without a rule: both move apart until the gap is wide enough (15b and 15c).
    private func stackedShifts(
        _ top: MathFragment, _ bottom: MathFragment, _ style: MathStyle
    ) -> (up: Double, down: Double) {
        let isDisplay = style.level == .display
        let up = length(isDisplay ? .stackTopDisplayStyleShiftUp : .stackTopShiftUp, style)
        let down = length(isDisplay ? .stackBottomDisplayStyleShiftDown : .stackBottomShiftDown, style)
        let gap = (up - top.descent) - (bottom.ascent - down)
        let lack = max(0, length(isDisplay ? .stackDisplayStyleGapMin : .stackGapMin, style) - gap)
        return (up + lack / 2, down + lack / 2)
    }
}
