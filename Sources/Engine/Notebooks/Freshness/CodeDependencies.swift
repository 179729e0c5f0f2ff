import Basics
import SwiftSource

/// The code of a notebook's files, cut into declarations, to find the code that decides a part's results.
///
/// A part depends on its own file, on every declaration in other files whose name it mentions, and on those that such a
/// declaration mentions in turn. Names are compared as words: a dependency may be found where there is none, and then
/// something is computed once too often, but none is missed. Comments and layout do not count.
struct CodeDependencies {
    /// A declaration at the outermost level of a file.
    private struct Declaration {
        let file: String
        /// The name for messages, such as "MNIST" or "extension PartContext".
        let title: String
        /// The names by which other code can use it.
        let names: Set<String>
        /// The notebook's own types in the head of an extension. Only code that mentions all of them can use it.
        let needs: Set<String>
        /// All words of its code.
        let words: Set<String>
        /// Its code without comments and layout.
        let text: String
        /// True if it counts for every part, as its use cannot be recognised by name: operators, conformances of types
        /// of other modules, the loading of data.
        let isAlwaysUsed: Bool

        /// Tells whether code that mentions these words may use the declaration.
        func isUsed(by mentioned: Set<String>) -> Bool {
            isAlwaysUsed || !names.isDisjoint(with: mentioned) && needs.isSubset(of: mentioned)
        }
    }

    private let notebook: Notebook
    private let declarations: [Declaration]
    /// The words of each part's file, by file name.
    private let mentioned: [String: Set<String>]

    init(_ notebook: Notebook) {
        self.notebook = notebook
        let texts = notebook.sources.sorted { $0.key < $1.key }.map {
            (file: $0.key, tokens: Self.tokens(of: $0.value))
        }
        let chunks = texts.flatMap { file, tokens in Self.chunks(of: tokens).map { (file: file, chunk: $0) } }
        let own = Set(chunks.map(\.chunk).filter(\.isType).flatMap(\.names))
        declarations = chunks.compactMap { Self.declaration($0.chunk, file: $0.file, own: own) }
        let files = Set(notebook.parts.map(\.file))
        mentioned = Dictionary(
            uniqueKeysWithValues: texts.filter { files.contains($0.file) }.map { ($0.file, $0.tokens.words) })
    }

    /// The digests of all code that decides the results of the part in a file, by the names of the pieces of code.
    func digests(of file: String) -> [String: String] {
        guard var mentioned = mentioned[file] else { return [:] }
        let source = notebook.source(of: file)
        var rest = declarations.filter { $0.file != file }
        // The record says which output belongs to which cell, so the boundaries between cells count, but not the prose
        // there.
        let cells = source.cells.map { Self.tokens(of: $0.lines.joined(separator: "\n")).canonicalCode }
        var texts = [file: cells.joined(separator: "\n\u{1}\n")]
        while let index = rest.firstIndex(where: { $0.isUsed(by: mentioned) }) {
            let declaration = rest.remove(at: index)
            mentioned.formUnion(declaration.words)
            texts["\(declaration.file), \(declaration.title)", default: ""] += declaration.text + "\n"
        }
        return texts.mapValues { SHA256.shortDigest(of: $0) }
    }

    private static func tokens(of text: String) -> [SwiftToken] {
        var tokenizer = SwiftTokenizer(text)
        return tokenizer.tokens()
    }

    /// The declaration in a chunk; nil for imports and for parts, which other code uses only by their results.
    private static func declaration(_ chunk: Chunk, file: String, own: Set<String>) -> Declaration? {
        var tokens = chunk.tokens[...]
        var always = chunk.isOperator
        // Other code uses a part only by its results. For the notebook, only the loading of data counts, which is the
        // code in its braces.
        if chunk.constructs("Part") { return nil }
        if chunk.constructs("Notebook") {
            tokens = tokens.drop { $0.text != "{" }
            always = true
        }
        // Code may use the conformance of another module's type without naming the type or the protocol.
        if chunk.keyword == "extension", chunk.hasInheritance, chunk.extended.map({ !own.contains($0) }) ?? true {
            always = true
        }
        guard !tokens.isEmpty, chunk.keyword != "import" else { return nil }
        return Declaration(
            file: file, title: chunk.title, names: chunk.names, needs: own.intersection(chunk.extendedWords),
            words: tokens.words, text: tokens.canonicalCode, isAlwaysUsed: always)
    }

    // MARK: Declarations

    /// The tokens of one declaration at the outermost level of a file.
    private struct Chunk {
        let tokens: [SwiftToken]
        /// The keyword that declares it, such as "struct" or "extension".
        let keyword: String

        /// The identifiers after the keyword, in order.
        var identifiers: [String] {
            tokens.drop { $0.text != keyword }.dropFirst().filter(\.isIdentifier).map(\.name)
        }

        var isType: Bool { ["struct", "class", "enum", "actor", "protocol", "typealias"].contains(keyword) }

        /// The words of an extension's head, such as "GridSearch", "Setting" and "Row"; empty for other declarations.
        var extendedWords: Set<String> {
            keyword == "extension" ? tokens.prefix { $0.text != "{" && $0.text != ":" }.words : []
        }

        /// The name of the type that an extension extends.
        var extended: String? { keyword == "extension" ? identifiers.first : nil }
        var title: String {
            keyword == "extension" ? "extension \(identifiers.first ?? "")" : identifiers.first ?? keyword
        }
        /// True if a colon precedes the braces, as before a protocol.
        var hasInheritance: Bool { tokens.prefix { $0.text != "{" }.contains { $0.text == ":" } }

        /// True if it declares or implements an operator, or a precedence group.
        var isOperator: Bool {
            if ["operator", "precedencegroup"].contains(keyword) { return true }
            return zip(tokens, tokens.dropFirst()).contains { $0.text == "func" && !$1.isIdentifier }
        }

        /// The names by which other code can use it: its own name; for an extension, the type's and its members'.
        var names: Set<String> {
            if ["let", "var"].contains(keyword) { return patternNames }
            guard keyword == "extension" else { return Set(identifiers.prefix(1)) }
            let members = zip(tokens, tokens.dropFirst()).filter { word, next in
                word.depth == 1 && declaring.contains(String(word.text)) && next.isIdentifier
            }
            return Set(members.map(\.1.name) + (extended.map { [$0] } ?? []))
        }

        /// The names that a `let` or `var` declares: `a` and `b` in `let a = 1, b = 2` and in `let (a, b) = c`.
        private var patternNames: Set<String> {
            let pattern = tokens.drop { $0.text != keyword }
            let first = pattern.dropFirst()
            if first.first?.text == "(" {
                return Set(first.prefix { $0.text != ")" }.filter(\.isIdentifier).map { String($0.text) })
            }
            return Set(
                zip(pattern, first).filter { before, name in
                    before.depth == 0 && name.depth == 0 && name.isIdentifier
                        && (before.text == "," || before.text == keyword[...])
                }.map(\.1.name))
        }

        /// Tells whether it is a constant or variable whose value is an initialiser call of a type, such as `Part(…)`.
        func constructs(_ type: String) -> Bool {
            guard ["let", "var"].contains(keyword), let place = tokens.firstIndex(where: { $0.text == "=" }) else {
                return false
            }
            return tokens.dropFirst(place + 1).first?.text == type[...]
        }
    }

    private static let declaring: Set<String> = [
        "let", "var", "func", "struct", "class", "enum", "actor", "protocol", "typealias", "extension", "import",
        "operator",
        "precedencegroup", "macro", "case",
    ]

    /// The declarations at the outermost level of a file.
    ///
    /// A chunk begins on a line that begins a declaration, or on a line before it that holds its attributes.
    private static func chunks(of tokens: [SwiftToken]) -> [Chunk] {
        var chunks: [Chunk] = []
        var current: [SwiftToken] = []
        var keyword: String?
        func close() {
            if let keyword { chunks.append(Chunk(tokens: current, keyword: keyword)) }
            (current, keyword) = ([], nil)
        }
        for (index, token) in tokens.enumerated() {
            if token.depth == 0, token.hasNewlineBefore || index == 0 {
                let line = [token] + tokens[(index + 1)...].prefix { !$0.hasNewlineBefore }.filter { $0.depth == 0 }
                if let word = line.first(where: { declaring.contains(String($0.text)) }) {
                    if keyword != nil { close() }
                    keyword = String(word.text)
                } else if token.text == "@" {
                    close()
                }
            }
            current.append(token)
        }
        close()
        return chunks
    }
}
