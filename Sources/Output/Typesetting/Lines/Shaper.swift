import Drawing

/// Shapes text and caches the result, so that each word of a document is shaped once.
package final class Shaper {
    /// The cached lines of one face, size and set of features.
    ///
    /// There are few of them, so a linear search is fast enough.
    private struct Font {
        package var face: Face
        package var size: Double
        package var features: [FontFeature]
        package var lines: [String: TextLine] = [:]
    }

    private var fonts: [Font] = []
    /// True if a text shaped so far shows a box in place of a letter that is in no font.
    package private(set) var lacksGlyphs = false

    /// Shapes a text in a style.
    package func line(_ text: String, _ style: TextStyle) -> TextLine {
        let index = fonts.firstIndex { $0.size == style.size && $0.face == style.face && $0.features == style.features }
        if let index, let known = fonts[index].lines[text] { return known }
        let line = TextLine(text, face: style.face, size: style.size, features: style.features)
        if line.lacksGlyphs { lacksGlyphs = true }
        if let index {
            if text.utf8.count <= 40 { fonts[index].lines[text] = line }
        } else if fonts.count < 100 {
            fonts.append(Font(face: style.face, size: style.size, features: style.features))
        }
        return line
    }

    /// The width of a text in a style, in points.
    package func width(_ text: String, _ style: TextStyle) -> Double { line(text, style).width }

    /// The text, cut and ended with an ellipsis if it is wider than `width` (points).
    package func fitted(_ text: String, _ style: TextStyle, width: Double) -> String {
        // No character is narrower than a twentieth of its font size, so further characters cannot fit.
        let text = text.prefix(Int(max(1, width / style.size * 20)))
        return self.width(String(text), style) <= width ? String(text) : cut(text, style, width: width)
    }

    /// The longest beginning of a text that fits `width` (points) together with an ellipsis, and the ellipsis.
    package func cut(_ text: some StringProtocol, _ style: TextStyle, width: Double) -> String {
        var low = 0, high = text.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if self.width(text.prefix(middle) + "…", style) <= width { low = middle } else { high = middle }
        }
        return text.prefix(low) + "…"
    }
}
