import Documents
import TeXMath

/// Reads prose: Markdown (CommonMark with GitHub's tables and footnotes) that may hold
/// - formulas, `$…$` in the line and `$$…$$` displayed, by GitHub's rules; also GitHub's `` $`…`$ `` and
///   ```` ```math ````;
/// - references to values, `{test accuracy}` or `{test accuracy:.1%}`; `\{` is a brace.
///
/// Markdown does not change them, and in code they are not recognised. Straight quotes, `--`, `---` and `...` become
/// what a typesetter would set.
///
/// The blocks hold references as `Inline.reference`, and headings and tables have no ids yet: `ProseResolver` makes
/// them part of a document. So prose is read once, whatever its values are.
public struct ProseReader {
    private let file: String
    private let firstLine: Int
    private let smart: Bool
    private let checkFormula: (_ tex: String) throws -> Void

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
    /// - Throws: `ProseError` for HTML, images, a formula that is refused or misplaced, a footnote that refers to
    ///   itself, and lists or quotations more than a hundred deep.
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
            checkFormula: checkFormula)
        defer { withExtendedLifetime(document) {} }
        return try body(&builder, document.root)
    }
}
