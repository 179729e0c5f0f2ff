import Documents
import TeXMath

/// Numbers of displayed formulas.
///
/// A formula with a `\label{loss}` is numbered and can be referred to; links to it lead to the label. If it also has a
/// `\tag{…}`, the tag stands in place of the number.
public struct EquationNumbers: Sendable {
    /// The text between the parentheses, by label: "1", "2", or a tag.
    public private(set) var numbers: [String: String] = [:]
    private var count = 0

    /// Creates numbers for no formulas.
    public init() {}

    /// Numbers the labelled formulas of some prose; formulas of prose that was added before come first.
    ///
    /// - Parameters:
    ///   - file: The file of the prose, for error messages.
    ///   - firstLine: Its first line in the file.
    /// - Throws: `ProseError` if a label is taken.
    public mutating func add(_ blocks: [Block], file: String, firstLine: Int) throws(ProseError) {
        var taken: String?
        blocks.walk { block in
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

    /// The formula with `\tag{number}` inserted before its `\label`.
    ///
    /// A formula without a known label, or with a `\tag` of its own, is returned unchanged.
    func tagged(_ tex: String) -> String {
        guard let labels = tex.texLabels, let label = labels.label, labels.tag == nil, let number = numbers[label]
        else {
            return tex
        }
        return tex.replacing("\\label{", with: "\\tag{\(number)} \\label{", maxReplacements: 1)
    }
}
