import Documents

/// A writer of one block's text as Markdown that readers show as the same text, whatever characters it holds.
struct MarkdownInlines {
    /// The kind of place where the text is written; it limits the markup that may be used.
    enum Place {
        /// A paragraph, in which addresses, footnotes and line breaks are allowed.
        case paragraph
        /// A single line, such as a heading or a caption.
        case line
        /// A table's cell: a single line that a pipe would end.
        case cell
        /// The alternative text of an image, in which HTML is not allowed.
        case alternative
    }

    /// The kind of place where the text is written.
    let place: Place
    /// The dialect to write.
    let dialect: MarkdownDialect
    /// The address in the file for the destination of a link; nil for one that must not be a link.
    let address: (String) -> String?
    /// A function that stores a footnote for the end of the text and returns its mark; nil if it has no text.
    let footnote: ([Block]) -> String?
    /// The Markdown written so far.
    var text = ""
    /// The number of emphases around the current inline.
    private var nesting = 0
    /// True if a dollar sign is written as HTML: with several, GitHub could read two of them as a formula.
    let dollarsNeedSpan: Bool

    /// Writes the inlines.
    init(
        _ inlines: [Inline], place: Place, dialect: MarkdownDialect = .gitHub,
        address: @escaping (String) -> String? = { $0 }, footnote: @escaping ([Block]) -> String?
    ) {
        self.place = place
        self.dialect = dialect
        self.address = address
        self.footnote = footnote
        dollarsNeedSpan = place != .alternative && (dialect == .jupyter || inlines.dollarSignCount > 1)
        append(inlines.merged.trimmed.withoutOuterBreaks, before: nil)
    }

    // MARK: Inlines

    /// Appends inlines.
    ///
    /// - Parameter next: The character after the last of them; nil at the end of the block.
    private mutating func append(_ inlines: [Inline], before next: Character?) {
        for (index, inline) in inlines.enumerated() {
            let follower = index + 1 < inlines.count ? inlines[index + 1].firstCharacter : next
            switch inline {
            case .text(let string): append(string, isLast: index + 1 == inlines.count)
            case .emphasis(let inner): appendMarkup(inner, sign: "*", tag: "em", before: follower)
            case .strong(let inner): appendMarkup(inner, sign: "**", tag: "strong", before: follower)
            case .code(let code): appendCode(code)
            case .math(let tex): appendMath(tex, before: follower)
            case .link(let inner, let destination):
                if let address = address(destination) {
                    appendLink(inner, destination: address)
                } else {
                    append(inner, before: follower)
                }
            case .footnote(let blocks): footnote(blocks).map { text += $0 }
            case .lineBreak: text += place == .paragraph ? "\\\n" : "<br>"
            case .reference(let reference): append(reference.source, isLast: index + 1 == inlines.count)
            case .citation(let citation): append(citation.source, isLast: index + 1 == inlines.count)
            }
        }
    }

    /// Appends emphasised inlines.
    ///
    /// The markup is asterisks if CommonMark's rules of flanking certainly let them open and close, and HTML otherwise.
    private mutating func appendMarkup(_ inner: [Inline], sign: String, tag: String, before next: Character?) {
        let outer = text
        nesting += 1
        text += sign
        append(inner, before: "*")
        nesting -= 1
        let content = String(decoding: text.utf8.dropFirst(outer.utf8.count + sign.utf8.count), as: UTF8.self)
        text = outer
        guard let first = content.first, let last = content.last else { return }
        if nesting == 0, outer.last != "*", flanks(first, outside: outer.last), flanks(last, outside: next) {
            text += sign + content + sign
        } else {
            text += "<\(tag)>" + content + "</\(tag)>"
        }
    }

    /// True if asterisks between these two characters certainly open or close an emphasis.
    private func flanks(_ inside: Character, outside: Character?) -> Bool {
        if inside.isLetter || inside.isNumber { return true }
        guard !inside.isWhitespace, inside != "*" else { return false }
        guard let outside else { return true }
        return outside.isASCII && (outside.isWhitespace || outside.isPunctuation) && outside != "*"
    }

    private mutating func appendCode(_ code: String) {
        let code = code.lines.joined(separator: " ").printable
        guard !code.isEmpty else { return }
        if dialect == .jupyter, code.couldBeginFormula {
            text += "<code>"
            append(code, isLast: true)
            text += "</code>"
            return
        }
        if text.last == "`" { text += "<!-- -->" }
        let fence = String(repeating: "`", count: code.shortestUnusedRun(of: "`"))
        // A reader removes one space at each end, so one is added if the code has spaces or a backtick there.
        let isPadded =
            code.first == "`" || code.last == "`"
            || code.first == " " && code.last == " " && !code.allSatisfy { $0 == " " }
        let padding = isPadded ? " " : ""
        text += fence + padding + (place == .cell ? code.replacing("|", with: "\\|") : code) + padding + fence
    }

    /// Appends a formula.
    ///
    /// On GitHub the form is `$…$` if neither Markdown nor GitHub's search for dollar signs can misread it, and
    /// `` $`…`$ `` otherwise.
    private mutating func appendMath(_ tex: String, before next: Character?) {
        if dialect == .jupyter { return appendMathJax(MathJaxTeX.inline(tex, inTable: place == .cell)) }
        let tex = tex.spaced.printable
        guard !tex.isEmpty else { return }
        // Two dollar signs in a row would open a displayed formula.
        if text.last == "$" { text += "<!-- -->" }
        let stands =
            (text.last.map { $0.isWhitespace || "(“".contains($0) } ?? true)
            && (next.map { $0.isWhitespace || ".,;:!?)”".contains($0) } ?? true)
        if stands, MarkdownInlines.isInert(tex, in: place) {
            text += "$" + tex + "$"
        } else {
            let fence = String(repeating: "`", count: tex.shortestUnusedRun(of: "`"))
            let padding = tex.first == "`" || tex.last == "`" ? " " : ""
            text +=
                "$" + fence + padding + (place == .cell ? tex.replacing("|", with: "\\|") : tex) + padding + fence + "$"
        }
    }

    private mutating func appendMathJax(_ tex: String) {
        guard !tex.isEmpty else { return }
        if text.last == "$" { text += "<!-- -->" }
        text += "$" + tex + "$"
    }

    /// True if TeX holds nothing that Markdown would interpret.
    ///
    /// Examples are a backslash before a sign and an underscore that could open an emphasis.
    static func isInert(_ tex: String, in place: Place) -> Bool {
        var previous: Character = " "
        for (character, next) in zip(tex, Array(tex.dropFirst()) + ["$"]) {
            switch character {
            case "\\": if !next.isLetter { return false }
            case "_": if !previous.isLetter, !previous.isNumber { return false }
            case "*", "`", "<", "&", "~", "$": return false
            case "|": if place == .cell { return false }
            case "]": if next == "(" || next == "[" { return false }
            case "[": if next == "^" { return false }
            default: break
            }
            previous = character
        }
        return true
    }

    private mutating func appendLink(_ inner: [Inline], destination: String) {
        // A link cannot contain another link.
        let label = inner.withoutLinks
        let isPlain = destination.allSatisfy { $0.isASCII && !$0.isWhitespace && !"()<>\\".contains($0) && $0 >= "!" }
        var target = ""
        for scalar in destination.unicodeScalars {
            switch scalar {
            case "<", ">", "\\": target += "\\\(scalar)"
            case "&": target += "&amp;"
            // Code and formulas are found before links, so their signs must not stand in a destination.
            case "`": target += "&#96;"
            case "$": target += "&#36;"
            case "|" where place == .cell: target += "\\|"
            case "\n": target += "%0A"
            case "\r": target += "%0D"
            default: target.unicodeScalars.append(scalar.value < 0x20 ? "\u{fffd}" : scalar)
            }
        }
        text += "["
        append(label, before: "]")
        text += "](" + (isPlain && !target.isEmpty ? target : "<\(target)>") + ")"
    }
}

extension String {
    /// True if code could begin a formula for readers of notebooks, some of which look for formulas first.
    fileprivate var couldBeginFormula: Bool {
        contains("$") || contains("\\begin{") || contains("\\\\[") || contains("\\\\(")
    }
}

extension Inline {
    /// The first character of the inline's Markdown; nil for an empty text.
    fileprivate var firstCharacter: Character? {
        switch self {
        case .text(let string): string.first
        case .emphasis, .strong: "*"
        case .code: "`"
        case .math: "$"
        case .link, .footnote: "["
        case .lineBreak: " "
        case .reference: "{"
        case .citation(let citation): citation.source.first
        }
    }

    fileprivate var isBreak: Bool { if case .lineBreak = self { true } else { false } }
}

extension [Inline] {
    /// The number of dollar signs in texts, with 1 for each formula and each piece of code.
    ///
    /// Code hides dollar signs from GitHub but not from every reader.
    fileprivate var dollarSignCount: Int {
        reduce(0) { count, inline in
            switch inline {
            case .text(let string): count + string.count { $0 == "$" }
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): count + inner.dollarSignCount
            case .code, .math: count + 1
            case .footnote, .lineBreak, .reference, .citation: count
            }
        }
    }

    /// The inlines without line breaks and spaces at their ends.
    fileprivate var withoutOuterBreaks: [Inline] {
        var result = self[...]
        while result.first?.isBreak == true { result = result.dropFirst() }
        while result.last?.isBreak == true { result = result.dropLast() }
        return Array(result).trimmed
    }
}
