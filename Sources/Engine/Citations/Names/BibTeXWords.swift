/// Divides names as BibTeX does: at signs outside of braces.
enum BibTeXWords {
    /// The names in a field, which the word `and` separates; `others` is one of them.
    static func names(_ field: String) -> [String] {
        var names: [[String]] = [[]]
        for word in words(field, tiesDivide: false) {
            if word.lowercased() == "and" { names.append([]) } else { names[names.count - 1].append(word) }
        }
        return names.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }

    /// The words of a name: white space and ties divide.
    static func words(_ text: String) -> [String] { words(text, tiesDivide: true) }

    private static func words(_ text: String, tiesDivide: Bool) -> [String] {
        split(text) { $0 == " " || 0x09...0x0d ~= $0.value || tiesDivide && $0 == "~" }.filter { !$0.isEmpty }
    }

    /// The pieces of a text between signs outside of braces. A sign after a backslash does not divide.
    static func split(_ text: String, at isDivider: (Unicode.Scalar) -> Bool) -> [String] {
        var pieces: [String] = [], piece = String.UnicodeScalarView(), depth = 0, isEscaped = false
        for scalar in text.unicodeScalars {
            if depth == 0, !isEscaped, isDivider(scalar) {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                continue
            }
            if !isEscaped, scalar == "{" { depth += 1 }
            if !isEscaped, scalar == "}" { depth = max(0, depth - 1) }
            isEscaped = scalar == "\\" && !isEscaped
            piece.append(scalar)
        }
        pieces.append(String(piece))
        return pieces
    }

    /// True if the first letter of a word is small, as in "von" and `{\'e}tienne`. Braces without a command hide
    /// letters.
    static func isSmall(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        var index = 0, depth = 0, hidden = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "{":
                depth += 1
                if hidden == 0, index < scalars.count, scalars[index] != "\\" { hidden = depth }
            case "}":
                if hidden == depth { hidden = 0 }
                depth -= 1
            case "\\" where hidden == 0:
                let name = scalars[index...].prefix { 0x41...0x5a ~= $0.value || 0x61...0x7a ~= $0.value }
                let text = String(String.UnicodeScalarView(name))
                index += max(1, name.count)
                // An accent: its letter follows, perhaps in braces. Any other command is a letter itself.
                if text.isEmpty || LaTeXSigns.accents[text] != nil {
                    let letter = index < scalars.count ? scalars[index...].first { $0.properties.isAlphabetic } : nil
                    return letter?.properties.isLowercase == true
                }
                if let sign = LaTeXSigns.signs[text]?.unicodeScalars.first { return sign.properties.isLowercase }
            default:
                if hidden == 0, scalar.properties.isAlphabetic { return scalar.properties.isLowercase }
            }
        }
        return false
    }
}
