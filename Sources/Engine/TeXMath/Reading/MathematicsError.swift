/// An error in a formula. Offsets count Unicode scalars from the start of its source.
package enum MathematicsError: Error, Hashable, Sendable {
    /// A command that is not supported; the name with its backslash.
    case unknownCommand(String, offset: Int)
    /// An environment that is not supported; the name.
    case unknownEnvironment(String, offset: Int)
    /// A word that opens something (`{`, `\left`, `\begin{cases}`) and is not closed, or closes something not opened.
    case unbalanced(String, offset: Int)
    /// A command, `^` or `_` with nothing to act on.
    case missingArgument(of: String, offset: Int)
    /// A second `^` or `_` on one base.
    case doubleScript(String, offset: Int)
    /// A word that has no meaning at its place: `&` outside an alignment, `#`.
    case unexpected(String, offset: Int)
    /// A word after `\left`, `\right`, `\big`, … that is not a delimiter.
    case notADelimiter(String, offset: Int)
    /// An argument that does not have the form that the command needs, such as a length without unit.
    case badArgument(String, of: String, offset: Int)
    /// A character that neither the mathematics face nor the text face has.
    case noGlyph(String, offset: Int)
    /// A formula with more than `limit` levels of nesting.
    case tooDeep(limit: Int, offset: Int)
    /// A formula of more than `limit` Unicode scalars.
    case tooLong(count: Int, limit: Int)

    /// The wrong word as the source has it, for messages that point at it.
    ///
    /// It is empty if the formula is too deep or too long.
    package var word: String {
        switch self {
        case .unknownCommand(let word, _), .unknownEnvironment(let word, _), .unbalanced(let word, _),
            .missingArgument(let word, _), .doubleScript(let word, _), .unexpected(let word, _),
            .notADelimiter(let word, _), .badArgument(let word, _, _), .noGlyph(let word, _):
            word
        case .tooDeep, .tooLong: ""
        }
    }

    /// The number of Unicode scalars before the wrong word; the limit if the formula is too long.
    package var offset: Int {
        switch self {
        case .unknownCommand(_, let offset), .unknownEnvironment(_, let offset), .unbalanced(_, let offset),
            .missingArgument(_, let offset), .doubleScript(_, let offset), .unexpected(_, let offset),
            .notADelimiter(_, let offset), .badArgument(_, _, let offset), .noGlyph(_, let offset),
            .tooDeep(_, let offset):
            offset
        case .tooLong(_, let limit): limit
        }
    }
}

extension MathematicsError: CustomStringConvertible {
    /// A sentence for the user, which names the wrong word and its place.
    package var description: String {
        switch self {
        case .unknownCommand(let word, let offset):
            "The command \(word) (at character \(offset + 1) of the formula) is not known here."
        case .unknownEnvironment(let word, let offset):
            "The environment “\(word)” (at character \(offset + 1) of the formula) is not known here."
        case .unbalanced(let word, let offset):
            "\(word) (at character \(offset + 1) of the formula) has no counterpart."
        case .missingArgument(let word, let offset):
            "\(word) (at character \(offset + 1) of the formula) has nothing to act on."
        case .doubleScript(let word, let offset):
            "A second \(word) (at character \(offset + 1) of the formula) on the same base: "
                + "use braces to say which comes first."
        case .unexpected(let word, let offset):
            "\(word) (at character \(offset + 1) of the formula) has no meaning there."
        case .notADelimiter(let word, let offset):
            "“\(word)” (at character \(offset + 1) of the formula) is not a delimiter."
        case .badArgument(let word, let command, let offset):
            "“\(word)” (at character \(offset + 1) of the formula) is not an argument that \(command) takes."
        case .noGlyph(let word, let offset):
            "No shipped font has “\(word)” (at character \(offset + 1) of the formula)."
        case .tooDeep(let limit, let offset):
            "The formula is nested more than \(limit) deep at character \(offset + 1)."
        case .tooLong(let count, let limit):
            "The formula has \(count) characters; \(limit) is the most that one may have."
        }
    }
}
