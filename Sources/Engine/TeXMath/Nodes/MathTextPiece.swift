/// A piece of `\text{…}`: words, or mathematics between dollars.
package enum MathTextPiece: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        case upright, italic, bold
    }

    case words(String, Style)
    case mathematics([MathNode])

    /// By command, with the backslash; other text commands are upright.
    static let styles: [String: Style] = ["\\textit": .italic, "\\emph": .italic, "\\textbf": .bold]
}
