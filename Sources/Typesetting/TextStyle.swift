import Drawing

/// How a run of text is set.
struct TextStyle: Hashable {
    var face: Face
    var size: Double
    var color: Color = PageDesign.ink
    /// Above the baseline.
    var rise = 0.0
    var features: [FontFeature] = []
    /// Where the text leads: a web address, or `#id`.
    var target: String?

    /// With lining figures, the face's own: a report is full of numbers, and those in its text are compared with those in its tables.
    static let body = TextStyle(face: .text, size: PageDesign.textSize)

    var isCode: Bool { face == .code || face == .codeBold || face == .codeItalic }

    var emphasized: TextStyle {
        var style = self
        style.face =
            switch face {
            case .text: .textItalic
            case .textItalic: .text
            case .textBold: .textBoldItalic
            case .textBoldItalic: .textBold
            case .code: .codeItalic
            case .figure: .figureItalic
            default: face
            }
        return style
    }

    var strong: TextStyle {
        var style = self
        style.face =
            switch face {
            case .text: .textBold
            case .textItalic: .textBoldItalic
            case .code, .codeItalic: .codeBold
            case .figure, .figureItalic: .figureBold
            default: face
            }
        return style
    }

    /// Code within text; the monospaced face is larger on its body, so that it is set smaller.
    var code: TextStyle {
        var style = self
        style.face = face == .textBold || face == .textBoldItalic ? .codeBold : .code
        style.size = size * 0.86
        style.features = [.noContextualAlternates]
        return style
    }

    func leading(to target: String) -> TextStyle {
        var style = self
        style.target = target
        style.color = PageDesign.linkInk
        return style
    }
}

/// Shapes each word of a document once.
final class Shaper {
    /// What was shaped in one face, size and set of features. There are few of them, so that they are searched in turn.
    private struct Font {
        var face: Face
        var size: Double
        var features: [FontFeature]
        var lines: [String: TextLine] = [:]
    }

    private var fonts: [Font] = []
    /// Whether anything so far shows a box in place of a letter that no face has.
    private(set) var lacksGlyphs = false

    func line(_ text: String, _ style: TextStyle) -> TextLine {
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

    func width(_ text: String, _ style: TextStyle) -> Double { line(text, style).width }

    /// Text cut to a width with an ellipsis.
    func fitted(_ text: String, _ style: TextStyle, width: Double) -> String {
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
