/// A cell of a literate part: lines of the compiled source and, below them, the outputs of these lines.
public struct Cell: Sendable, Equatable {
    /// The cell's number in the document, from 1.
    public var number: Int
    /// The programming language of the lines, such as "swift".
    public var language: String
    /// The path of the source file from the folder of its package, such as "Sources/Report/Part2.swift"; nil if it is
    /// not known.
    public var path: String?
    /// The number of the cell's first line in the source file, from 1.
    public var firstLine: Int
    /// The unchanged lines of the source file, without line ends.
    public var lines: [String]
    /// The label shown instead of the listing ("imports") if the listing is folded; otherwise nil.
    public var folded: String?
    /// The outputs in the order in which they were shown.
    public var outputs: [Output]
    /// The running time of the cell as a phrase; nil if it is too short to report.
    ///
    /// Example: "CPU 54.9 s user, 15.2 s system, 1 min 10 s total · wall 29.9 s".
    public var timing: String?

    /// An output of a cell.
    public enum Output: Sendable, Equatable {
        /// A named value, such as "test accuracy", "0.9677".
        case value(name: String, [Inline])
        /// Text as printed.
        case text(String)
        /// A table.
        case table(Table)
        /// A figure.
        case figure(Figure)
    }

    /// A cell of a listing and its outputs.
    public init(
        number: Int, language: String = "swift", path: String? = nil, firstLine: Int, lines: [String],
        folded: String? = nil,
        outputs: [Output] = [], timing: String? = nil
    ) {
        self.number = number
        self.language = language
        self.path = path
        self.firstLine = firstLine
        self.lines = lines
        self.folded = folded
        self.outputs = outputs
        self.timing = timing
    }
}
