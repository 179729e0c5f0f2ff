import Documents
import Foundation

/// Converts the LaTeX of a bibliography's fields to text: accents, signs, dashes, quotes, emphasis and formulas.
///
/// Braces that protect capitals vanish, as no capitals are changed. A percent sign is a sign and begins no comment.
struct LaTeXText {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private let checkFormula: (String) throws -> Void

    /// Deeper braces are refused, so that no field can exhaust the stack.
    private static let depthLimit = 100

    private init(_ latex: String, checkFormula: @escaping (String) throws -> Void) {
        scalars = Array(latex.unicodeScalars)
        self.checkFormula = checkFormula
    }

    /// The text of some LaTeX.
    ///
    /// - Parameter checkFormula: Refuses a formula by throwing what is wrong with it.
    /// - Throws: The problem: a command that is not known, a formula that is refused, or braces that are too deep.
    /// - Complexity: Linear in the length of the LaTeX.
    static func inlines(
        of latex: String, checkFormula: @escaping (String) throws -> Void = { _ in }
    ) throws(CitationError.Problem) -> [Inline] {
        var reader = LaTeXText(latex, checkFormula: checkFormula)
        var inlines: [Inline] = []
        // A closing brace without its counterpart is left out.
        while reader.position < reader.scalars.count { inlines += try reader.group(depth: 0) }
        return inlines.merged.trimmed
    }

    /// The text of some LaTeX without emphasis, such as a name or a year.
    static func plainText(of latex: String) throws(CitationError.Problem) -> String {
        try inlines(of: latex).plainText
    }

    /// The text up to the closing brace, which is read, or the end.
    private mutating func group(depth: Int) throws(CitationError.Problem) -> [Inline] {
        guard depth <= Self.depthLimit else { throw .nestedTooDeep }
        var inlines: [Inline] = []
        var text = ""
        func flushed() -> [Inline] { text.isEmpty ? [] : [.text(text.precomposedStringWithCanonicalMapping)] }
        while let scalar = next {
            position += 1
            switch scalar {
            case "}": return inlines + flushed()
            case "{":
                inlines += flushed() + (try group(depth: depth + 1))
                text = ""
            case "\\":
                inlines += flushed()
                text = ""
                let name = commandName()
                if LaTeXSigns.italicSwitches.contains(name) {
                    return inlines + Self.emphasis(try group(depth: depth + 1))
                }
                if LaTeXSigns.boldSwitches.contains(name) {
                    let rest = try group(depth: depth + 1)
                    return inlines + (rest.isEmpty ? [] : [.strong(rest)])
                }
                inlines += try command(name, depth: depth)
            case "$":
                guard let end = scalars[position...].firstIndex(of: "$"), end > position else {
                    text += "$"
                    continue
                }
                inlines += flushed() + [try formula(string(position..<end))]
                text = ""
                position = end + 1
            case "~": text += "\u{a0}"
            case "-":
                let count = 1 + skip("-")
                text += count == 1 ? "-" : count == 2 ? "–" : "—"
            case "`": text += skip("`", atMost: 1) == 1 ? "“" : "‘"
            case "'": text += skip("'", atMost: 1) == 1 ? "”" : "’"
            case "\"":
                let before = position > 1 ? scalars[position - 2] : " "
                text += before.isLaTeXSpace || "([{".unicodeScalars.contains(before) ? "“" : "”"
            case _ where scalar.isLaTeXSpace:
                while next?.isLaTeXSpace == true { position += 1 }
                text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return inlines + flushed()
    }

    // MARK: Commands

    /// The name of a command after its backslash: letters, or one other sign. White space after letters is skipped.
    private mutating func commandName() -> String {
        let start = position
        while let scalar = next, scalar.isLaTeXLetter { position += 1 }
        if position > start {
            let name = string(start..<position)
            skipSpaces()
            return name
        }
        guard let scalar = next else { return " " }
        position += 1
        return scalar.isLaTeXSpace ? " " : String(scalar)
    }

    private mutating func command(_ name: String, depth: Int) throws(CitationError.Problem) -> [Inline] {
        if let accent = LaTeXSigns.accents[name] { return [.text(try accented(accent, name, depth: depth))] }
        if let sign = LaTeXSigns.signs[name] { return sign.isEmpty ? [] : [.text(sign)] }
        if LaTeXSigns.transparent.contains(name) { return try argument(depth: depth) }
        switch name {
        case "emph", "textit", "textsl": return Self.emphasis(try argument(depth: depth))
        case "textbf":
            let text = try argument(depth: depth)
            return text.isEmpty ? [] : [.strong(text)]
        case "enquote": return [.text("“")] + (try argument(depth: depth)) + [.text("”")]
        case "ensuremath": return [try formula(rawArgument())]
        case "url", "path": return Self.link(to: rawArgument(), nil)
        case "href":
            let address = rawArgument()
            return Self.link(to: address, try argument(depth: depth))
        case "texorpdfstring":
            _ = rawArgument()
            return try argument(depth: depth)
        case "noopsort", "SortNoop":
            // They only change the order in which BibTeX sorts.
            _ = rawArgument()
            return []
        default: throw .unknownCommand("\\" + name)
        }
    }

    /// A letter with an accent.
    private mutating func accented(
        _ accent: Unicode.Scalar, _ name: String, depth: Int
    ) throws(CitationError.Problem) -> String {
        var letters = try argument(depth: depth).plainText.unicodeScalars[...]
        guard var first = letters.popFirst() else {
            // The accent alone, as in \~{} for a tilde.
            return name.unicodeScalars.allSatisfy(\.isLaTeXLetter) ? "" : name
        }
        // With an accent, the letters without a dot are the usual ones.
        if first == "ı" { first = "i" }
        if first == "ȷ" { first = "j" }
        var text = String(first)
        text.unicodeScalars.append(accent)
        return (text + String(letters)).precomposedStringWithCanonicalMapping
    }

    /// The text of an argument: a group, a command, or one sign.
    private mutating func argument(depth: Int) throws(CitationError.Problem) -> [Inline] {
        guard depth < Self.depthLimit else { throw .nestedTooDeep }
        skipSpaces()
        guard let scalar = next, scalar != "}" else { return [] }
        position += 1
        switch scalar {
        case "{": return try group(depth: depth + 1)
        case "\\": return try command(commandName(), depth: depth + 1)
        default: return [.text(String(scalar))]
        }
    }

    /// The unchanged text of an argument in braces; empty if there is none.
    private mutating func rawArgument() -> String {
        skipSpaces()
        guard next == "{" else { return "" }
        let start = position + 1
        var level = 0
        while let scalar = next {
            position += 1
            if scalar == "{" { level += 1 }
            if scalar == "}" { level -= 1 }
            if level == 0 { return string(start..<position - 1) }
        }
        return string(start..<position)
    }

    private func formula(_ tex: String) throws(CitationError.Problem) -> Inline {
        let tex = tex.spaced
        do { try checkFormula(tex) } catch { throw .formula(reason: "$\(tex)$: \(error)") }
        return .math(tex)
    }

    private static func emphasis(_ text: [Inline]) -> [Inline] { text.isEmpty ? [] : [.emphasis(text)] }

    /// A link to a page of the web; for any other address only the text.
    private static func link(to address: String, _ text: [Inline]?) -> [Inline] {
        let shown = text ?? [.text(address)]
        return WebAddress(latex: address).map { [.link(shown.withoutLinks, destination: $0.destination)] } ?? shown
    }

    // MARK: Scalars

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    private mutating func skipSpaces() { while next?.isLaTeXSpace == true { position += 1 } }

    /// Skips a sign as often as it is repeated, and returns the number of times.
    private mutating func skip(_ scalar: Unicode.Scalar, atMost limit: Int = .max) -> Int {
        let start = position
        while next == scalar, position - start < limit { position += 1 }
        return position - start
    }
}

extension Unicode.Scalar {
    fileprivate var isLaTeXSpace: Bool { self == " " || 0x09...0x0d ~= value }
    fileprivate var isLaTeXLetter: Bool { 0x41...0x5a ~= value || 0x61...0x7a ~= value }
}
