import Drawing
import TeXMath

extension MathSetter {
    /// The glyph of a character; in scripts the form for small sizes, if the font has one.
    func glyph(_ scalar: Unicode.Scalar, _ style: MathStyle) -> UInt32 {
        let level: UInt32 = style.level == .script ? 1 : 2
        return (style.isScript ? table.scriptForm(of: scalar, level: level) : table.glyph(for: scalar)) ?? 0
    }

    /// Lays out a character (Rule 17): its box is wider than its advance by the italics correction.
    func layout(_ character: MathCharacter, _ style: MathStyle) -> MathFragment {
        let id = glyph(character.drawn, style)
        var result = layout(glyph: id, em: em(style), text: String(character.source))
        result.italics = table.italicsCorrection(of: id) * em(style)
        result.width += result.italics
        result.accentPosition = table.accentPosition(of: id) * em(style)
        result.isCharacter = true
        result.overhang = max(0, -table.leftBearing(of: id) * em(style))
        return result
    }

    /// Lays out one glyph; its width is its advance.
    func layout(glyph: UInt32, em: Double, text: String) -> MathFragment {
        let heights = table.heights(of: glyph)
        return MathFragment(
            width: table.advance(of: glyph) * em, ascent: max(0, heights.ascent * em),
            descent: max(0, heights.descent * em),
            items: [.glyph(glyph, face: .math, size: em, x: 0, y: 0, text: text)])
    }

    /// Lays out a word, such as the name of an operator.
    ///
    /// A word in text or display style has the kerning of the text face. A word in a script has the small forms of the
    /// mathematical face, which match the letters beside it.
    func layout(_ word: MathWord, _ style: MathStyle) -> MathFragment {
        if style.isScript {
            var result = MathFragment()
            for scalar in word.text.unicodeScalars {
                let id = glyph(word.alphabet.drawn(scalar), style)
                if result.items.isEmpty { result.overhang = max(0, -table.leftBearing(of: id) * em(style)) }
                result.append(layout(glyph: id, em: em(style), text: String(scalar)))
            }
            result.isCharacter = true
            return result
        }
        let face: Face = word.alphabet == .bold ? .textBold : word.alphabet == .italic ? .textItalic : .text
        var result = layout(words: word.text, face: face, em: em(style), features: [.noLigatures])
        // Scripts are placed as those of a letter. TeX would raise the prime of relu′ above that of φ′.
        result.isCharacter = true
        return result
    }

    /// Lays out a line of text; its ascent and descent are those of its ink.
    func layout(words: String, face: Face, em: Double, features: [FontFeature] = []) -> MathFragment {
        let line = TextLine(words, face: face, size: em, features: features)
        var result = MathFragment(width: line.width)
        for run in line.runs {
            let metrics = ShapingFace.of(run.face), scale = run.size / ShapingFace.of(run.face).unitsPerEm
            var bytes = Array(run.text.utf8)[...], pending = 0, text = ""
            var clusters = run.clusters[...]
            for glyph in run.glyphs {
                // The first glyph of a cluster carries the text of all of it.
                text = ""
                if pending == 0, let cluster = clusters.popFirst() {
                    text = String(decoding: bytes.prefix(cluster.byteCount), as: UTF8.self)
                    bytes = bytes.dropFirst(cluster.byteCount)
                    pending = cluster.glyphCount
                }
                pending = max(0, pending - 1)
                let ink = metrics.inkBox(of: glyph.id)
                result.overhang = max(result.overhang, -glyph.x - ink.left * scale)
                result.ascent = max(result.ascent, ink.top * scale - glyph.y)
                result.descent = max(result.descent, -ink.bottom * scale + glyph.y)
                result.items.append(
                    .glyph(glyph.id, face: run.face, size: run.size, x: glyph.x, y: glyph.y, text: text))
            }
        }
        return result
    }
}
