import Documents
import TeXMath

/// Numbers of displayed formulas. A formula that says `\label{loss}` is numbered, unless its `\tag{…}` says how it is called, and
/// can be referred to; the label is where links to it lead.
public struct EquationNumbers: Sendable {
    /// What stands in the parentheses, by label.
    public private(set) var numbers: [String: String] = [:]
    private var count = 0

    public init() {}

    /// Numbers the labelled formulas of a piece of prose, the first of all coming first.
    public mutating func add(_ markdown: String, file: String, firstLine: Int) throws(ProseError) {
        // Values do not matter here: without them the prose has the same formulas.
        let reader = ProseReader(file: file, firstLine: firstLine) { _ in [] }
        var taken: String?
        try reader.blocks(of: markdown).walk { block in
            guard case .formula(let tex) = block, let labels = tex.texLabels, let label = labels.label else { return }
            if numbers[label] != nil { taken = label }
            if let tag = labels.tag {
                numbers[label] = tag
            } else {
                count += 1
                numbers[label] = String(count)
            }
        }
        if let taken {
            throw ProseError(
                file: file, line: firstLine,
                problem: .formula(reason: "two formulas are labelled “\(taken)”; name one of them otherwise"))
        }
    }

    /// The formula with its number written out, as TeX does when it is asked for none in particular.
    func tagged(_ tex: String) -> String {
        guard let labels = tex.texLabels, let label = labels.label, labels.tag == nil, let number = numbers[label]
        else {
            return tex
        }
        return tex.replacing("\\label{", with: "\\tag{\(number)} \\label{", maxReplacements: 1)
    }
}
