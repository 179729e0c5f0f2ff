/// What is wrong with a formula. Offsets count Unicode scalars from the start of its source.
package enum MathematicsError: Error, Hashable, Sendable {
    /// A command that is not in the subset; the name with its backslash.
    case unknownCommand(String, offset: Int)
    case unknownEnvironment(String, offset: Int)
    /// What was opened and is not closed (`{`, `\left`, `\begin{cases}`), or is closed and was not opened.
    case unbalanced(String, offset: Int)
    /// A command, `^` or `_` with nothing to act on.
    case missingArgument(of: String, offset: Int)
    /// A second `^` or `_` on one base.
    case doubleScript(String, offset: Int)
    /// Something that has no meaning where it stands: `&` outside an alignment, `#`.
    case unexpected(String, offset: Int)
    /// What follows `\left`, `\right`, `\big`, … and is not a delimiter.
    case notADelimiter(String, offset: Int)
    /// An argument that is not of the form that the command wants, such as a length without unit.
    case badArgument(String, of: String, offset: Int)
    /// A character that neither the mathematics nor the text face can show.
    case noGlyph(String, offset: Int)
    case tooDeep(limit: Int, offset: Int)
    case tooLong(count: Int, limit: Int)

    /// The offending word as the source has it, for a message that points at it; empty for a formula that is too long.
    package var word: String {
        switch self {
        case .unknownCommand(let word, _), .unknownEnvironment(let word, _), .unbalanced(let word, _),
            .missingArgument(let word, _), .doubleScript(let word, _), .unexpected(let word, _),
            .notADelimiter(let word, _), .badArgument(let word, _, _), .noGlyph(let word, _):
            word
        case .tooDeep, .tooLong: ""
        }
    }

    /// Unicode scalars before the offending word.
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
            "A second \(word) (at character \(offset + 1) of the formula) on the same base: use braces to say which comes first."
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
