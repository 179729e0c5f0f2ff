/// A citation or a bibliography that cannot be used, with its place in a source file.
public struct CitationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of problems.
    public enum Problem: Error, Sendable, Hashable {
        /// A citation in a notebook without bibliography.
        case noBibliography(key: String)
        /// A citation of a key that the bibliography does not have, and the most similar one that it has.
        case unknownKey(String, bibliography: String, nearest: String?)
        /// A bibliography that is not among the notebook's files, and those that are.
        case missingFile(String, found: [String])
        /// Text that is not BibTeX: what should stand there instead.
        case syntax(expected: String)
        /// An entry, or a value of a field, whose end is missing.
        case unclosed(String)
        case duplicateKey(String, firstLine: Int)
        /// An entry that is cited and lacks a field.
        case missingField(String, key: String)
        /// An entry whose `crossref` names an entry that is not there.
        case unknownParent(String, key: String)
        /// An entry whose `crossref` leads back to itself, or through too many entries.
        case circularParents(key: String)
        /// A word without quotes that no `@string` defines.
        case unknownName(String)
        /// A command of LaTeX that is not known.
        case unknownCommand(String)
        /// A name of a person with more than two commas.
        case unreadableName(String)
        /// TeX that the caller's check refuses, and why.
        case formula(reason: String)
        case nestedTooDeep
        /// Names defined by `@string` that make values too long.
        case tooLong
        /// Bytes that are not UTF-8.
        case notUTF8
    }

    /// The name of the file.
    public let file: String
    /// The line of the file, from 1.
    public let line: Int
    /// The problem.
    public let problem: Problem

    /// An error at a place in a file.
    package init(file: String, line: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    public var description: String { "\(file):\(line): \(explanation)" }

    private var explanation: String {
        switch problem {
        case .noBibliography(let key):
            "@\(key) cites, but the notebook has no bibliography: write Notebook(…, bibliography: \"references.bib\"), "
                + "or \\@ for an at sign"
        case .unknownKey(let key, let file, let nearest):
            "@\(key): \(file) has no entry of this key"
                + (nearest.map { "; do you mean @\($0)?" } ?? "; add it, or write \\@ for an at sign")
        case .missingFile(let name, let found):
            "the bibliography “\(name)” is not among the notebook's files"
                + (found.isEmpty ? "" : ", but \(found.joined(separator: ", ")) is")
                + ": put it beside the Swift sources, not in a folder that Package.swift excludes, and build again"
        case .syntax(let expected): "this is not BibTeX: there should be \(expected)"
        case .unclosed(let part): "\(part) begins here and is not closed: add the missing brace or quote"
        case .duplicateKey(let key, let first):
            "the key “\(key)” is taken by the entry on line \(first): give one of them another key, or remove one"
        case .missingField(let field, let key): "the entry “\(key)” is cited and has no \(field): add it"
        case .unknownParent(let parent, let key):
            "the crossref of “\(key)” names “\(parent)”, but there is no entry of this key: correct it, or add the "
                + "entry"
        case .circularParents(let key):
            "the crossref of “\(key)” leads back to “\(key)”, or through more than \(Bibliography.parentLimit) "
                + "entries: remove it"
        case .unknownName(let name):
            "“\(name)” is defined by no @string above: write {\(name)} if it is the text itself"
        case .unknownCommand(let name): "the command \(name) is not known here: write the sign itself, or leave it out"
        case .unreadableName(let name):
            "“\(name)” has more than two commas: separate names by “and”, and put braces around a company's name"
        case .formula(let reason): reason
        case .nestedTooDeep: "braces are nested too deep here"
        case .tooLong: "the names that @string defines make values of too many characters"
        case .notUTF8: "this is not text in UTF-8: save the file with this encoding"
        }
    }
}
