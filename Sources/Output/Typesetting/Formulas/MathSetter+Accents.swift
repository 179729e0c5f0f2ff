import Drawing
import TeXMath

extension MathSetter {
    /// Lays out an accent (Rule 12).
    ///
    /// Scripts of an accented character are placed as if there were no accent, which has the same effect as the rule's
    /// exchange of nucleus and scripts.
    func layout(_ accent: MathAccent, _ style: MathStyle) -> MathFragment {
        var base = fragment(accent.undotted, style.cramped)
        if accent.mark == "\u{338}" { return struckThrough(base, style) }
        guard let plain = table.glyph(for: accent.mark) else { return base }
        var id = plain
        if accent.isWide {
            let fitting = table.variants(of: plain, .horizontal).last { $0.extent * em(style) <= base.width }
            id = fitting?.glyph ?? plain
        }
        let position = base.accentPosition ?? base.width / 2
        let mark = layout(glyph: id, em: em(style), text: "")
        // The font draws marks for a base of height AccentBaseHeight; their attachment point goes above the base's.
        let rise = base.ascent - min(base.ascent, length(.accentBaseHeight, style))
        let ascent = max(base.ascent, mark.ascent + rise)
        base.draw(mark, x: position - table.accentPosition(of: id) * em(style), y: -rise)
        base.ascent = ascent
        return base
    }

    /// Draws a slash through a relation that has no negated form.
    private func struckThrough(_ base: MathFragment, _ style: MathStyle) -> MathFragment {
        var result = base
        let slash = layout(glyph: glyph("/", style), em: em(style), text: "\u{338}")
        result.place(slash, x: (base.width - slash.width) / 2)
        result.isCharacter = false
        return result
    }
}
