/// A large operator: a sum, an integral, or an operator that is a word.
package struct MathOperator: Hashable, Sendable {
    /// The styles in which scripts are limits above and below the operator.
    package enum Limits: Hashable, Sendable {
        /// Display style only, all styles, or none.
        case display, always, never
    }

    /// The operator without its scripts.
    package var nucleus: [MathNode]
    /// The placement of its scripts.
    package var limits: Limits

    /// The placement of scripts by the command that follows the operator.
    package static let limits: [MathLexer.Token: Limits] = [
        .command("limits"): .always, .command("nolimits"): .never, .command("displaylimits"): .display,
    ]

    /// An operator that is a symbol. Integrals have their limits at the side, as in plain TeX.
    package static func symbol(_ scalar: Unicode.Scalar) -> MathNode {
        let character = MathCharacter(source: scalar, drawn: scalar, mathClass: .largeOperator)
        let isIntegral = "∫"..."∳" ~= scalar
        return .largeOperator(MathOperator(nucleus: [.character(character)], limits: isIntegral ? .never : .display))
    }

    /// An operator that is a word, or several words with thin spaces between them.
    ///
    /// - Parameters:
    ///   - text: the words, separated by spaces.
    ///   - limits: the placement of the scripts.
    package static func named(_ text: String, limits: Limits) -> MathNode {
        var nucleus: [MathNode] = []
        for word in text.split(separator: " ") {
            if !nucleus.isEmpty { nucleus.append(.space(3)) }
            nucleus.append(.word(MathWord(text: String(word), alphabet: .roman)))
        }
        return .largeOperator(MathOperator(nucleus: nucleus, limits: limits))
    }

    /// True if scripts are limits above and below the operator in the given style.
    package func takesLimits(_ style: MathStyle) -> Bool {
        limits == .always || limits == .display && style.level == .display
    }
}
