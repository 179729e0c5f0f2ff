/// A node of a parsed formula, like TeX's noads (The TeXbook, p. 157), with one payload type per construct.
package indirect enum MathNode: Hashable, Sendable {
    /// A single character.
    case character(MathCharacter)
    /// Letters that are one word: of a named operator, or of `\mathrm` and similar alphabets.
    case word(MathWord)
    /// The content of braces, which is a single atom of the given class for its neighbours.
    case group([MathNode], MathClass)
    /// A base with a subscript, a superscript or both.
    case scripts(MathScripts)
    /// A sum, an integral, or an operator that is a word.
    case largeOperator(MathOperator)
    /// A fraction or binomial coefficient.
    case fraction(MathFraction)
    /// A root.
    case radical(MathRadical)
    /// A formula with an accent.
    case accent(MathAccent)
    /// A formula with a line, brace or arrow above or below it.
    case bar(MathBar)
    /// A formula or an arrow with smaller formulas above or below it.
    case stack(MathStack)
    /// A formula between growing delimiters.
    case fenced(MathFenced)
    /// A delimiter of a given size.
    case bigDelimiter(MathBigDelimiter)
    /// Rows and columns of formulas.
    case array(MathArray)
    /// The pieces of `\text{…}`.
    case text([MathTextPiece])
    /// A formula that is invisible, or whose size is ignored.
    case phantom(MathPhantom)
    /// A space in mu, 18 mu to the quad.
    case space(Double)
    /// A change of the style from here to the end of the list.
    case style(MathStyle.Level)
}

extension MathNode {
    /// The class that decides the spaces around the node; nil if the node is not an atom.
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
