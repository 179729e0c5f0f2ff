/// Sums, integrals, and operators that are words.
package struct MathOperator: Hashable, Sendable {
    package enum Limits: Hashable, Sendable {
        case display, always, never
    }

    package var nucleus: [MathNode]
    package var limits: Limits

    /// By the command behind an operator.
    package static let limits: [MathLexer.Token: Limits] = [
        .command("limits"): .always, .command("nolimits"): .never, .command("displaylimits"): .display,
    ]

    /// A big symbol; integrals have their limits at the side, as plain TeX's do.
    package static func symbol(_ scalar: Unicode.Scalar) -> MathNode {
        let character = MathCharacter(source: scalar, drawn: scalar, mathClass: .largeOperator)
        let isIntegral = "∫"..."∳" ~= scalar
        return .largeOperator(MathOperator(nucleus: [.character(character)], limits: isIntegral ? .never : .display))
    }

    /// An operator that is a word, or words with thin spaces between.
    package static func named(_ text: String, limits: Limits) -> MathNode {
        var nucleus: [MathNode] = []
        for word in text.split(separator: " ") {
            if !nucleus.isEmpty { nucleus.append(.space(3)) }
            nucleus.append(.word(MathWord(text: String(word), alphabet: .roman)))
        }
        return .largeOperator(MathOperator(nucleus: nucleus, limits: limits))
    }

    package func takesLimits(_ style: MathStyle) -> Bool {
        limits == .always || limits == .display && style.level == .display
    }
}
