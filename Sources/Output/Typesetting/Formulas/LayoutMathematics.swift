import Drawing
import TeXMath

/// Lays out a formula in a subset of LaTeX's mathematics.
///
/// The subset has symbols, scripts, primes, fractions and binomials, roots, sums and integrals, named operators,
/// `\left…\right` and `\big…`, accents, lines, braces and arrows above and below, `\text` and the alphabets, `cases`,
/// `aligned`, `gathered`, matrices, `array`, `\substack`, spaces and styles.
///
/// The layout follows The TeXbook, Appendix G, with three differences. The advance of an operator includes its italics
/// correction (`layout(_: MathOperator, _:)`), the scripts of a word are placed as those of a letter, and space is
/// added before a letter whose ink begins to the left of its origin, as that of an italic f does (`MathSetter.atoms`).
///
/// - Parameters:
///   - tex: The source in the TeX subset that `MathParser` reads, without dollar signs.
///   - display: True for a formula on a line of its own (display style), false for one in a line of text (text style).
///   - size: The size in points per em.
/// - Returns: The box. Its picture may extend beyond its sides by the overhang of a slanted letter. The breaks of an
///   inline formula are after the spaces that follow relations and binary operators of the outermost level.
/// - Throws: `MathematicsError` if the formula cannot be parsed.
/// - Complexity: O(length of `tex` × depth of its nesting); the depth is at most `MathParser.depthLimit`.
package func layoutMathematics(_ tex: String, display: Bool, size: Double) throws(MathematicsError) -> MathBox {
    let formula = try MathParser.parse(tex, repertoire: .fonts)
    let setter = MathSetter(size: size)
    let (atoms, trailing) = setter.atoms(formula.nodes, display ? .display : .text)

    var width = 0.0, ascent = 0.0, descent = 0.0, chunks: [MathFragment] = [MathFragment()]
    var breaks: [Double] = [], spaces: [Double] = []
    for (index, atom) in atoms.enumerated() {
        width += atom.space
        // The TeXbook, p. 173: breaks at \binoppenalty and \relpenalty, but not between two relations.
        let previous = index > 0 ? atoms[index - 1].mathClass : nil
        if previous == .binary || previous == .relation && atom.mathClass != .relation {
            breaks.append(width)
            spaces.append(max(0, atom.space))
            chunks.append(MathFragment())
        }
        chunks[chunks.count - 1].draw(atom.fragment, x: width)
        width += atom.fragment.width
        ascent = max(ascent, atom.fragment.ascent)
        descent = max(descent, atom.fragment.descent)
    }
    width = max(0, width + trailing)
    var box = MathBox(
        width: width, ascent: ascent, descent: descent,
        picture: Picture(
            size: Size(width, ascent + descent), elements: chunks.flatMap { $0.elements(baseline: ascent) },
            alternativeText: formula.nodes.linear),
        breaks: breaks, spacesAtBreaks: spaces)
    box.overhang = atoms.first.map { max(0, $0.fragment.overhang - $0.space) } ?? 0
    return box
}

extension MathFragment {
    /// The fragment as elements of a picture, in reading order.
    ///
    /// Adjacent glyphs of one face, size and height form one run, as do the pieces of an assembled glyph.
    fileprivate func elements(baseline: Double) -> [Picture.Element] {
        var elements: [Picture.Element] = [], run: GlyphRun?, height = 0.0
        func flush() {
            if let run { elements.append(.glyphs(run, at: Point(0, height + baseline), color: .black)) }
            run = nil
        }
        for item in items {
            switch item {
            case .rule(var box):
                flush()
                box.origin.y += baseline
                elements.append(.path(.rectangle(box), fill: .black, stroke: nil))
            case .glyph(let glyph, let face, let size, let x, let y, let text):
                if text.isEmpty, let last = run?.clusters.indices.last {
                    // A further piece of a tall brace: all pieces together are one character.
                    run?.glyphs.append(GlyphRun.Glyph(id: glyph, x: x, y: y - height))
                    run?.clusters[last].glyphCount += 1
                    continue
                }
                if run?.face != face || run?.size != size || height != y { flush() }
                if run == nil {
                    run = GlyphRun(face: face, size: size, glyphs: [])
                    height = y
                }
                run?.glyphs.append(GlyphRun.Glyph(id: glyph, x: x))
                run?.text += text
                run?.clusters.append(GlyphRun.Cluster(byteCount: text.utf8.count, glyphCount: 1))
            }
        }
        flush()
        return elements
    }
}
