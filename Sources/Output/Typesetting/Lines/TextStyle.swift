import Drawing

/// How a run of text is set.
package struct TextStyle: Hashable {
    package var face: Face
    package var size: Double
    package var color: Color = PageDesign.ink
    /// Above the baseline.
    package var rise = 0.0
    package var features: [FontFeature] = []
    /// Where the text leads: a web address, or `#id`.
    package var target: String?

    package init(
        face: Face, size: Double, color: Color = PageDesign.ink, rise: Double = 0.0, features: [FontFeature] = [],
        target: String? = nil
    ) {
        self.face = face
        self.size = size
        self.color = color
        self.rise = rise
        self.features = features
        self.target = target
    }

    /// With lining figures, the face's own: a report is full of numbers, and those in its text are compared with those in its tables.
    package static let body = TextStyle(face: .text, size: PageDesign.textSize)

    package var isCode: Bool { face == .code || face == .codeBold || face == .codeItalic }

    package var emphasized: TextStyle {
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

    package var strong: TextStyle {
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
    package var code: TextStyle {
        var style = self
        style.face = face == .textBold || face == .textBoldItalic ? .codeBold : .code
        style.size = size * 0.86
        style.features = [.noContextualAlternates]
        return style
    }

    package func leading(to target: String) -> TextStyle {
        var style = self
        style.target = target
        style.color = PageDesign.linkInk
        return style
    }
}
