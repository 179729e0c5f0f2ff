import Drawing
import TeXMath

extension MathSetter {
    /// Lays out the content of `\text`: words and formulas.
    func layout(_ pieces: [MathTextPiece], _ style: MathStyle) -> MathFragment {
        var result = MathFragment()
        for piece in pieces {
            switch piece {
            case .words(let words, let textStyle):
                let isWord = textStyle == .upright && words.unicodeScalars.allSatisfy { MathLexer.isLetter($0) }
                if style.isScript, isWord {
                    result.append(layout(MathWord(text: words, alphabet: .roman), style))
                } else {
                    result.append(layout(words: words, face: textStyle.face, em: em(style)))
                }
            // As a formula inside an \hbox in TeX: in text style, or in the script style around it.
            case .mathematics(let nodes):
                result.append(fragment(nodes, style.level == .display ? .text : style))
            }
        }
        return result
    }
}

extension MathTextPiece.Style {
    fileprivate var face: Face {
        switch self {
        case .upright: .text
        case .italic: .textItalic
        case .bold: .textBold
        }
    }
}
