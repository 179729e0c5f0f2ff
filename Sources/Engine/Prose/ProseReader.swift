import Documents
import TeXMath

/// Reads prose: Markdown (CommonMark with GitHub's tables and footnotes) that may hold
/// - formulas, `$…$` in the line and `$$…$$` displayed, by GitHub's rules; also GitHub's `` $`…`$ `` and
///   ```` ```math ````;
/// - citations as Pandoc has them, `[see @key, p. 33; @other]`, `[-@key]` and `@key`; `\@` is an at sign;
/// - references to values, `{test accuracy}` or `{test accuracy:.1%}`; `\{` is a brace.
///
/// Markdown does not change formulas, references and keys. They are not recognised in code. Straight quotes, `--`,
/// `---` and `...` become what a typesetter would set.
///
/// The blocks still contain references (`Inline.reference`) and citations (`Inline.citation`), and headings and tables
/// have no ids yet; `ProseResolver` puts in the values and the ids. So prose is parsed only once.
public struct ProseReader {
    private let file: String
    private let firstLine: Int
    private let smart: Bool
    private let checkFormula: (_ tex: String) throws -> Void
    /// The number of citations around the prose.
    var citationDepth = 0

    /// Creates a reader of the prose of one file.
    ///
    /// - Parameters:
    ///   - file: The source file, for error messages.
    ///   - firstLine: The line of `file`, from 1, on which the prose begins.
    ///   - smart: Whether straight quotes and `--` are made typographic.
    ///   - checkFormula: Refuses a formula by throwing what is wrong with it; comes out as a `ProseError` with file and
    ///     line.
    public init(
        file: String, firstLine: Int = 1, smart: Bool = true,
        checkFormula: @escaping (_ tex: String) throws -> Void = checkMathematics
    ) {
        self.file = file
        self.firstLine = firstLine
        self.smart = smart
        self.checkFormula = checkFormula
    }

    /// The blocks of some Markdown.
    ///
    /// - Throws: `ProseError` for HTML other than `<br>`, `<em>`, `<strong>`, `<span>$</span>` and comments, for
    ///   images, for a reference that is empty or not closed, for a formula that is not closed, refused or misplaced,
    ///   for a footnote that refers to itself, for a citation in brackets of which a part has no key, for a citation in
    ///   the title of a notice, for lists or quotations more than a hundred deep, and for too many formulas and
    ///   references.
    /// - Complexity: Linear in the length of the prose.
    public func blocks(of markdown: String) throws(ProseError) -> [Block] {
        let scan = ProseScanner(markdown, file: file, firstLine: firstLine)
        return try builder(scan) { (builder, root) throws(ProseError) in
            try builder.blocks(in: root.children, depth: 0)
        }
    }

    /// The text of one line: a caption, a table's cell. Line ends count as spaces and nothing begins a block.
    public func inlines(of markdown: String) throws(ProseError) -> [Inline] {
        let line = markdown.spaced
        guard !line.isEmpty else { return [] }
        // A sign at the start keeps Markdown from taking the line for a heading or a list. It is punctuation, so that
        // emphasis and quotes behind it are read as at the start of a line.
        let guardSign = "\u{2058}"
        let scan = ProseScanner(guardSign + line, file: file, firstLine: firstLine)
        return try builder(scan) { (builder, root) throws(ProseError) in
            guard let paragraph = root.children.first, paragraph.kind == "paragraph" else {
                throw ProseError(file: file, line: firstLine, problem: .notInline)
            }
            var inlines = try builder.inlines(in: paragraph.children, depth: 0)
            if case .text(let text)? = inlines.first {
                inlines[0] = .text(String(text.unicodeScalars.dropFirst()))
            }
            return inlines.merged
        }
    }

    private func builder<Result>(
        _ scan: ProseScanner, _ body: (inout ProseBuilder, CommonMark.Node) throws(ProseError) -> Result
    ) throws(ProseError) -> Result {
        let document = CommonMark(scan.output, smart: smart)
        var builder = ProseBuilder(
            scan: scan, footnotes: document.root.children.filter { $0.kind == "footnote_definition" }, file: file,
            isSmart: smart, citationDepth: citationDepth, checkFormula: checkFormula)
        defer { withExtendedLifetime(document) {} }
        return try body(&builder, document.root)
    }
}
