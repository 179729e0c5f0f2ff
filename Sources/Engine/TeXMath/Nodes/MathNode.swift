/// A formula as the parser understood it: TeX's noads (The TeXbook, p. 157), one payload a construct.
package indirect enum MathNode: Hashable, Sendable {
    case character(MathCharacter)
    /// Letters that are one word: of a named operator, or of `\mathrm` and its kin.
    case word(MathWord)
    /// What stood in braces: one atom to its neighbours.
    case group([MathNode], MathClass)
    case scripts(MathScripts)
    case largeOperator(MathOperator)
    case fraction(MathFraction)
    case radical(MathRadical)
    case accent(MathAccent)
    case bar(MathBar)
    case stack(MathStack)
    case fenced(MathFenced)
    case bigDelimiter(MathBigDelimiter)
    case array(MathArray)
    case text([MathTextPiece])
    case phantom(MathPhantom)
    /// In mu, 18 to the quad.
    case space(Double)
    /// From here to the end of the list.
    case style(MathStyle.Level)
}

extension MathNode {
    /// The class that spaces are decided by; nil for what is not an atom.
    package var mathClass: MathClass? {
        switch self {
        case .character(let character): character.mathClass
        case .word(let word): word.mathClass
        case .group(_, let mathClass): mathClass
        case .scripts(let scripts): scripts.base?.mathClass ?? .ordinary
        case .largeOperator: .largeOperator
        case .stack(let stack): stack.mathClass
        case .fenced: .inner
        case .bigDelimiter(let delimiter): delimiter.mathClass
        // A fraction alone is Inner (p. 170), but LaTeX's \frac puts it in braces.
        case .fraction, .radical, .accent, .bar, .text, .phantom, .array: .ordinary
        case .space, .style: nil
        }
    }
}
