/// Arguments that are not mathematics: `\text{…}`, names and lengths.
extension MathParser {
    /// Reads the text between braces and converts it with `meaning`.
    ///
    /// - Throws: `MathematicsError.badArgument` if `meaning` returns nil.
    mutating func braced<Meaning>(
        _ command: String, offset: Int, _ meaning: (String) -> Meaning?
    ) throws(MathematicsError) -> Meaning {
        guard lexer.token == .open else { throw .missingArgument(of: command, offset: offset) }
        let start = lexer.offset
        lexer.skip()
        var text = "", depth = 1
        while let scalar = lexer.nextRaw() {
            if scalar == "{" { depth += 1 }
            if scalar == "}" { depth -= 1 }
            if depth == 0 {
                guard let result = meaning(text) else { throw .badArgument(text, of: command, offset: start + 1) }
                return result
            }
            text.unicodeScalars.append(scalar)
        }
        throw .unbalanced("{", offset: start)
    }

    /// A length such as `2mu` or `-0.5em`, in mu.
    ///
    /// The result is nil if the text is not a length, or if its number is above 1000, which is longer than any page.
    static func length(_ text: String) -> Double? {
        let text = text.filter { !$0.isWhitespace }
        // An em is 18 mu; the other units are converted at a font size of 10 pt.
        let units = ["mu": 1.0, "em": 18, "ex": 8, "pt": 1.8, "mm": 5.12, "cm": 51.2]
        guard let factor = units[String(text.suffix(2))], let number = Double(text.dropLast(2)), abs(number) <= 1000
        else {
            return nil
        }
        return number * factor
    }

    /// Reads the argument of `\text` or a similar command as pieces; mathematics in it is between dollar signs.
    mutating func text(_ command: String) throws(MathematicsError) -> [MathTextPiece] {
        let style = MathTextPiece.styles[command] ?? .upright
        let start = lexer.offset
        guard lexer.token == .open else { throw .missingArgument(of: command, offset: start) }
        lexer.skip()
        return try nested { (parser) throws(MathematicsError) in
            var pieces: [MathTextPiece] = [], text = "", depth = 0
            func flush() {
                if !text.isEmpty { pieces.append(.words(text, style)) }
                text = ""
            }
            while true {
                let offset = parser.lexer.position
                switch parser.lexer.nextRaw() {
                case nil: throw .unbalanced("{", offset: start)
                case "{": depth += 1
                case "}":
                    if depth == 0 {
                        flush()
                        return pieces
                    }
                    depth -= 1
                case "$":
                    flush()
                    pieces.append(.mathematics(try parser.innerList()))
                    guard parser.lexer.next() == .character("$") else { throw .unbalanced("$", offset: offset) }
                case "\\": text.unicodeScalars.append(try parser.escape(offset: offset))
                case "~": text.unicodeScalars.append("\u{a0}")
                case "'": text.unicodeScalars.append("’")
                case "`": text.unicodeScalars.append("‘")
                case "-":
                    let dashes: [(Unicode.Scalar, Unicode.Scalar)] = [("-", "–"), ("–", "—")]
                    if let longer = dashes.first(where: { $0.0 == text.unicodeScalars.last }) {
                        text.unicodeScalars.removeLast()
                        text.unicodeScalars.append(longer.1)
                    } else {
                        text.unicodeScalars.append("-")
                    }
                case let scalar?:
                    guard parser.repertoire.hasText(scalar) else { throw .noGlyph(String(scalar), offset: offset) }
                    text.unicodeScalars.append(scalar.properties.isWhitespace && scalar != "\u{a0}" ? " " : scalar)
                }
            }
        }
    }

    /// Reads the name of a command inside text after its backslash, and returns the command's character.
    private mutating func escape(offset: Int) throws(MathematicsError) -> Unicode.Scalar {
        var name = ""
        while let scalar = lexer.raw, MathLexer.isLetter(scalar) {
            _ = lexer.nextRaw()
            name.unicodeScalars.append(scalar)
        }
        if name.isEmpty, let scalar = lexer.nextRaw() { name.unicodeScalars.append(scalar) }
        switch name {
        case " ", ",", ";", ":", "\n", "quad", "qquad", "\\": return " "
        default:
            if let symbol = MathSymbols.named[name]?.source, repertoire.hasText(symbol) { return symbol }
            throw .unknownCommand("\\" + name, offset: offset)
        }
    }
}
