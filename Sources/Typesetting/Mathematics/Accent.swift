import Drawing

/// A mark above a formula (or, for `\not`, across it).
struct MathAccent: Hashable, Sendable {
    /// A combining character.
    var mark: Unicode.Scalar
    var base: [MathNode]
    /// Whether the widest form that fits is taken.
    var isWide: Bool

    /// By command name, without the backslash.
    static let marks: [String: (mark: Unicode.Scalar, isWide: Bool)] = [
        "hat": ("\u{302}", false), "bar": ("\u{304}", false), "vec": ("\u{20d7}", false), "tilde": ("\u{303}", false),
        "dot": ("\u{307}", false), "ddot": ("\u{308}", false), "check": ("\u{30c}", false), "breve": ("\u{306}", false),
        "acute": ("\u{301}", false), "grave": ("\u{300}", false), "mathring": ("\u{30a}", false),
        "widehat": ("\u{302}", true), "widetilde": ("\u{303}", true), "overrightarrow": ("\u{20d7}", true),
        "overleftarrow": ("\u{20d6}", true), "widecheck": ("\u{30c}", true),
    ]

    /// The base without the dots of i and j.
    fileprivate var undotted: [MathNode] {
        guard mark != "\u{338}", base.count == 1, case .character(var character) = base[0] else { return base }
        let forms: [Unicode.Scalar: Unicode.Scalar] = [
            "i": "ı", "j": "ȷ", "\u{1d456}": "\u{1d6a4}", "\u{1d457}": "\u{1d6a5}",
        ]
        character.drawn = forms[character.drawn] ?? character.drawn
        return [.character(character)]
    }
}

extension MathSetter {
    /// Rule 12. Scripts of an accented character come to stand as if there were no accent, which is what the rule's
    /// exchange of nucleus and scripts amounts to.
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
        // Marks are drawn as if over a base of AccentBaseHeight, above their own attachment point.
        let rise = base.ascent - min(base.ascent, length(.accentBaseHeight, style))
        let ascent = max(base.ascent, mark.ascent + rise)
        base.draw(mark, x: position - table.accentPosition(of: id) * em(style), y: -rise)
        base.ascent = ascent
        return base
    }

    /// A slash through a relation that has no negated form.
    private func struckThrough(_ base: MathFragment, _ style: MathStyle) -> MathFragment {
        var result = base
        let slash = layout(glyph: glyph("/", style), em: em(style), text: "\u{338}")
        result.place(slash, x: (base.width - slash.width) / 2)
        result.isCharacter = false
        return result
    }
}
