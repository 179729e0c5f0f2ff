/// Checks that a formula can be read.
///
/// - Throws: `MathematicsError` with the place in the source and what is wrong there.
public func checkMathematics(_ tex: String) throws {
    _ = try MathParser.parse(tex)
}

/// What `\tag{…}` and `\label{…}` in a formula say; nil where there is none. They are not drawn.
package func mathematicsLabels(_ tex: String) throws(MathematicsError) -> (tag: String?, label: String?) {
    let formula = try MathParser.parse(tex)
    return (formula.tag, formula.label)
}

extension String {
    /// What `\tag{…}` and `\label{…}` in this formula say; nil if it says neither or cannot be read.
    package var texLabels: (tag: String?, label: String?)? {
        guard contains("\\label") || contains("\\tag") else { return nil }
        return try? mathematicsLabels(self)
    }

    /// This formula without its `\label{…}`, which means nothing on GitHub.
    package var withoutTeXLabel: String {
        guard let label = texLabels?.label else { return self }
        let rest = replacing("\\label{\(label)}", with: "")
        return String(rest.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
