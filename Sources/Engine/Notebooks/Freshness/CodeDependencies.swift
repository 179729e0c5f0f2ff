import Basics
import SwiftSource

/// The code of a notebook's files, cut into declarations, to say which of it decides a part's results.
///
/// A part depends on its own file and on every declaration in another file whose name it mentions, or that such a declaration mentions in turn. Names are compared as
/// words, so a dependency may be seen where there is none (and something is computed once too often), but none is overlooked. Comments and layout do not count.
struct CodeDependencies {
    private struct Declaration {
        let file: String
        /// "MNIST", "extension Page".
        let title: String
        let names: Set<String>
        /// Types of the notebook that an extension's head names: without them nobody can have what it extends.
        let needs: Set<String>
        let words: Set<String>
        let text: String
        /// Whether it counts for every part, as its use cannot be seen by name: operators, conformances of other modules' types, the loading of data.
        let isAlwaysUsed: Bool

        func isUsed(by mentioned: Set<String>) -> Bool {
            isAlwaysUsed || !names.isDisjoint(with: mentioned) && needs.isSubset(of: mentioned)
        }
    }

    private let notebook: Notebook
    private let declarations: [Declaration]
    /// The words of each part's file.
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

    /// Name and digest of every piece of code that decides what a part of this file gives.
    func digests(of file: String) -> [String: String] {
        guard var mentioned = mentioned[file] else { return [:] }
        let source = notebook.source(of: file)
        var rest = declarations.filter { $0.file != file }
        // Which output stands under which cell is part of the result, so cuts between cells count, but not what prose says there.
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

    private static func declaration(_ chunk: Chunk, file: String, own: Set<String>) -> Declaration? {
        var tokens = chunk.tokens[...]
        var always = chunk.isOperator
        // A part is known to others by its results, the notebook by what it loads; that is what stands in its braces.
        if chunk.constructs("Part") { return nil }
        if chunk.constructs("Notebook") {
            tokens = tokens.drop { $0.text != "{" }
            always = true
        }
        // The conformance of a type of another module may matter to code that names neither.
        if chunk.keyword == "extension", chunk.hasInheritance, chunk.extended.map({ !own.contains($0) }) ?? true {
            always = true
        }
        guard !tokens.isEmpty, chunk.keyword != "import" else { return nil }
        return Declaration(
            file: file, title: chunk.title, names: chunk.names, needs: own.intersection(chunk.extendedWords),
            words: tokens.words, text: tokens.canonicalCode, isAlwaysUsed: always)
    }

    // MARK: Declarations

    private struct Chunk {
        let tokens: [SwiftToken]
        let keyword: String

        var identifiers: [String] {
            tokens.drop { $0.text != keyword }.dropFirst().filter(\.isIdentifier).map(\.name)
        }

        var isType: Bool { ["struct", "class", "enum", "actor", "protocol", "typealias"].contains(keyword) }

        /// The words of an extension's head, "GridSearch", "Setting", "Row".
        var extendedWords: Set<String> {
            keyword == "extension" ? tokens.prefix { $0.text != "{" && $0.text != ":" }.words : []
        }

        var extended: String? { keyword == "extension" ? identifiers.first : nil }
        var title: String {
            keyword == "extension" ? "extension \(identifiers.first ?? "")" : identifiers.first ?? keyword
        }
        var hasInheritance: Bool { tokens.prefix { $0.text != "{" }.contains { $0.text == ":" } }

        var isOperator: Bool {
            if ["operator", "precedencegroup"].contains(keyword) { return true }
            return zip(tokens, tokens.dropFirst()).contains { $0.text == "func" && !$1.isIdentifier }
        }

        /// What other code may call it by: its own name, or for an extension the type's and its members'.
        var names: Set<String> {
            if ["let", "var"].contains(keyword) { return patternNames }
            guard keyword == "extension" else { return Set(identifiers.prefix(1)) }
            let members = zip(tokens, tokens.dropFirst()).filter { word, next in
                word.depth == 1 && declaring.contains(String(word.text)) && next.isIdentifier
            }
            return Set(members.map(\.1.name) + (extended.map { [$0] } ?? []))
        }

        /// `let a = 1, b = 2` and `let (a, b) = c`.
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

    /// A file at its outermost level: each chunk begins on a line that begins a declaration, or with its attributes on a line of their own.
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
