/// A doc comment begins with the noun or the verb that names the thing: not with a question word, not with a bare
/// preposition.
struct DocumentationOpeningCheck: SourceCheck {
    private static let refused: Set<Substring> = [
        "What", "Where", "When", "How", "Why", "Which", "Who",
        "About", "After", "As", "At", "Before", "Between", "By", "For", "From", "In", "Of", "On", "Over", "To", "Under",
        "With", "Without",
    ]

    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files.flatMap { file in
            file.comments.compactMap { comment in
                let opening = comment.content.prefix { $0.isLetter }
                if !comment.isDocumentation || !Self.refused.contains(opening) { return nil }
                if let above = file.comment(above: comment), above.isDocumentation { return nil }
                return SourceFault(
                    path: file.path, line: comment.firstLine,
                    sentence: "The doc comment begins with “\(opening)”; begin with the noun or verb that names the "
                        + "thing.")
            }
        }
    }
}
