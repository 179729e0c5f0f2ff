/// Prose that cannot be read, with its place in the source file.
public struct ProseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of problems.
    public enum Problem: Sendable, Hashable {
        /// A reference without its closing brace.
        case openReference
        case emptyReference
        /// A reference that could not be resolved, and why.
        case reference(name: String, reason: String)
        /// TeX that the caller's check refuses, and why.
        case formula(reason: String)
        /// `$$` without its counterpart in the same paragraph.
        case openFormula
        /// A displayed formula within a heading, a link, a table or the like.
        case misplacedFormula
        case image
        case html(String)
        /// A footnote that refers to itself.
        case circularFootnote
        case nestedTooDeep
        /// Blocks where only one line of text can stand.
        case notInline
        case tooManyFormulas
        case tooManyFootnotes
        /// A part of a citation in brackets that has no key, the whole citation, and a key that it has elsewhere.
        case citationWithoutKey(String, group: String, example: String)
        /// A citation in the title of a notice.
        case citationInTitle
    }

    /// The name of the source file.
    public let file: String
    /// The line of the file, from 1.
    public let line: Int
    /// The problem with the prose.
    public let problem: Problem

    public var description: String { "\(file):\(line): \(explanation)" }

    private var explanation: String {
        switch problem {
        case .openReference: "“{” opens a reference that is never closed; write \\{ for a brace"
        case .emptyReference: "“{}” names no value; write \\{ for a brace"
        case .reference(let name, let reason): "{\(name)}: \(reason)"
        case .formula(let reason): reason
        case .openFormula: "“$$” opens a formula that is not closed in its paragraph"
        case .misplacedFormula: "a displayed formula ($$…$$) must stand in a paragraph; use $…$ here"
        case .image: "prose cannot hold an image; make it a figure"
        case .html(let tag): "prose cannot hold HTML (\(tag)); write Markdown"
        case .circularFootnote: "this footnote refers to itself"
        case .nestedTooDeep: "lists, quotations or citations are nested too deep here"
        case .notInline: "only text can stand here, no lists, tables or paragraphs"
        case .tooManyFootnotes:
            "there are more than \(ProseBuilder.footnoteLimit) footnotes here, those within footnotes included, "
                + "or long ones are repeated too often"
        case .citationWithoutKey(let part, let group, let key):
            "“\(part)” in “\(group)” names no work: each part between semicolons needs a key such as @\(key); write "
                + "\\; for a semicolon that divides nothing, or \\[ for brackets that cite nothing"
        case .citationInTitle: "the title of a notice is plain text and cannot cite; cite in the notice's text"
        case .tooManyFormulas: "there are too many formulas and references in one piece of prose"
        }
    }
}
