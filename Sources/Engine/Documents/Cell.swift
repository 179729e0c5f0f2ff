/// A cell of a literate part: lines of the compiled source and, under them, what those lines showed.
public struct Cell: Sendable, Equatable {
    /// Counted through the document from 1, as `[n]` in the margin.
    public var number: Int
    public var language: String
    /// The line of the source file on which the cell begins, from 1.
    public var firstLine: Int
    /// The very lines of the source file, without line ends.
    public var lines: [String]
    /// Set when the listing is folded away: what it says in its place ("imports").
    public var folded: String?
    public var outputs: [Output]
    /// What running the cell took, as one quiet phrase ("CPU 0.9 s user, 0.0 s system · wall 0.8 s"); nil when not worth saying.
    public var timing: String?

    public enum Output: Sendable, Equatable {
        /// A named value: "test accuracy", "0.9677".
        case value(name: String, [Inline])
        /// Text as printed.
        case text(String)
        case table(Table)
        case figure(Figure)
    }

    public init(
        number: Int, language: String = "swift", firstLine: Int, lines: [String], folded: String? = nil,
        outputs: [Output] = [], timing: String? = nil
    ) {
        self.number = number
        self.language = language
        self.firstLine = firstLine
        self.lines = lines
        self.folded = folded
        self.outputs = outputs
        self.timing = timing
    }
}
