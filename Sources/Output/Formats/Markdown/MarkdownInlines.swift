import Documents

/// Writes the text of one block as Markdown that cmark-gfm reads back as the same text, whatever is in it.
struct MarkdownInlines {
    enum Place {
        /// Lines of their own: an address or a footnote may follow, a line may break.
        case paragraph
        /// One line: a heading, a caption.
        case line
        /// One line in which a pipe ends the cell.
        case cell
        /// The alternative text of an image, in which no HTML can stand.
        case alternative
    }

    let place: Place
    /// Numbers a footnote and keeps it for the end of the document.
    let footnote: ([Block]) -> Int?
    var text = ""
    private var nesting = 0
    let dollarsNeedSpan: Bool

    init(_ inlines: [Inline], place: Place, footnote: @escaping ([Block]) -> Int?) {
        self.place = place
        self.footnote = footnote
        dollarsNeedSpan = place != .alternative && inlines.dollarSignCount > 1
        append(inlines.merged.trimmed.withoutOuterBreaks, before: nil)
    }

    // MARK: Inlines

    /// - Parameter next: What will follow the last of them; nil at the end of the block.
    private mutating func append(_ inlines: [Inline], before next: Character?) {
        for (index, inline) in inlines.enumerated() {
            let follower = index + 1 < inlines.count ? inlines[index + 1].firstCharacter : next
            switch inline {
            case .text(let string): append(string, isLast: index + 1 == inlines.count)
            case .emphasis(let inner): appendMarkup(inner, sign: "*", tag: "em", before: follower)
            case .strong(let inner): appendMarkup(inner, sign: "**", tag: "strong", before: follower)
            case .code(let code): appendCode(code)
            case .math(let tex): appendMath(tex, before: follower)
            case .link(let inner, let destination): appendLink(inner, destination: destination)
            case .footnote(let blocks): footnote(blocks).map { text += "[^\($0)]" }
            case .lineBreak: text += place == .paragraph ? "\\\n" : "<br>"
            }
        }
    }

    /// Asterisks where CommonMark's rules of flanking surely let them open and close, HTML elsewhere.
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

    private func flanks(_ inside: Character, outside: Character?) -> Bool {
        if inside.isLetter || inside.isNumber { return true }
        guard !inside.isWhitespace, inside != "*" else { return false }
        guard let outside else { return true }
        return outside.isASCII && (outside.isWhitespace || outside.isPunctuation) && outside != "*"
    }

    private mutating func appendCode(_ code: String) {
        let code = code.lines.joined(separator: " ").printable
        guard !code.isEmpty else { return }
        if text.last == "`" { text += "<!-- -->" }
        let fence = String(repeating: "`", count: code.shortestUnusedRun(of: "`"))
        // A space at each end is taken off again, so one is put on where there is one, or a backtick.
        let isPadded =
            code.first == "`" || code.last == "`"
            || code.first == " " && code.last == " " && !code.allSatisfy { $0 == " " }
        let padding = isPadded ? " " : ""
        text += fence + padding + (place == .cell ? code.replacing("|", with: "\\|") : code) + padding + fence
    }

    /// `$…$` where neither Markdown nor GitHub's search for dollar signs can mistake it, `` $`…`$ `` elsewhere.
    private mutating func appendMath(_ tex: String, before next: Character?) {
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

    /// Whether TeX holds nothing that Markdown would act on: no backslash before a sign, no underscore that could open emphasis.
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
        // A link cannot hold another.
        let label = inner.withoutLinks
        let isPlain = destination.allSatisfy { $0.isASCII && !$0.isWhitespace && !"()<>\\".contains($0) && $0 >= "!" }
        var target = ""
        for scalar in destination.unicodeScalars {
            switch scalar {
            case "<", ">", "\\": target += "\\\(scalar)"
            case "&": target += "&amp;"
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

extension Inline {
    /// What a reader of the written Markdown meets first, or a letter's place-holder when that is not worth knowing.
    fileprivate var firstCharacter: Character? {
        switch self {
        case .text(let string): string.first
        case .emphasis, .strong: "*"
        case .code: "`"
        case .math: "$"
        case .link, .footnote: "["
        case .lineBreak: " "
        }
    }

    fileprivate var isBreak: Bool { if case .lineBreak = self { true } else { false } }
}

extension [Inline] {
    /// How many dollar signs there are, of formulas or otherwise; code may hide some from GitHub but not from every reader.
    fileprivate var dollarSignCount: Int {
        reduce(0) { count, inline in
            switch inline {
            case .text(let string): count + string.count { $0 == "$" }
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): count + inner.dollarSignCount
            case .code, .math: count + 1
            case .footnote, .lineBreak: count
            }
        }
    }

    fileprivate var withoutOuterBreaks: [Inline] {
        var result = self[...]
        while result.first?.isBreak == true { result = result.dropFirst() }
        while result.last?.isBreak == true { result = result.dropLast() }
        return Array(result).trimmed
    }
}
