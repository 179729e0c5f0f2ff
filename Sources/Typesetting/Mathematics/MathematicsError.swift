import Drawing

package struct MathematicsError: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
}

/// The formula's own source on one line, in the mathematical face.
package func layoutMathematics(_ tex: String, display: Bool, size: Double) throws(MathematicsError) -> MathBox {
    let line = TextLine(tex, face: .textItalic, size: size)
    return MathBox(
        width: line.width, ascent: line.ascent, descent: line.descent,
        picture: Picture(
            size: Size(line.width, line.ascent + line.descent),
            elements: [.text(line, at: Point(0, line.ascent), color: .black, rotation: 0)]),
        breaks: [])
}
