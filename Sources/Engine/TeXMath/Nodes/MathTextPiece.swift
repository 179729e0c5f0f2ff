/// A piece of `\text{…}`: words, or mathematics between dollar signs.
package enum MathTextPiece: Hashable, Sendable {
    /// The face of the words.
    package enum Style: Hashable, Sendable {
        /// The faces of `\text`, `\textit` and `\textbf`.
        case upright, italic, bold
    }

    /// Words in one face.
    case words(String, Style)
    /// A formula between dollar signs.
    case mathematics([MathNode])

    /// The faces by command, with the backslash; other text commands are upright.
    static let styles: [String: Style] = ["\\textit": .italic, "\\emph": .italic, "\\textbf": .bold]
}
