/// Checks that a formula can be read.
///
/// - Throws: `MathematicsError` with the problem and its place in the source.
public func checkMathematics(_ tex: String) throws {
    _ = try MathParser.parse(tex)
}

/// The arguments of `\tag{…}` and `\label{…}` in a formula, which are not drawn; nil for a command that is not there.
///
/// - Throws: `MathematicsError` if the formula cannot be read.
package func mathematicsLabels(_ tex: String) throws(MathematicsError) -> (tag: String?, label: String?) {
    let formula = try MathParser.parse(tex)
    return (formula.tag, formula.label)
}

extension String {
    /// The arguments of `\tag{…}` and `\label{…}` in this formula; nil if it has neither or cannot be read.
    package var texLabels: (tag: String?, label: String?)? {
        guard contains("\\label") || contains("\\tag") else { return nil }
        return try? mathematicsLabels(self)
    }

    /// This formula without its `\label{…}`, which GitHub does not support.
    package var withoutTeXLabel: String {
        guard let label = texLabels?.label else { return self }
        let rest = replacing("\\label{\(label)}", with: "")
        return String(rest.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
