import Drawing

/// Shapes each word of a document once.
package final class Shaper {
    /// What was shaped in one face, size and set of features. There are few of them, so that they are searched in turn.
    private struct Font {
        package var face: Face
        package var size: Double
        package var features: [FontFeature]
        package var lines: [String: TextLine] = [:]
    }

    private var fonts: [Font] = []
    /// Whether anything so far shows a box in place of a letter that no face has.
    package private(set) var lacksGlyphs = false

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

    package func width(_ text: String, _ style: TextStyle) -> Double { line(text, style).width }

    /// Text cut to a width with an ellipsis.
    package func fitted(_ text: String, _ style: TextStyle, width: Double) -> String {
        // No character is narrower than a twentieth of its size, so that the rest cannot matter.
        let text = text.prefix(Int(max(1, width / style.size * 20)))
        if self.width(String(text), style) <= width { return String(text) }
        var low = 0, high = text.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if self.width(text.prefix(middle) + "…", style) <= width { low = middle } else { high = middle }
        }
        return text.prefix(low) + "…"
    }
}
