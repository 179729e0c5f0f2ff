import Drawing

/// A piece of `\text{…}`: words, or mathematics between dollars.
enum MathTextPiece: Hashable, Sendable {
    case words(String, Face)
    case mathematics([MathNode])

    static let faces: [String: Face] = [
        "\\textit": .textItalic, "\\emph": .textItalic, "\\textbf": .textBold,
    ]

    /// Whether some shipped face has the character.
    static func canShow(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
            || [Face.text, .math, .code, .figure].contains { ShapingFace.of($0).glyph(for: scalar) != nil }
    }
}

extension MathSetter {
    func layout(_ pieces: [MathTextPiece], _ style: MathStyle) -> MathFragment {
        var result = MathFragment()
        for piece in pieces {
            switch piece {
            case .words(let words, let face):
                let isWord = face == .text && words.unicodeScalars.allSatisfy { MathLexer.isLetter($0) }
                if style.isScript, isWord {
                    result.append(layout(MathWord(text: words, alphabet: .roman), style))
                } else {
                    result.append(layout(words: words, face: face, em: em(style)))
                }
            // As TeX starts a formula inside an \hbox: in text style, or in the script style around it.
            case .mathematics(let nodes):
                result.append(fragment(nodes, style.level == .display ? .text : style))
            }
        }
        return result
    }
}
