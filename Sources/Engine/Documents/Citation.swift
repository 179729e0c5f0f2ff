/// A citation in prose, as Pandoc writes it: `[see @glorot2010, p. 33; @he2015]`, `[-@he2015]` or `@he2015`.
///
/// It names entries of the notebook's bibliography by their keys. Finished documents contain links to the list of
/// references in its place.
public struct Citation: Sendable, Equatable {
    /// One cited work, with the text around it.
    public struct Item: Sendable, Equatable {
        /// The key of the entry in the bibliography.
        public var key: String
        /// The text before the work, such as "see"; empty if there is none.
        public var prefix: [Inline]
        /// The text after the work with its punctuation, such as ", p. 33"; empty if there is none.
        public var suffix: [Inline]
        /// True if only the year is shown, as in `[-@he2015]`.
        public var isYearOnly: Bool

        /// A cited work with the text around it.
        public init(key: String, prefix: [Inline] = [], suffix: [Inline] = [], isYearOnly: Bool = false) {
            self.key = key
            self.prefix = prefix
            self.suffix = suffix
            self.isYearOnly = isYearOnly
        }
    }

    /// The cited works in order, at least one.
    public var items: [Item]
    /// True for `@he2015` in running text, "He et al. (2015)"; false for works in brackets, "(He et al. 2015)".
    public var isInText: Bool
    /// The citation as prose has it.
    public var source: String
    /// The file that contains the citation.
    public var file: String
    /// The number of the line in `file`, from 1.
    public var line: Int

    /// A citation with its place in a file.
    public init(items: [Item], isInText: Bool = false, source: String, file: String, line: Int) {
        self.items = items
        self.isInText = isInText
        self.source = source
        self.file = file
        self.line = line
    }
}
