import Documents

/// References to values within a formula, such as `$x = {mean:.2f}$`.
///
/// TeX uses braces, too. A group is a reference if it holds a name and a format, `{mean:.2f}`, wherever it is; or if it
/// holds the name of a value and nothing else and is no argument, as in `$x = {mean}$`. So `\frac{mean}{2}`, `x_{max}`
/// and `\text{mean}` are TeX's.
struct FormulaReferences {
    /// A group that may be a reference.
    struct Candidate {
        /// The range of the group in the formula, braces included.
        let range: Range<String.Index>
        let name: String
        let format: String?

        /// True if the group can be nothing but a reference; otherwise it is one if there is such a value.
        var isCertain: Bool { format != nil }
    }

    /// The candidates in order.
    let candidates: [Candidate]

    /// Finds the candidates of a formula in TeX without its dollar signs.
    init(in tex: String) {
        var candidates: [Candidate] = []
        var place = tex.startIndex
        while let open = tex[place...].firstIndex(of: "{") {
            place = tex.index(after: open)
            let content = tex[place...].prefix { $0 != "}" && $0 != "{" }
            guard content.endIndex < tex.endIndex, tex[content.endIndex] == "}",
                tex[..<open].reversed().prefix(while: { $0 == "\\" }).count.isMultiple(of: 2),
                let (name, format) = Self.parts(of: content)
            else { continue }
            guard format != nil || !Self.isArgument(tex[..<open]) else { continue }
            candidates.append(
                Candidate(
                    range: open..<tex.index(after: content.endIndex), name: name, format: format))
        }
        self.candidates = candidates
    }

    /// A name, and perhaps a format after a colon; nil if a group holds anything else.
    private static func parts(of content: Substring) -> (name: String, format: String?)? {
        let pieces = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(pieces[0]).trimmed
        guard let first = name.first, first.unicodeScalars.first?.properties.generalCategory.isLetter == true,
            !name.contains(where: { "\\$^&#~%".contains($0) })
        else { return nil }
        guard pieces.count == 2 else { return (name, nil) }
        let format = String(pieces[1]).trimmed
        return isFormat(format) ? (name, format) : nil
    }

    /// Tells whether a text has the form of a number format: `,`, `.2f`, `,.1%`, `.0e`, perhaps with a `+` before it,
    /// or a word.
    private static func isFormat(_ text: String) -> Bool {
        if ["time", "words", "Words", "short"].contains(text) { return true }
        var rest = text.utf8[...]
        func skip(_ sign: Character) -> Bool {
            guard rest.first == sign.asciiValue else { return false }
            rest.removeFirst()
            return true
        }
        _ = skip("+")
        let hasComma = skip(",")
        if hasComma, rest.isEmpty { return true }
        guard skip(".") else { return false }
        let digits = rest.prefix { 0x30...0x39 ~= $0 }
        guard 1...2 ~= digits.count else { return false }
        let letter = String(Substring(rest.dropFirst(digits.count)))
        return letter == "f" || letter == "%" || letter == "e" && !hasComma
    }

    /// Tells whether a group after some TeX is an argument: of a command, or as a subscript or superscript.
    private static func isArgument(_ before: Substring) -> Bool {
        var before = before
        while before.last?.isWhitespace == true { before.removeLast() }
        guard let last = before.last else { return false }
        if "_^}]".contains(last) { return true }
        let name = String(before.reversed().prefix(while: \.isLetter).reversed())
        // After a line break, `\\`, or a space, `\ `.
        if name.isEmpty { return false }
        return before.dropLast(name.count).last == "\\" && !signs.contains(name)
    }

    /// The commands without arguments after which an author may write a value: relations, operators and spaces.
    private static let signs: Set<String> = [
        "approx", "sim", "simeq", "equiv", "le", "leq", "ge", "geq", "ll", "gg", "ne", "neq", "pm", "mp", "times",
        "cdot",
        "div", "in", "to", "mapsto", "propto", "quad", "qquad", "ldots", "cdots", "Rightarrow", "rightarrow", "mid",
        "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "lambda", "mu", "nu", "pi", "rho", "sigma", "tau",
        "chi", "omega", "Delta", "Sigma", "infty",
    ]

    /// The formula with other text in the places of the candidates; nil leaves a candidate as it is.
    func replacing(in tex: String, _ text: (Candidate) throws -> String?) rethrows -> String {
        var result = "", place = tex.startIndex
        for candidate in candidates {
            guard let text = try text(candidate) else { continue }
            result += tex[place..<candidate.range.lowerBound] + text
            place = candidate.range.upperBound
        }
        return result + tex[place...]
    }

    /// The text of a value as TeX: a number with TeX's signs, anything else as words.
    static func tex(of text: String) -> String {
        var tex = ""
        var rest = text[...]
        while let character = rest.first {
            let power = rest.prefix { plainDigits[$0] != nil }
            if !power.isEmpty {
                tex += "^{" + power.compactMap { plainDigits[$0] }.joined() + "}"
                rest = rest[power.endIndex...]
                continue
            }
            rest.removeFirst()
            switch character {
            case "0"..."9", "+", ".": tex.append(character)
            case "−": tex += "-"
            case ",": tex += "{,}"
            case "∞": tex += "\\infty "
            case "·": tex += "\\cdot "
            case "%": tex += "\\%"
            case "\u{202f}": tex += "\\,"
            case "\u{a0}": break
            default: return "{\\text{" + text.map(escaped).joined() + "}}"
            }
        }
        return "{" + tex + "}"
    }

    private static let plainDigits: [Character: String] = [
        "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]

    /// A character of words in TeX.
    private static func escaped(_ character: Character) -> String {
        switch character {
        case "\\": "\\backslash "
        case "{", "}", "$", "%", "#", "&", "_": "\\\(character)"
        case "^", "~": " "
        default: String(character)
        }
    }
}

extension Unicode.GeneralCategory {
    /// True for the categories L of Unicode.
    fileprivate var isLetter: Bool {
        [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter].contains(self)
    }
}
