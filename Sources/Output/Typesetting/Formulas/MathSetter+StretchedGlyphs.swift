import Drawing
import TeXMath

/// Glyphs at a given size: a larger variant, or a glyph assembled from pieces.
extension MathSetter {
    /// The smallest form of a character with at least an extent in points, or else the largest form.
    ///
    /// The baseline is that of the font's glyph; that of an assembly is at the bottom.
    func stretched(
        _ scalar: Unicode.Scalar, to extent: Double, _ direction: MathTable.Direction, _ style: MathStyle
    ) -> MathFragment {
        let em = em(style), text = String(scalar)
        guard let plain = table.glyph(for: scalar) else { return MathFragment() }
        let variants = table.variants(of: plain, direction)
        if variants.isEmpty || variants[0].extent * em >= extent {
            return layout(glyph: variants.first?.glyph ?? plain, em: em, text: text)
        }
        if let fit = variants.first(where: { $0.extent * em >= extent }) {
            return layout(glyph: fit.glyph, em: em, text: text)
        }
        let parts = table.assembly(of: plain, direction)
        if parts.isEmpty { return layout(glyph: variants[variants.count - 1].glyph, em: em, text: text) }
        return assembled(parts, to: extent / em, direction, em: em, text: text)
    }

    /// Assembles a glyph from pieces (OpenType specification, "MathGlyphConstruction").
    ///
    /// Extenders are repeated until the extent can be reached, and then the pieces overlap so that it is exact.
    private func assembled(
        _ parts: [MathTable.Part], to extent: Double, _ direction: MathTable.Direction, em: Double, text: String
    ) -> MathFragment {
        let least = table.connectorOverlap(direction)
        let fixed = parts.filter { !$0.isExtender }, extenders = parts.filter(\.isExtender)
        let fixedExtent = fixed.reduce(0) { $0 + $1.extent - least } + least
        let gain = extenders.reduce(0) { $0 + $1.extent - least }
        // A piece is more than a third of an em, so a thousand pieces are higher than any page.
        let repeats = gain > 0 ? Int(min(1000, max(0, ((extent - fixedExtent) / gain).rounded(.up)))) : 0
        let row = parts.flatMap { Array(repeating: $0, count: $0.isExtender ? repeats : 1) }

        let joints = zip(row, row.dropFirst()).map { max(0, min($0.endConnector, $1.startConnector) - least) }
        let excess = max(0, fixedExtent + gain * Double(repeats) - extent)
        let room = joints.reduce(0, +)
        let share = room > 0 ? min(1, excess / room) : 0
        var result = MathFragment(), end = 0.0
        for (index, part) in row.enumerated() {
            if index > 0 { end -= least + joints[index - 1] * share }
            let piece = layout(glyph: part.glyph, em: em, text: index == 0 ? text : "")
            let heights = table.heights(of: part.glyph)
            switch direction {
            case .vertical:
                result.draw(piece, x: 0, y: -(end + heights.descent) * em)
                result.width = max(result.width, piece.width)
            case .horizontal:
                result.place(piece, x: end * em)
            }
            end += part.extent
        }
        if direction == .vertical { result.ascent = end * em } else { result.width = end * em }
        return result
    }
}
