import Documents

/// The forms of the dialect for Jupyter.
extension MarkdownBlocks {
    /// The footnotes as a numbered list with links to their marks and back, below a line that says what they are.
    func noteLines() -> [String] {
        var result: [String] = []
        while let (number, blocks) = footnotes.next() {
            let start = "\(number). " + anchor("\(noteId)-note-\(number)") + "[↑](#\(noteId)-mark-\(number))"
            let lines = nested.lines(blocks)
            guard let first = lines.first else { continue }
            if case .paragraph? = blocks.first {
                result.append("\(start) \(first)")
                result += indented(lines.dropFirst(), by: 4)
            } else {
                result += [start, ""] + indented(lines[...], by: 4)
            }
            result.append("")
        }
        return result.isEmpty ? [] : ["**Notes**", ""] + result.dropLast()
    }

    /// A warning as a box of the class that Jupyter and nbconvert know; its first word says what it is without the box.
    func alert(_ title: String, _ blocks: [Block]) -> [String] {
        let head = [Block.paragraph([.strong([.text(title.isEmpty ? "Warning" : "Warning: \(title)")])])]
        return ["<div class=\"alert alert-warning\">", ""] + lines(head + blocks) + ["", "</div>"]
    }

    /// A displayed formula for MathJax.
    func mathJaxFormula(_ tex: String) -> [String] {
        let lines = MathJaxTeX.lines(tex)
        // A reader would take the marks of a list or a quotation before the lines for a part of the formula.
        return isNested ? ["$$" + lines.joined(separator: " ") + "$$"] : ["$$"] + lines + ["$$"]
    }
}
