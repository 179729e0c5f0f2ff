import Documents
import TeXMath

/// A rewriter of formulas for MathJax, with no sign that Markdown, HTML or a search for formulas could misread.
///
/// It works on formulas that `MathParser` accepts. Comments are removed, `<` and `>` become commands, and text within a
/// formula becomes the characters that it shows, because MathJax knows few commands there.
struct MathJaxTeX {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var output = ""
    /// True in a table's cell, which a vertical bar would end.
    private let isInTable: Bool

    private init(_ tex: String, isInTable: Bool) {
        scalars = Array(tex.printable.unicodeScalars)
        self.isInTable = isInTable
    }

    /// A formula on one line.
    static func inline(_ tex: String, inTable: Bool = false) -> String { rewritten(tex, inTable).spaced.closed }

    /// A displayed formula, without empty lines, at which readers stop.
    static func lines(_ tex: String) -> [String] {
        rewritten(tex, false).lines.map(\.trimmed).filter { !$0.isEmpty }.map(\.closed)
    }

    private static func rewritten(_ tex: String, _ isInTable: Bool) -> String {
        var rewriter = MathJaxTeX(tex, isInTable: isInTable)
        rewriter.mathematics(until: nil)
        return rewriter.output
    }

    /// The commands that MathJax does not know, in JupyterLab (version 3) or in nbconvert (version 2), with what it
    /// shows instead.
    private static let commands: [String: String] = [
        "argmax": "\\operatorname*{arg\\,max}", "argmin": "\\operatorname*{arg\\,min}", "bm": "\\boldsymbol",
        "mathbfit": "\\boldsymbol", "mathup": "\\mathrm", "widecheck": "\\check", "dag": "\\dagger",
        "ddag": "\\ddagger", "P": "¶", "copyright": "©", "pounds": "£", "medspace": "\\:", "thickspace": "\\;",
        "/": "", "-": "", "nobreak": "", "displaylimits": "",
    ]
    /// The commands whose argument is text, with MathJax's names for them.
    private static let textCommands = [
        "text": "text", "textrm": "textrm", "textnormal": "text", "mbox": "mbox", "textit": "textit",
        "textbf": "textbf", "emph": "textit",
    ]
    /// The commands that stand for white space in text.
    private static let spaces: Set<String> = [" ", ",", ";", ":", "\n", "quad", "qquad", "\\"]

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    /// The name of a command, whose backslash has been read; empty at the end.
    private mutating func name() -> String {
        var name = ""
        while let scalar = next, MathLexer.isLetter(scalar) {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        if name.isEmpty, let scalar = take() { name.unicodeScalars.append(scalar) }
        return name
    }

    // MARK: Mathematics

    /// Rewrites mathematics up to the end, or up to a sign, which is consumed.
    private mutating func mathematics(until end: Unicode.Scalar?) {
        while let scalar = take() {
            switch scalar {
            case let scalar where scalar == end: return
            case "%": while let scalar = next, scalar != "\n" { position += 1 }
            case "\\": command()
            case "<": output += "\\lt "
            case ">": output += "\\gt "
            case "|" where isInTable: output += "\\vert "
            case "`": output += "\u{2018}"
            // With a letter after it, an ampersand could begin an entity.
            case "&": output += "& "
            case "$": output += "\\$"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func command() {
        let name = name()
        if let word = Self.textCommands[name] {
            while let scalar = next, scalar.properties.isWhitespace { position += 1 }
            output += "\\" + word
            guard next == "{" else { return }
            position += 1
            output += "{"
            text()
            output += "}"
        } else if let other = Self.commands[name] {
            output += other
            if other.last?.isLetter == true { output += " " }
        } else if name == "|", isInTable {
            output += "\\Vert "
        } else {
            output += "\\" + name
            // A reader takes the second backslash and a brace for an escaped brace.
            if name == "\\", let scalar = next, "{}()".unicodeScalars.contains(scalar) { output += " " }
            if name == "begin" { environment() }
            if name == "hspace" || name == "mspace", next == "*" { position += 1 }
        }
    }

    /// Rewrites the name of an environment and, of an array, its columns, whose bars no command can replace.
    private mutating func environment() {
        guard group() == "{array}", isInTable else { return }
        let start = output.endIndex
        _ = group()
        output.replaceSubrange(start..., with: output[start...].replacing("|", with: ""))
    }

    /// Copies what is between the next braces, with the braces, and returns it.
    private mutating func group() -> String {
        var group = ""
        guard next == "{" else { return group }
        while let scalar = take() {
            group.unicodeScalars.append(scalar)
            if scalar == "}" { break }
        }
        output += group
        return group
    }

    // MARK: Text in a formula

    /// Rewrites text up to the brace that closes it, which is consumed.
    private mutating func text() {
        var depth = 0
        while let scalar = take() {
            switch scalar {
            case "}" where depth == 0: return
            case "}":
                depth -= 1
                output += "}"
            case "{":
                depth += 1
                output += "{"
            case "$":
                output += "\\("
                mathematics(until: "$")
                output += "\\)"
            case "\\":
                let name = name()
                if Self.spaces.contains(name) {
                    output += " "
                } else {
                    character(MathSymbols.named[name]?.source ?? name.unicodeScalars.first ?? " ")
                }
            case "~": output += "\u{a0}"
            case "'": output += "’"
            case "`": output += "‘"
            case "-" where next == "-":
                position += 1
                let isLong = next == "-"
                if isLong { position += 1 }
                output += isLong ? "—" : "–"
            case let scalar where scalar.properties.isWhitespace && scalar != "\u{a0}": output += " "
            default: character(scalar)
            }
        }
    }

    /// Appends one character of text.
    private mutating func character(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "<": output += "\\(\\lt\\)"
        case ">": output += "\\(\\gt\\)"
        case "&": output += "\\(\\&\\)"
        case "|" where isInTable: output += "\\(\\vert\\)"
        case "{", "}", "$", "\\": output += "\\\(scalar)"
        default: output.unicodeScalars.append(scalar)
        }
    }
}

extension String {
    /// The formula with a space after a backslash at its end, which would escape the dollar sign that follows.
    fileprivate var closed: String { reversed().prefix { $0 == "\\" }.count % 2 == 1 ? self + " " : self }
}
