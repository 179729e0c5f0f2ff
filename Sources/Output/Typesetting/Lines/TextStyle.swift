import Drawing

/// The style of a run of text.
package struct TextStyle: Hashable {
    /// The font face.
    package var face: Face
    /// The font size in points.
    package var size: Double
    /// The colour of the text.
    package var color: Color = PageDesign.ink
    /// The distance of the text above the line's baseline, in points.
    package var rise = 0.0
    /// The OpenType features to switch on or off.
    package var features: [FontFeature] = []
    /// The target of the link that the text belongs to: a web address or `#id`. Nil outside links.
    package var target: String?

    /// Creates a style; see the properties.
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

    /// The style of running text.
    ///
    /// It has the face's own lining figures: numbers in a report's text are compared with numbers in its tables.
    package static let body = TextStyle(face: .text, size: PageDesign.textSize)

    /// True if the face is monospaced.
    package var isCode: Bool { face == .code || face == .codeBold || face == .codeItalic }

    /// The style with emphasis: italic, or upright within italic text.
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

    /// The style in bold.
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

    /// The style of code within text.
    ///
    /// The monospaced face looks larger at the same size, so its size is reduced.
    package var code: TextStyle {
        var style = self
        style.face = face == .textBold || face == .textBoldItalic ? .codeBold : .code
        style.size = size * 0.86
        style.features = [.noContextualAlternates]
        return style
    }

    /// The style of a link to a web address or `#id`.
    package func leading(to target: String) -> TextStyle {
        var style = self
        style.target = target
        style.color = PageDesign.linkInk
        return style
    }
}
