/// Commands with their arguments.
extension MathParser {
    /// Reads the arguments of a command and returns its nodes.
    ///
    /// - Parameters:
    ///   - name: the command's name without the backslash, already read.
    ///   - offset: the offset of the command, for errors.
    mutating func command(_ name: String, offset: Int) throws(MathematicsError) -> [MathNode] {
        let word = "\\" + name
        if let alphabet = MathAlphabet.named[name] { return try inAlphabet(alphabet, word) }
        if let mu = Self.spaces[name] { return [.space(mu)] }
        if let level = Self.styles[name] { return [.style(level)] }
        if let accent = MathAccent.marks[name] {
            return [.accent(MathAccent(mark: accent.mark, base: try argument(of: word), isWide: accent.isWide))]
        }
        if let mathClass = Self.classes[name] { return [.group(try argument(of: word), mathClass)] }
        if let size = MathBigDelimiter.sizes[name] {
            return [
                .bigDelimiter(MathBigDelimiter(delimiter: try delimiter(), size: size.size, mathClass: size.mathClass))
            ]
        }
        if MathSymbols.plainNames.contains(name) { return [MathOperator.named(name, limits: .never)] }
        if let text = MathSymbols.limitNames[name] { return [MathOperator.named(text, limits: .display)] }
        if let symbol = MathSymbols.named[name] {
            if symbol.mathClass == .largeOperator { return [MathOperator.symbol(symbol.source)] }
            var character = symbol
            if symbol.mathClass == .ordinary { character.drawn = alphabet.drawn(symbol.source) }
            return [.character(character)]
        }
        return try construct(name, word, offset: offset)
    }

    /// Reads the arguments of a command that is not in any table.
    ///
    /// - Throws: `MathematicsError.unknownCommand` if there is no such command.
    private mutating func construct(_ name: String, _ word: String, offset: Int) throws(MathematicsError) -> [MathNode]
    {
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            return [try fraction(word, level: ["dfrac": .display, "cfrac": .display, "tfrac": .text][name])]
        case "binom", "dbinom", "tbinom":
            var node = MathFraction(
                numerator: try argument(of: word), denominator: try argument(of: word),
                level: ["dbinom": .display, "tbinom": .text][name])
            (node.hasRule, node.delimiters) = (false, .init(left: "(", right: ")"))
            return [.fraction(node)]
        case "sqrt":
            let degree = try optionalArgument(of: word)
            return [.radical(MathRadical(degree: degree, radicand: try argument(of: word)))]
        case "overline", "underline", "overbrace", "underbrace", "overrightarrow", "overleftarrow":
            let bar = MathNode.bar(MathBar(body: try argument(of: word), kind: MathBar.kinds[name] ?? .overline))
            return [name.hasSuffix("brace") ? .largeOperator(MathOperator(nucleus: [bar], limits: .always)) : bar]
        case "overset", "stackrel", "underset": return [.stack(try stack(name, word))]
        case "xrightarrow", "xleftarrow":
            let below = try optionalArgument(of: word)
            let stack = MathStack(
                arrow: name == "xrightarrow" ? "→" : "←", above: try argument(of: word), below: below)
            return [.stack(stack)]
        case "left": return [try fenced(offset: offset)]
        case "begin": return [try environment(offset: offset)]
        case "substack": return [try substack(word)]
        case "operatorname": return [.largeOperator(try operatorName(word))]
        case "mathop":
            return [.largeOperator(MathOperator(nucleus: try argument(of: word), limits: .display))]
        case "text", "textrm", "textnormal", "mbox", "textit", "textbf", "emph": return [.text(try text(word))]
        case "not": return [try negated(word)]
        case "bmod": return [.space(1), .group([.word(MathWord(text: "mod", alphabet: .roman))], .binary), .space(1)]
        case "pmod": return try parenthesisedModulus(word)
        case "phantom", "hphantom", "vphantom", "smash":
            let body = try argument(of: word)
            let phantom = MathPhantom(
                body: body, showsInk: name == "smash", keepsWidth: name != "vphantom",
                keepsHeight: name == "phantom" || name == "vphantom")
            return [.phantom(phantom)]
        case "hspace", "mspace":
            if lexer.token == .character("*") { lexer.skip() }
            return [.space(try braced(word, offset: offset) { Self.length($0) })]
        case "tag":
            if lexer.token == .character("*") { lexer.skip() }
            tag = try braced(word, offset: offset) { $0 }
            return []
        case "label":
            label = try braced(word, offset: offset) { $0 }
            return []
        case "nonumber", "notag", "nobreak": return []
        case "", "limits", "nolimits", "displaylimits": throw .unexpected(word, offset: offset)
        default: throw .unknownCommand(word, offset: offset)
        }
    }

    /// Reads the arguments of `\overset`, `\underset` or `\stackrel`.
    private mutating func stack(_ name: String, _ word: String) throws(MathematicsError) -> MathStack {
        let mark = try argument(of: word), base = try argument(of: word)
        let mathClass =
            name == "stackrel" ? .relation : base.count == 1 ? base[0].mathClass ?? .ordinary : .ordinary
        return MathStack(
            base: base, above: name == "underset" ? nil : mark, below: name == "underset" ? mark : nil,
            mathClass: mathClass)
    }

    /// Reads the argument of `\operatorname` or `\operatorname*`.
    private mutating func operatorName(_ word: String) throws(MathematicsError) -> MathOperator {
        let isStarred = lexer.token == .character("*")
        if isStarred { lexer.skip() }
        let outer = alphabet
        alphabet = .roman
        defer { alphabet = outer }
        // A minus sign in a name is a hyphen (amsopn).
        let nucleus = try argument(of: word).map { node in
            if case .character(let character) = node, character.source == "−" {
                return MathNode.word(MathWord(text: "-", alphabet: .roman))
            }
            return node
        }
        return MathOperator(nucleus: nucleus, limits: isStarred ? .display : .never)
    }

    /// Reads the argument of `\pmod`.
    private mutating func parenthesisedModulus(_ word: String) throws(MathematicsError) -> [MathNode] {
        let body = try argument(of: word)
        let open = MathCharacter(source: "(", drawn: "(", mathClass: .opening)
        let close = MathCharacter(source: ")", drawn: ")", mathClass: .closing)
        let mod = MathNode.word(MathWord(text: "mod", alphabet: .roman))
        return [.space(8), .character(open), mod, .space(6)] + body + [.character(close)]
    }

    /// Reads the numerator and denominator of a fraction.
    private mutating func fraction(_ word: String, level: MathStyle.Level?) throws(MathematicsError) -> MathNode {
        let numerator = try argument(of: word)
        return .fraction(MathFraction(numerator: numerator, denominator: try argument(of: word), level: level))
    }

    /// Reads the argument of an alphabet command such as `\mathrm`.
    private mutating func inAlphabet(_ new: MathAlphabet, _ word: String) throws(MathematicsError) -> [MathNode] {
        let outer = alphabet
        alphabet = new
        defer { alphabet = outer }
        let nodes = try argument(of: word)
        return nodes.count == 1 ? nodes : [.group(nodes, .ordinary)]
    }

    /// Reads the argument of `\not`: a negated symbol if Unicode has one, otherwise a slash over the argument.
    private mutating func negated(_ word: String) throws(MathematicsError) -> MathNode {
        let nodes = try argument(of: word)
        if nodes.count == 1, case .character(var character) = nodes[0], let new = MathSymbols.negated[character.source]
        {
            character.source = new
            character.drawn = new
            return .character(character)
        }
        return .accent(MathAccent(mark: "\u{338}", base: nodes, isWide: false))
    }

    /// Reads `\left…\middle…\right…` after the command `\left`.
    private mutating func fenced(offset: Int) throws(MathematicsError) -> MathNode {
        var fence = MathFenced(left: try delimiter())
        return try nested { (parser) throws(MathematicsError) in
            while true {
                fence.segments.append(try parser.innerList())
                switch parser.lexer.token {
                case .command("middle"):
                    parser.lexer.skip()
                    fence.middles.append(try parser.delimiter())
                case .command("right"):
                    parser.lexer.skip()
                    fence.right = try parser.delimiter()
                    return .fenced(fence)
                default: throw .unbalanced("\\left", offset: offset)
                }
            }
        }
    }

    /// Reads the delimiter after `\left` or a similar command; nil for a full stop, the empty delimiter.
    private mutating func delimiter() throws(MathematicsError) -> Unicode.Scalar? {
        let offset = lexer.offset, token = lexer.next()
        switch token {
        case .character("."): return nil
        case .character(let scalar):
            if let delimiter = MathFenced.typed[scalar] { return delimiter }
        case .command(let name):
            if let scalar = MathSymbols.named[name]?.source, MathFenced.delimiters.contains(scalar) { return scalar }
        default: break
        }
        throw .notADelimiter(token.word, offset: offset)
    }

    /// The spaces in mu by command name.
    static let spaces: [String: Double] = [
        ",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3, "negthinspace": -3,
        "quad": 18, "qquad": 36, " ": 4.5, "\n": 4.5, "enspace": 9, "/": 0, "-": 0,
    ]
    /// The styles by command name.
    private static let styles: [String: MathStyle.Level] = [
        "displaystyle": .display, "textstyle": .text, "scriptstyle": .script, "scriptscriptstyle": .scriptScript,
    ]
    /// The classes of groups by command name.
    private static let classes: [String: MathClass] = [
        "mathord": .ordinary, "mathbin": .binary, "mathrel": .relation, "mathopen": .opening, "mathclose": .closing,
        "mathpunct": .punctuation, "mathinner": .inner,
    ]
}
