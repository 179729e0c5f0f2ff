/// No function under Sources and Notebooks has more than 60 lines from its opening brace to its closing one.
///
/// Initializers, subscripts and computed properties count as functions. Closures do not, so that the parts of literate
/// notebooks, which are closures, may be as long as their text needs.
struct FunctionLengthCheck: SourceCheck {
    private static let limit = 60

    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files(under: "Sources", "Notebooks").flatMap { file in
            file.declarations.compactMap { declaration in
                guard declaration.kind.isExecutable, let body = declaration.body, body.count > Self.limit,
                    !isTableOfCases(body, in: file)
                else { return nil }
                return SourceFault(
                    path: file.path, line: declaration.line,
                    sentence: "`\(declaration.signature)` has \(body.count) lines, more than \(Self.limit); "
                        + "split it into functions that do one thing each.")
            }
        }
    }

    /// True if a body is mainly a `switch` that is a table, which reads well at any length.
    ///
    /// That is so if more than half of the lines with code between the braces begin with `case` or `default`, or are a
    /// case's only other line.
    private func isTableOfCases(_ body: ClosedRange<Int>, in file: SourceFile) -> Bool {
        var lines: [(number: Int, first: Substring)] = []
        for token in file.code where token.line > body.lowerBound && token.line < body.upperBound {
            if lines.last?.number != token.line { lines.append((token.line, token.text)) }
        }
        let beginsCase = lines.map { $0.first == "case" || $0.first == "default" }
        let endsCase = lines.indices.map { beginsCase[$0] || lines[$0].first == "}" }
        let count = lines.indices.count { index in
            let isOnlyLine = index > 0 && beginsCase[index - 1] && index + 1 < lines.count && endsCase[index + 1]
            return beginsCase[index] || isOnlyLine
        }
        return 2 * count > lines.count
    }
}
