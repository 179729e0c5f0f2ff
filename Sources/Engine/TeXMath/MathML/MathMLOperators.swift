/// The operator dictionary of MathML Core (Appendix B), for the characters that TeX’s symbols are.
///
/// It gives only what is the same at every place of a row, so that a renderer's reading of the dictionary does not
/// matter elsewhere.
enum MathMLOperators {
    /// The spaces around an operator in mu.
    struct Spaces: Equatable {
        /// The space at the left.
        var left: Double
        /// The space at the right.
        var right: Double
    }

    /// The spaces that an operator has between two operands; nil if that depends on the renderer.
    ///
    /// - Parameters:
    ///   - text: The operator.
    ///   - mathClass: Its class in TeX.
    static func infixSpaces(_ text: String, _ mathClass: MathClass) -> Spaces? {
        guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return nil }
        if let spaces = spaces(scalar) { return spaces }
        switch mathClass {
        // The default, which is also that of category A.
        case .relation: return otherRelations.contains(scalar) ? nil : Spaces(left: 5, right: 5)
        case .binary: return categoryB.contains(scalar) ? Spaces(left: 4, right: 4) : nil
        case .punctuation: return scalar == "," || scalar == ";" ? Spaces(left: 0, right: 3) : nil
        default: return nil
        }
    }

    /// The spaces of an operator that are the same at every place of a row; nil for other operators.
    static func spaces(_ scalar: Unicode.Scalar) -> Spaces? {
        if largeOperators.contains(scalar) { return Spaces(left: 3, right: 3) }
        return narrow.contains(scalar) ? Spaces(left: 0, right: 0) : nil
    }

    /// The signs that have no spaces if they are before their operand.
    static let signs = Set("+−±∓".unicodeScalars)

    /// True if the operator's limits are at its side outside of display style, without an attribute: category J.
    static func movesLimits(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(sums.contains) }

    /// Sums and products: category J.
    private static let sums = Set("∏∐∑⋀⋁⋂⋃⨀⨁⨂⨄⨆".unicodeScalars)
    /// Sums, products and integrals: categories H and J.
    private static let largeOperators = sums.union("∫∬∭∮".unicodeScalars)
    /// Fences, primes, slashes and function application: categories D, E, F, G and K, with one form each.
    private static let narrow = Set("()[]{}⌈⌉⌊⌋⟦⟧⟨⟩′″‴⁗/\\∀∃∄¬∇!\u{2061}".unicodeScalars)
    /// The relations that have other spaces than the default, or a form before or after an operand only.
    private static let otherRelations = Set(":∼⌢⌣∴∵".unicodeScalars)
    /// The binary operators of category B.
    private static let categoryB = Set("+−±÷∓∖∧∨∩∪⊎⊓⊔⊕⊖⊘".unicodeScalars)

    /// The fences that stretch by default, before their operand and after it: categories F and G.
    static let fences = (
        prefix: Set("([{|‖⌈⌊⟦⟨".unicodeScalars), postfix: Set(")]}|‖⌉⌋⟧⟩".unicodeScalars)
    )

    /// True if the character grows with its neighbours unless an attribute forbids it.
    static func stretchesVertically(_ scalar: Unicode.Scalar) -> Bool {
        fences.prefix.contains(scalar) || fences.postfix.contains(scalar) || "↑↓↕⇑⇓⇕".unicodeScalars.contains(scalar)
    }

    /// True if the character grows with what is above or below it unless an attribute forbids it.
    static func stretchesHorizontally(_ scalar: Unicode.Scalar) -> Bool {
        "\u{2190}"..."\u{21ff}" ~= scalar || "\u{27f0}"..."\u{27ff}" ~= scalar
    }

    /// The characters of class ordinary that are operators and no identifiers.
    static let ordinary = Set("/\\|‖∣∥∀∃∄¬∇′‵.:!?".unicodeScalars)
}
