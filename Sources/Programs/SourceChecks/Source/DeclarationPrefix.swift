/// The attributes and modifiers before a declaration's keyword.
struct DeclarationPrefix {
    /// The line of the first of them.
    let firstLine: Int
    var attributes: [String] = []
    var modifiers: [String] = []

    init(firstLine: Int) { self.firstLine = firstLine }

    private static let words: Set<Substring> = [
        "open", "public", "package", "internal", "fileprivate", "private", "static", "final", "override", "required",
        "convenience", "mutating", "nonmutating", "consuming", "borrowing", "lazy", "weak", "unowned", "dynamic",
        "optional", "indirect", "nonisolated", "isolated", "distributed", "prefix", "postfix", "infix",
    ]
    private static let arguments: Set<Substring> = ["set", "safe", "unsafe", "nonsending"]

    /// A modifier, and how many tokens it has: `private(set)` has four.
    ///
    /// - Returns: nil if no modifier begins at the index. `class` is a modifier before another keyword, but declares a
    ///   type before a name.
    static func modifier(at index: Int, in code: [SourceToken]) -> (text: String, count: Int)? {
        let text = code[index].text, next = code[(index + 1)...].prefix(3).map(\.text)
        if text == "class" {
            let isModifier = next.first.map { ["func", "var", "let", "subscript"].contains($0) || words.contains($0) }
            return isModifier ?? false ? ("class", 1) : nil
        }
        guard words.contains(text) else { return nil }
        if next.count == 3, next[0] == "(", arguments.contains(next[1]), next[2] == ")" {
            return ("\(text)(\(next[1]))", 4)
        }
        return (String(text), 1)
    }
}
