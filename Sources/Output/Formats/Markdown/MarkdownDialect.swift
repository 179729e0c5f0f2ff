/// A dialect of Markdown, by the program that reads it.
///
/// Both are read by the rules of CommonMark with GitHub's tables. They differ in formulas, footnotes, warnings, small
/// print and in what a dollar sign or a backslash in the text does.
enum MarkdownDialect: Sendable {
    /// GitHub: formulas are `$…$`, `` $`…`$ `` and fenced blocks, footnotes `[^1]`, and warnings `[!WARNING]`.
    case gitHub
    /// JupyterLab, nbconvert and GitHub's view of notebooks: formulas are `$…$` and `$$…$$` for MathJax, footnotes a
    /// list below the text, and warnings a box of class `alert`, which is bold text where boxes are unknown.
    ///
    /// MathJax searches the finished page, so signs that could begin a formula there are in an element of their own.
    case jupyter

    /// The element for small print.
    var smallTag: String { self == .gitHub ? "sub" : "small" }
}
