/// An alphabet of `\mathrm`, `\mathbf` or a similar command, as Unicode's mathematical alphanumeric symbols.
package enum MathAlphabet: Hashable, Sendable {
    /// TeX's default: Latin and small Greek letters slanted, Greek capitals and digits upright.
    case normal
    /// The alphabets of `\mathrm`, `\mathbf`, `\mathit`, `\boldsymbol`, `\mathbb`, `\mathcal`, `\mathfrak`, `\mathsf`
    /// and `\mathtt`.
    case roman, bold, italic, boldItalic, blackboard, calligraphic, fraktur, sansSerif, monospace

    /// The alphabets by command name, without the backslash.
    package static let named: [String: MathAlphabet] = [
        "mathnormal": .normal, "mathrm": .roman, "mathup": .roman, "mathbf": .bold, "mathit": .italic,
        "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbfit": .boldItalic, "mathbb": .blackboard,
        "mathcal": .calligraphic, "mathscr": .calligraphic, "mathfrak": .fraktur, "mathsf": .sansSerif,
        "mathtt": .monospace,
    ]

    /// True if adjacent letters are one word, set with the kerns of the text face.
    package var makesWords: Bool { self == .roman || self == .bold || self == .italic }

    /// The character for `scalar` in this alphabet; `scalar` itself if the alphabet does not have it.
    package func drawn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if let exception = exceptions[scalar] { return exception }
        let value = scalar.value
        let start: UInt32?, offset: UInt32
        switch value {
        case 0x41...0x5a: (start, offset) = (latin, value - 0x41)
        case 0x61...0x7a: (start, offset) = (latin.map { $0 + 26 }, value - 0x61)
        case 0x30...0x39: (start, offset) = (figures, value - 0x30)
        case 0x391...0x3a9: (start, offset) = (capitalGreek, value - 0x391)
        case 0x3b1...0x3c9: (start, offset) = (smallGreek, value - 0x3b1)
        default:
            // ∂ ϵ ϑ ϰ ϕ ϱ ϖ follow ω in this order.
            let forms: [UInt32] = [0x2202, 0x3f5, 0x3d1, 0x3f0, 0x3d5, 0x3f1, 0x3d6]
            guard let index = forms.firstIndex(of: value) else { return scalar }
            (start, offset) = (smallGreek, 25 + UInt32(index))
        }
        return start.flatMap { Unicode.Scalar($0 + offset) } ?? scalar
    }

    /// The code point of capital A, which is followed by the other capitals and then the small letters; nil if upright.
    private var latin: UInt32? {
        switch self {
        case .roman: nil
        case .normal, .italic: 0x1d434
        case .bold: 0x1d400
        case .boldItalic: 0x1d468
        case .blackboard: 0x1d538
        case .calligraphic: 0x1d49c
        case .fraktur: 0x1d504
        case .sansSerif: 0x1d5a0
        case .monospace: 0x1d670
        }
    }

    /// The code point of the digit 0; nil if the digits are upright.
    private var figures: UInt32? {
        switch self {
        case .bold, .boldItalic: 0x1d7ce
        case .blackboard: 0x1d7d8
        case .sansSerif: 0x1d7e2
        case .monospace: 0x1d7f6
        default: nil
        }
    }

    /// The code point of capital alpha; nil if the capitals are upright.
    private var capitalGreek: UInt32? {
        switch self {
        case .italic: 0x1d6e2
        case .bold: 0x1d6a8
        case .boldItalic: 0x1d71c
        default: nil
        }
    }

    /// The code point of small alpha; nil if the letters are upright.
    private var smallGreek: UInt32? {
        switch self {
        case .normal, .italic, .calligraphic, .fraktur, .blackboard, .sansSerif, .monospace: 0x1d6fc
        case .bold: 0x1d6c2
        case .boldItalic: 0x1d736
        case .roman: nil
        }
    }

    /// The letters that are not in their alphabet's block, because Unicode had them before the block.
    private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
        switch self {
        case .normal, .italic: ["h": "ℎ", "ı": "\u{1d6a4}", "ȷ": "\u{1d6a5}"]
        case .calligraphic:
            [
                "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
                "o": "ℴ",
            ]
        case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        case .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        default: [:]
        }
    }
}
