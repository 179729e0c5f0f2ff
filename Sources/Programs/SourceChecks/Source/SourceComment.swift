/// A comment with its place in its file.
struct SourceComment {
    let text: Substring
    let firstLine: Int
    let lastLine: Int
    /// True if no code stands before it on its first line.
    let standsAlone: Bool

    /// True if it is a doc comment, `///` or `/** … */`.
    var isDocumentation: Bool {
        text.hasPrefix("///") && !text.hasPrefix("////") || text.hasPrefix("/**") && !text.hasPrefix("/**/")
    }

    /// The comment without the marks and spaces that it begins with.
    var content: Substring { text.drop { $0 == "/" || $0 == "*" || $0.isWhitespace } }
}
