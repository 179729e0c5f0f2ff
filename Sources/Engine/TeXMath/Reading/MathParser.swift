/// A recursive-descent parser from the source of a formula to its tree.
///
/// - Complexity: O(length of the source).
package struct MathParser {
    /// The greatest nesting depth: deeper than any readable formula, and small enough for any thread's stack.
    static let depthLimit = 30
    /// The greatest number of Unicode scalars in a formula.
    static let lengthLimit = 50_000

    var lexer: MathLexer
    let repertoire: MathRepertoire
    /// The alphabet of the letters that are read next.
    var alphabet = MathAlphabet.normal
    /// The argument of the last `\tag{…}`.
    var tag: String?
    /// The argument of the last `\label{…}`.
    var label: String?
    private var depth = 0
    /// True if a `]` ends the list that is being read, as in the degree of a root.
    private var endsAtBracket = false

    /// Parses a formula.
    ///
    /// - Parameters:
    ///   - tex: the source, without dollar signs.
    ///   - repertoire: the characters that the formula may contain.
    /// - Throws: `MathematicsError` with the first problem and its place in the source.
    package static func parse(
        _ tex: String, repertoire: MathRepertoire = .all
    ) throws(MathematicsError) -> MathFormula {
        let scalars = Array(tex.unicodeScalars)
        if scalars.count > lengthLimit { throw .tooLong(count: scalars.count, limit: lengthLimit) }
        var parser = MathParser(lexer: MathLexer(scalars), repertoire: repertoire)
        let nodes = try parser.list()
        try parser.expectEnd()
        return MathFormula(nodes: nodes, tag: parser.tag, label: parser.label)
    }

    private init(lexer: MathLexer, repertoire: MathRepertoire) {
        self.lexer = lexer
        self.repertoire = repertoire
    }

    /// Checks that the whole source has been read.
    private func expectEnd() throws(MathematicsError) {
        let token = lexer.token
        switch token {
        case .end: return
        case .close, .command("right"), .command("end"), .command("middle"):
            throw .unbalanced(token.word, offset: lexer.offset)
        default: throw .unexpected(token.word, offset: lexer.offset)
        }
    }

    /// Runs `body` one nesting level deeper.
    ///
    /// - Throws: `MathematicsError.tooDeep` if this exceeds `depthLimit`, and the errors of `body`.
    mutating func nested<Result>(
        _ body: (inout MathParser) throws(MathematicsError) -> Result
    ) throws(MathematicsError) -> Result {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { throw .tooDeep(limit: Self.depthLimit, offset: lexer.offset) }
        return try body(&self)
    }

    /// Reads atoms up to a token that ends a list; the caller checks that it is the expected token.
    mutating func list() throws(MathematicsError) -> [MathNode] {
        var nodes: [MathNode] = []
        while true {
            switch lexer.token {
            case .end, .close, .align, .character("$"),
                .command("\\"), .command("cr"), .command("right"), .command("middle"), .command("end"):
                return nodes
            case .character("]") where endsAtBracket: return nodes
            default: nodes.append(contentsOf: try atom())
            }
        }
    }

    /// Reads a list that a `]` ends, or does not end.
    private mutating func list(endingAtBracket: Bool) throws(MathematicsError) -> [MathNode] {
        let outer = endsAtBracket
        endsAtBracket = endingAtBracket
        defer { endsAtBracket = outer }
        return try list()
    }

    /// Reads a list inside a construct with an end of its own, where a `]` is an ordinary character.
    mutating func innerList() throws(MathematicsError) -> [MathNode] {
        try list(endingAtBracket: false)
    }

    /// Reads an optional argument `[…]`; nil if there is none.
    mutating func optionalArgument(of command: String) throws(MathematicsError) -> [MathNode]? {
        guard lexer.token == .character("[") else { return nil }
        let start = lexer.offset
        lexer.skip()
        return try nested { (parser) throws(MathematicsError) in
            let nodes = try parser.list(endingAtBracket: true)
            guard parser.lexer.next() == .character("]") else { throw .unbalanced("[", offset: start) }
            return nodes
        }
    }

    /// Reads an argument: `{…}`, or the single token that TeX takes instead.
    mutating func argument(of command: String) throws(MathematicsError) -> [MathNode] {
        let offset = lexer.offset
        switch lexer.token {
        case .open: return try group()
        case .end, .close, .align, .superscript, .subscript, .command("\\"), .command("right"), .command("end"),
            .command("middle"), .command("cr"), .character("$"):
            throw .missingArgument(of: command, offset: offset)
        case .character("]") where endsAtBracket: throw .missingArgument(of: command, offset: offset)
        default: return try nested { (parser) throws(MathematicsError) in try parser.nucleus(single: true) }
        }
    }

    /// Reads the list between braces. A change of the alphabet in it ends with it.
    mutating func group() throws(MathematicsError) -> [MathNode] {
        let start = lexer.offset
        lexer.skip()
        return try nested { (parser) throws(MathematicsError) in
            let outer = parser.alphabet
            defer { parser.alphabet = outer }
            let nodes = try parser.innerList()
            guard parser.lexer.token == .close else {
                if parser.lexer.token == .end { throw .unbalanced("{", offset: start) }
                throw .unexpected(parser.lexer.token.word, offset: parser.lexer.offset)
            }
            parser.lexer.skip()
            return nodes
        }
    }

    /// Reads a nucleus with its scripts.
    private mutating func atom() throws(MathematicsError) -> [MathNode] {
        switch lexer.token {
        case .superscript, .subscript, .character("'"): return [try scripts(of: nil)]
        default: break
        }
        var nodes = try nucleus(single: false)
        if case .largeOperator(var op) = nodes.last {
            while let limits = MathOperator.limits[lexer.token] {
                lexer.skip()
                op.limits = limits
            }
            nodes[nodes.count - 1] = .largeOperator(op)
        }
        switch lexer.token {
        case .superscript, .subscript, .character("'"):
            let base = nodes.last?.mathClass == nil ? nil : nodes.popLast()
            nodes.append(try scripts(of: base))
        default: break
        }
        return nodes
    }

    /// Reads the scripts after a base, in any order.
    private mutating func scripts(of base: MathNode?) throws(MathematicsError) -> MathNode {
        var scripts = MathScripts(base: base)
        // Apart from `scripts`, so that appending copies nothing.
        var superscript: [MathNode] = []
        var hasPrimes = false, hasSuperscript = false
        while true {
            let offset = lexer.offset
            switch lexer.token {
            case .character("'"):
                // plain.tex: primes are a superscript, and a `^` after them is appended to it.
                if hasSuperscript { throw .doubleScript("'", offset: offset) }
                lexer.skip()
                let prime = MathCharacter(source: "′", drawn: "′", mathClass: .ordinary)
                superscript.append(.character(prime))
                hasPrimes = true
            case .superscript:
                if hasSuperscript { throw .doubleScript("^", offset: offset) }
                lexer.skip()
                hasSuperscript = true
                superscript += try argument(of: "^")
            case .subscript:
                if scripts.subscript != nil { throw .doubleScript("_", offset: offset) }
                lexer.skip()
                scripts.subscript = try argument(of: "_")
            default:
                if hasPrimes || hasSuperscript { scripts.superscript = superscript }
                return .scripts(scripts)
            }
        }
    }

    /// Reads an atom without scripts: a character, a group, or a command with its arguments.
    ///
    /// - Parameter single: whether TeX takes a single token here, so that adjacent letters do not become a word.
    private mutating func nucleus(single: Bool) throws(MathematicsError) -> [MathNode] {
        let offset = lexer.offset
        switch lexer.token {
        case .open: return [.group(try group(), .ordinary)]
        case .command(let name):
            lexer.skip()
            return try command(name, offset: offset)
        case .character(let scalar):
            if alphabet.makesWords, !single, MathLexer.isLetter(scalar) { return letters() }
            lexer.skip()
            return [try character(scalar, offset: offset)]
        case .close, .superscript, .subscript, .align, .end:
            throw .unexpected(lexer.token.word, offset: offset)
        }
    }

    /// Reads adjacent letters as one word (Rule 14 does so by kerns and ligatures). Scripts belong to the last letter.
    private mutating func letters() -> [MathNode] {
        var letters: [Unicode.Scalar] = []
        while case .character(let scalar) = lexer.token, MathLexer.isLetter(scalar) {
            lexer.skip()
            letters.append(scalar)
        }
        var last: MathNode?
        switch lexer.token {
        case .superscript, .subscript, .character("'"):
            if letters.count > 1, let scalar = letters.popLast() { last = .character(ordinary(scalar)) }
        default: break
        }
        let first: MathNode =
            letters.count == 1
            ? .character(ordinary(letters[0]))
            : .word(MathWord(text: letters.reduce(into: "") { $0.unicodeScalars.append($1) }, alphabet: alphabet))
        return [first] + (last.map { [$0] } ?? [])
    }

    /// A letter in the current alphabet, of class ordinary.
    func ordinary(_ scalar: Unicode.Scalar) -> MathCharacter {
        MathCharacter(source: scalar, drawn: alphabet.drawn(scalar), mathClass: .ordinary)
    }

    /// The node of a typed character.
    ///
    /// - Throws: `MathematicsError` for `#` and `$`, and for a character that is not in the repertoire.
    func character(_ scalar: Unicode.Scalar, offset: Int) throws(MathematicsError) -> MathNode {
        switch scalar {
        case "#", "$": throw .unexpected(String(scalar), offset: offset)
        case "~": return .space(4.5)
        case "-": return .character(MathCharacter(source: "−", drawn: "−", mathClass: .binary))
        case "*": return .character(MathCharacter(source: "∗", drawn: "∗", mathClass: .binary))
        case "'": return .character(MathCharacter(source: "′", drawn: "′", mathClass: .ordinary))
        default: break
        }
        let mathClass = MathSymbols.mathClass(of: scalar)
        if mathClass == .largeOperator { return MathOperator.symbol(scalar) }
        let character = MathCharacter(source: scalar, drawn: alphabet.drawn(scalar), mathClass: mathClass)
        guard repertoire.hasSymbol(character.drawn) else { throw .noGlyph(String(scalar), offset: offset) }
        return .character(character)
    }
}
