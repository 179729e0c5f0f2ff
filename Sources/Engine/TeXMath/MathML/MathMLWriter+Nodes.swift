/// The elements of single nodes.
extension MathMLWriter {
    /// The element of a node other than a space or a change of the style.
    static func element(_ node: MathNode, _ style: MathStyle) -> MathMLElement {
        switch node {
        case .character(let character): token(character)
        case .word(let word): token(word)
        case .group(let nodes, _): element(nodes, style)
        case .scripts(let scripts): self.scripts(scripts, base: nil, style)
        case .largeOperator(let op): element(op, style)
        case .fraction(let fraction): element(fraction, style)
        case .radical(let radical): element(radical, style)
        case .accent(let accent): element(accent, style)
        case .bar(let bar): element(bar, style)
        case .stack(let stack): element(stack, style)
        case .fenced(let fence): element(fence, style)
        case .bigDelimiter(let delimiter): element(delimiter)
        case .array(let array): element(array, style)
        case .text(let pieces): element(pieces, style)
        case .phantom(let phantom): element(phantom, style)
        case .space(let mu): .space(mu)
        case .style: .row([])
        }
    }

    // MARK: Tokens

    /// The token of a character: an operator, a number or an identifier.
    private static func token(_ character: MathCharacter) -> MathMLElement {
        let scalar = character.drawn
        if character.mathClass == .ordinary, !MathMLOperators.ordinary.contains(scalar) {
            if "0"..."9" ~= character.source { return MathMLElement(token: "mn", String(scalar)) }
            return identifier(character.source, drawn: scalar)
        }
        var token = MathMLElement.mo(scalar)
        if MathMLOperators.stretchesVertically(scalar) { token["stretchy"] = "false" }
        // A bar is a fence at either side.
        if scalar == "|" || scalar == "‖" {
            if character.mathClass == .opening { token["form"] = "prefix" }
            if character.mathClass == .closing { token["form"] = "postfix" }
        }
        return token
    }

    /// An identifier of one character, which MathML makes italic by itself if it has an italic form.
    private static func identifier(_ source: Unicode.Scalar, drawn: Unicode.Scalar) -> MathMLElement {
        if MathAlphabet.italic.drawn(source) == drawn { return MathMLElement(token: "mi", String(source)) }
        let isUpright = MathAlphabet.italic.drawn(drawn) != drawn
        return MathMLElement(token: "mi", String(drawn), isUpright ? [("mathvariant", "normal")] : [])
    }

    /// The token of a word.
    private static func token(_ word: MathWord) -> MathMLElement {
        let text = word.drawnText
        guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else {
            return MathMLElement(token: "mi", text)
        }
        return identifier(scalar, drawn: scalar)
    }

    /// The pieces of `\text{…}`.
    private static func element(_ pieces: [MathTextPiece], _ style: MathStyle) -> MathMLElement {
        .row(
            pieces.flatMap { piece -> [MathMLElement] in
                switch piece {
                case .mathematics(let nodes): return row(nodes, style)
                case .words(let words, let face):
                    let styles: [MathTextPiece.Style: String] = [
                        .italic: "font-style:italic", .bold: "font-weight:bold",
                    ]
                    return [MathMLElement(token: "mtext", kept(words), styles[face].map { [("style", $0)] } ?? [])]
                }
            })
    }

    /// The text with no-break spaces at its ends, where MathML would drop a space.
    private static func kept(_ text: String) -> String {
        let inner = text.drop { $0 == " " }, core = inner.reversed().drop { $0 == " " }.reversed()
        func spaces(_ count: Int) -> String { String(repeating: "\u{a0}", count: count) }
        if inner.isEmpty { return spaces(text.count) }
        return spaces(text.count - inner.count) + String(core) + spaces(inner.count - core.count)
    }

    // MARK: Operators and scripts

    /// An operator without scripts.
    private static func element(_ op: MathOperator, _ style: MathStyle) -> MathMLElement {
        op.name.map { token(MathWord(text: $0, alphabet: .roman)) } ?? element(op.nucleus, style)
    }

    /// A base with scripts or limits.
    ///
    /// - Parameter base: The base if it is not that of the node.
    static func scripts(_ scripts: MathScripts, base known: MathMLElement?, _ style: MathStyle) -> MathMLElement {
        var base = known ?? scripts.base.map { element($0, style) } ?? .row([])
        let below = scripts.subscript.map { element($0, style.subscript) }
        let above = scripts.superscript.map { element(joiningPrimes($0), style.superscript) }
        var hasLimits = false
        if known == nil, case .largeOperator(let op) = scripts.base, op.limits != .never {
            if let name = op.name { base = MathMLElement(token: "mo", name) }
            // A renderer moves the limits to the side outside of display style.
            let canMove = base.name == "mo"
            hasLimits = canMove || op.takesLimits(style)
            if op.limits == .always { base.changeCoreOperator { $0["movablelimits"] = "false" } }
            if canMove, op.limits == .display, !MathMLOperators.movesLimits(base.text) {
                base["movablelimits"] = "true"
            }
        }
        switch (below, above) {
        case (nil, nil): return base
        case (let below?, nil): return MathMLElement(hasLimits ? "munder" : "msub", [], [base, below])
        case (nil, let above?): return MathMLElement(hasLimits ? "mover" : "msup", [], [base, above])
        case (let below?, let above?):
            return MathMLElement(hasLimits ? "munderover" : "msubsup", [], [base, below, above])
        }
    }

    /// The list with several primes at its beginning as one character, up to four.
    private static func joiningPrimes(_ nodes: [MathNode]) -> [MathNode] {
        let count = nodes.prefix { if case .character(let it) = $0 { it.source == "′" } else { false } }.count
        guard (2...4).contains(count) else { return nodes }
        let prime: Unicode.Scalar = ["″", "‴", "⁗"][count - 2]
        return [.character(MathCharacter(source: prime, drawn: prime, mathClass: .closing))] + nodes.dropFirst(count)
    }

    /// Smaller formulas above or below a formula or an arrow.
    private static func element(_ stack: MathStack, _ style: MathStyle) -> MathMLElement {
        // The arrow is longer than what is above and below it, as in `MathSetter`.
        let margin = stack.arrow == nil ? [] : [MathMLElement.space(7.2)]
        let below = stack.below.map { MathMLElement.row(margin + row($0, style.subscript) + margin) }
        let above = stack.above.map { MathMLElement.row(margin + row($0, style.superscript) + margin) }
        var base = stack.arrow.map { .mo($0, [("stretchy", "true")]) } ?? element(stack.base, style)
        if stack.arrow == nil, let core = base.coreOperator?.text.unicodeScalars.first,
            MathMLOperators.stretchesHorizontally(core)
        {
            base.changeCoreOperator { $0["stretchy"] = "false" }
        }
        switch (below, above) {
        case (nil, nil): return base
        case (let below?, nil): return MathMLElement("munder", [], [base, below])
        case (nil, let above?): return MathMLElement("mover", [], [base, above])
        case (let below?, let above?): return MathMLElement("munderover", [], [base, below, above])
        }
    }

    // MARK: Fractions, roots, accents

    private static func element(_ fraction: MathFraction, _ style: MathStyle) -> MathMLElement {
        let inner = fraction.level.map { style.changed(to: $0) } ?? style
        var result = MathMLElement(
            "mfrac", fraction.hasRule ? [] : [("linethickness", "0")],
            [element(fraction.numerator, inner.numerator), element(fraction.denominator, inner.denominator)])
        if inner.level != style.level { result = styled(inner.level, [result]) }
        guard let delimiters = fraction.delimiters else { return result }
        return MathMLElement(
            "mrow", [],
            [delimiter(delimiters.left, form: "prefix"), result, delimiter(delimiters.right, form: "postfix")])
    }

    private static func element(_ radical: MathRadical, _ style: MathStyle) -> MathMLElement {
        guard let degree = radical.degree else {
            return MathMLElement("msqrt", [], row(radical.radicand, style.cramped))
        }
        return MathMLElement(
            "mroot", [],
            [element(radical.radicand, style.cramped), element(degree, MathStyle(level: .scriptScript))])
    }

    private static func element(_ accent: MathAccent, _ style: MathStyle) -> MathMLElement {
        var base = element(accent.base, style.cramped)
        guard let mark = spacingMarks[accent.mark] else {
            base.overlay(accent.mark)
            return base
        }
        return MathMLElement(
            "mover", [("accent", "true")], [base, .mo(mark, [("stretchy", accent.isWide ? "true" : "false")])])
    }

    /// The accents as characters that stand alone, by the combining characters.
    private static let spacingMarks: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{302}": "^", "\u{304}": "¯", "\u{20d7}": "→", "\u{303}": "~", "\u{307}": "˙", "\u{308}": "¨",
        "\u{30c}": "ˇ", "\u{306}": "˘", "\u{301}": "´", "\u{300}": "`", "\u{30a}": "˚",
    ]

    private static func element(_ bar: MathBar, _ style: MathStyle) -> MathMLElement {
        let (mark, isAbove): (Unicode.Scalar, Bool) =
            switch bar.kind {
            case .overline: ("‾", true)
            case .underline: ("_", false)
            case .overbrace: ("⏞", true)
            case .underbrace: ("⏟", false)
            case .overrightarrow: ("→", true)
            case .overleftarrow: ("←", true)
            }
        return MathMLElement(
            isAbove ? "mover" : "munder", [(isAbove ? "accent" : "accentunder", "true")],
            [element(bar.body, style), .mo(mark, [("stretchy", "true")])])
    }

    private static func element(_ phantom: MathPhantom, _ style: MathStyle) -> MathMLElement {
        let body = row(phantom.body, style)
        let result = phantom.showsInk ? .row(body) : MathMLElement("mphantom", [], body)
        if phantom.keepsWidth, phantom.keepsHeight { return result }
        return MathMLElement(
            "mpadded",
            (phantom.keepsWidth ? [] : [("width", "0")])
                + (phantom.keepsHeight ? [] : [("height", "0"), ("depth", "0")]), [result])
    }

    // MARK: Delimiters

    private static func element(_ fence: MathFenced, _ style: MathStyle) -> MathMLElement {
        var children = fence.left.map { [delimiter($0, form: "prefix")] } ?? []
        for (index, segment) in fence.segments.enumerated() {
            if index > 0, let middle = fence.middles[index - 1] { children.append(delimiter(middle, form: "infix")) }
            children += row(segment, style)
        }
        children += fence.right.map { [delimiter($0, form: "postfix")] } ?? []
        return MathMLElement("mrow", [], children)
    }

    /// A delimiter that grows with its neighbours.
    private static func delimiter(_ scalar: Unicode.Scalar, form: String) -> MathMLElement {
        var result = MathMLElement.mo(scalar, [("form", form), ("stretchy", "true")])
        let fences = MathMLOperators.fences
        let isKnown =
            form == "prefix" && fences.prefix.contains(scalar) || form == "postfix" && fences.postfix.contains(scalar)
        if !isKnown { for name in ["lspace", "rspace"] { result[name] = "0" } }
        if !isKnown { result["symmetric"] = "true" }
        return result
    }

    private static func element(_ node: MathBigDelimiter) -> MathMLElement {
        guard let scalar = node.delimiter else { return .row([]) }
        // Plain TeX's boxes are 8.5 pt, 11.5 pt, 14.5 pt and 17.5 pt high; the delimiters that fit them in TeX's fonts
        // have these extents (The TeXbook, p. 360 and Appendix F).
        let extent = MathMLElement.em([21.6, 32.4, 43.2, 54][node.size - 1])
        var result = MathMLElement.mo(scalar)
        if node.mathClass == .opening { result["form"] = "prefix" }
        if node.mathClass == .closing { result["form"] = "postfix" }
        for (name, value) in [("stretchy", "true"), ("symmetric", "true"), ("minsize", extent), ("maxsize", extent)] {
            result[name] = value
        }
        return result
    }
}

extension MathWord {
    /// The letters as they are drawn.
    fileprivate var drawnText: String {
        text.unicodeScalars.reduce(into: "") { $0.unicodeScalars.append(alphabet.drawn($1)) }
    }
}

extension MathOperator {
    /// The operator as one word, or as words with thin spaces between them; nil for symbols and other formulas.
    var name: String? {
        var result = ""
        for node in nucleus {
            switch node {
            case .word(let word): result += word.drawnText
            case .character(let character):
                guard character.mathClass == .ordinary else { return nil }
                result.unicodeScalars.append(character.drawn)
            case .space(let mu): result += mu > 0 ? "\u{2009}" : ""
            default: return nil
            }
        }
        return result.contains { $0.isLetter } ? result : nil
    }
}
