import Drawing
import TeXMath

extension MathSetter {
    /// Lays out `\left…\right` (Rule 19).
    func layout(_ fence: MathFenced, _ style: MathStyle) -> MathFragment {
        let segments = fence.segments.map { fragment($0, style) }
        let ascent = segments.map(\.ascent).max() ?? 0, descent = segments.map(\.descent).max() ?? 0
        let height = delimiterHeight(max(ascent - axis(style), descent + axis(style)))
        var result = delimiter(fence.left, height: height, style)
        for (index, segment) in segments.enumerated() {
            if index > 0 { result.append(delimiter(fence.middles[index - 1], height: height, style)) }
            // As between atoms: the ink begins where the origin would be (`MathSetter.atoms`).
            result.width += segment.overhang
            result.append(segment)
        }
        result.append(delimiter(fence.right, height: height, style))
        return result
    }

    /// Lays out `\big` and the larger sizes, with the heights of plain TeX's boxes in ems (The TeXbook, p. 360).
    func layout(_ node: MathBigDelimiter, _ style: MathStyle) -> MathFragment {
        let box = [0.85, 1.15, 1.45, 1.75][node.size - 1] * size
        return delimiter(node.delimiter, height: delimiterHeight(box - axis(.text)), style)
    }

    /// The height of a delimiter around content that extends a distance `reach` from the axis.
    ///
    /// \delimiterfactor is 901, and \delimitershortfall is 5 pt at 10 pt.
    private func delimiterHeight(_ reach: Double) -> Double { max(2 * reach * 0.901, 2 * reach - 0.5 * size) }

    /// Lays out a delimiter of a height, centred on the axis.
    ///
    /// Nil gives an empty delimiter of \nulldelimiterspace (1.2 pt at 10 pt).
    func delimiter(_ scalar: Unicode.Scalar?, height: Double, _ style: MathStyle) -> MathFragment {
        guard let scalar else { return MathFragment(width: 0.12 * size) }
        let stretchable: Unicode.Scalar = scalar == "∣" ? "|" : scalar == "∥" ? "‖" : scalar
        var sign = stretched(stretchable, to: height, .vertical, style)
        // Centred on the axis.
        sign = sign.lowered(by: (sign.ascent - sign.descent) / 2 - axis(style))
        sign.accentPosition = nil
        return sign
    }
}
