/// A formula as presentation MathML: one `math` element.
///
/// The markup keeps to MathML Core, which browsers draw and screen readers speak. It has neither `semantics` nor an
/// annotation with the source: whoever wants the TeX has it in the report's Markdown.
///
/// Spaces are TeX's: where the operator dictionary of MathML Core gives another space, an attribute gives TeX's.
///
/// - Parameters:
///   - tex: The source, without dollar signs. The arguments of `\tag` and `\label` are not shown.
///   - isDisplay: Whether the formula stands alone (`display="block"`) or in a line of text (`display="inline"`).
/// - Returns: The same markup for the same formula, well-formed as XML and as part of an HTML page.
/// - Throws: `MathematicsError` if the formula cannot be read.
package func mathML(_ tex: String, isDisplay: Bool) throws(MathematicsError) -> String {
    let nodes = try MathParser.parse(tex).nodes
    return MathMLElement(
        "math",
        [("xmlns", "http://www.w3.org/1998/Math/MathML"), ("display", isDisplay ? "block" : "inline")],
        MathMLWriter.row(nodes, isDisplay ? .display : .text)
    ).markup
}
