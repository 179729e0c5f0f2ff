import Documents
import TeXMath

extension [Inline] {
    /// The text without formatting and footnotes, with formulas in Unicode: “The χ² test” for `The $\chi^2$ test`.
    ///
    /// It is for places that can hold no formula, such as bookmarks. A formula that cannot be read is its source.
    package var unicodeText: String {
        map { inline in
            switch inline {
            case .math(let tex): (try? unicodeMathematics(tex)) ?? tex
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.unicodeText
            default: [inline].plainText
            }
        }.joined()
    }

    /// The inlines with a text in Unicode in place of each formula.
    package var withUnicodeFormulas: [Inline] {
        map { inline in
            switch inline {
            case .math: .text([inline].unicodeText)
            case .emphasis(let inner): .emphasis(inner.withUnicodeFormulas)
            case .strong(let inner): .strong(inner.withUnicodeFormulas)
            case .link(let inner, let destination): .link(inner.withUnicodeFormulas, destination: destination)
            default: inline
            }
        }
    }
}

/// A formula as one line of Unicode text, as `spokenMathematics`, but with scripts as superscript and subscript
/// characters where Unicode has them all.
///
/// `\chi^2` gives “χ²”, `x_{10}` gives “x₁₀” and `x^{\beta}` gives “x^β”.
///
/// - Throws: `MathematicsError` if the formula cannot be read.
package func unicodeMathematics(_ tex: String) throws(MathematicsError) -> String {
    try MathParser.parse(tex).nodes.withUnicodeScripts.linear
}

extension [MathNode] {
    /// The list with scripts as characters beside their bases, where Unicode has them all.
    fileprivate var withUnicodeScripts: [MathNode] { map(\.withUnicodeScripts) }

    /// The list's text in characters of a script; nil if a node is no character or has none in the table.
    fileprivate func script(_ table: [Character: Character]) -> String? {
        var text = ""
        for node in self {
            switch node {
            case .character(let character):
                guard let small = table[Character(character.source)] else { return nil }
                text.append(small)
            case .group(let nodes, _):
                guard let inner = nodes.script(table) else { return nil }
                text += inner
            case .style, .space: continue
            default: return nil
            }
        }
        return text.isEmpty ? nil : text
    }
}

extension MathNode {
    /// The node with scripts as characters beside their bases, where Unicode has them all.
    fileprivate var withUnicodeScripts: MathNode {
        switch self {
        case .group(let nodes, let mathClass): return .group(nodes.withUnicodeScripts, mathClass)
        case .fenced(var fence):
            fence.segments = fence.segments.map(\.withUnicodeScripts)
            return .fenced(fence)
        case .fraction(var fraction):
            fraction.numerator = fraction.numerator.withUnicodeScripts
            fraction.denominator = fraction.denominator.withUnicodeScripts
            return .fraction(fraction)
        case .radical(var radical):
            radical.radicand = radical.radicand.withUnicodeScripts
            return .radical(radical)
        case .scripts(let scripts): return scripts.withUnicodeScripts
        default: return self
        }
    }
}

extension MathScripts {
    fileprivate var withUnicodeScripts: MathNode {
        var base = base?.withUnicodeScripts
        var rest = MathScripts(base: base)
        var small = ""
        if let nodes = self.subscript {
            if let text = nodes.script(.subscripts) { small += text } else { rest.subscript = nodes.withUnicodeScripts }
        }
        if let nodes = superscript {
            if let text = nodes.script(.superscripts), rest.subscript == nil {
                small += text
            } else {
                rest.superscript = nodes.withUnicodeScripts
            }
        }
        if small.isEmpty { return .scripts(rest) }
        let word = MathNode.word(MathWord(text: small, alphabet: .roman))
        // Beside the base and without a space, also where the base is an operator.
        if case .largeOperator(var op) = base {
            op.nucleus = [.word(MathWord(text: op.nucleus.linear + small, alphabet: .roman))]
            base = .largeOperator(op)
        } else {
            base = base.map { .group([$0, word], $0.mathClass ?? .ordinary) } ?? word
        }
        rest.base = base
        return rest.subscript == nil && rest.superscript == nil ? base ?? word : .scripts(rest)
    }
}

extension [Character: Character] {
    /// Unicode's superscripts of digits and signs, and of n and i, which the faces of most programs have; the prime
    /// stays.
    fileprivate static let superscripts = table("0123456789+−=()ni′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ′")
    /// Unicode's subscripts; it has none of most letters.
    fileprivate static let subscripts = table("0123456789+−=()aehiklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

    private static func table(_ plain: String, _ small: String) -> [Character: Character] {
        Dictionary(uniqueKeysWithValues: zip(plain, small))
    }
}
