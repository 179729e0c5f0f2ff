import Basics
import SwiftSource

/// The code of a notebook's files, cut into declarations, to find the code that decides a part's results.
///
/// A part depends on its own file, on every declaration in other files of its module whose name it mentions, and on
/// those that such a declaration mentions in turn. Names are compared as words: a dependency may be found where there
/// is none, and then something is computed once too often, but none is missed. Of the other modules that the
/// notebook's module depends on, all code counts. Comments and layout do not count.
struct CodeDependencies {
    /// A declaration at the outermost level of a file.
    private struct Declaration {
        let file: String
        /// The name for messages, such as "MNIST" or "extension PartContext".
        let title: String
        /// The names by which other code can use it.
        let names: Set<String>
        /// The module's own types in the head of an extension. Only code that mentions all of them can use it.
        let needs: Set<String>
        /// All words of its code.
        let words: Set<String>
        /// Its code without comments and layout.
        let text: String
        /// True if it counts for every part, as its use cannot be recognised by name: operators, conformances and
        /// subscripts of types of other modules, the loading of data, statements outside of declarations.
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
        let texts = notebook.sources.texts.sorted { $0.key < $1.key }.map {
            (file: $0.key, tokens: Self.tokens(of: $0.value))
        }
        let chunks = texts.flatMap { file, tokens in
            Self.chunks(of: tokens, hasStatements: file == "main.swift").map { (file: file, chunk: $0) }
        }
        let own = Set(chunks.map(\.chunk).filter(\.isType).flatMap(\.names))
        let contexts = Dictionary(texts.map { ($0.file, Self.context(of: $0.tokens)) }) { $0 + $1 }
        declarations = chunks.compactMap {
            Self.declaration($0.chunk, file: $0.file, context: contexts[$0.file] ?? "", own: own)
        }
        let files = Set(notebook.parts.map(\.file))
        mentioned = Dictionary(
            uniqueKeysWithValues: texts.filter { files.contains($0.file) }.map { ($0.file, $0.tokens.words) })
    }

    /// The digests of all code that decides the results of the part in a file, by the names of the pieces of code: a
    /// file, a file and a declaration, or a module and a file.
    func digests(of file: String) -> [String: String] {
        guard var mentioned = mentioned[file] else { return notebook.sources.libraryDigests }
        var rest = declarations.filter { $0.file != file }
        var texts = [file: ownCode(of: file)]
        while let index = rest.firstIndex(where: { $0.isUsed(by: mentioned) }) {
            let declaration = rest.remove(at: index)
            mentioned.formUnion(declaration.words)
            texts["\(declaration.file), \(declaration.title)", default: ""] += declaration.text + "\n"
        }
        return texts.mapValues { SHA256.shortDigest(of: $0) }.merging(notebook.sources.libraryDigests) { own, _ in own }
    }

    /// The code of a part's own file without comments and layout.
    ///
    /// The record says which output belongs to which cell, so the boundaries between cells count, but not the prose
    /// there.
    private func ownCode(of file: String) -> String {
        let source = notebook.source(of: file), cells = source.cells
        let segments = source.segments.filter { !$0.isProse }.map { segment in
            Self.tokens(of: segment.lines.joined(separator: "\n")).canonicalCode
                + (cells.contains(segment) ? "\n\u{1}\n" : "\n")
        }
        return segments.filter { $0 != "\n" }.joined()
    }

    private static func tokens(of text: String) -> [SwiftToken] {
        var tokenizer = SwiftTokenizer(text)
        return tokenizer.tokens()
    }

    /// The declaration in a chunk; nil for parts, which other code uses only by their results.
    private static func declaration(_ chunk: Chunk, file: String, context: String, own: Set<String>) -> Declaration? {
        var tokens = chunk.tokens
        // Swift allows statements outside of declarations in this file only.
        var always = chunk.isOperator || chunk.isLiteralDefault || chunk.isStatement && file == "main.swift"
        if chunk.constructs("Part"), !own.contains("Part") { return nil }
        // What the notebook's arguments say of the report and its order decides no result; its data do.
        if chunk.constructs("Notebook"), !own.contains("Notebook") {
            tokens = chunk.withoutArguments(argumentsOfTheReport)
            always = true
        } else if !own.contains("Notebook"), tokens.words.contains("Notebook") {
            // A notebook that is made in another way.
            always = true
        }
        // Code may use a conformance, a default, a subscript or an interpolation of another module's type without
        // naming it.
        if chunk.keyword == "extension", chunk.extended.map({ !own.contains($0) }) ?? true { always = true }
        // So may code that begins with a point, if the extension says which type `Self` is.
        let needs = chunk.extendedWords.contains("Self") ? [] : own.intersection(chunk.extendedWords)
        return Declaration(
            file: file, title: chunk.title, names: chunk.names, needs: needs,
            words: tokens.words, text: context + tokens.canonicalCode, isAlwaysUsed: always)
    }

    /// The labels of a notebook's arguments that decide no result.
    private static let argumentsOfTheReport: Set<String> = [
        "subtitle", "authors", "date", "licence", "repository", "seed", "parts", "sources", "bibliography", "original",
        "program", "folder",
    ]

    /// The lines of a file that affect all of its declarations: imports and conditions of compilation.
    private static func context(of tokens: [SwiftToken]) -> String {
        lines(of: tokens).filter { $0.first?.text == "#" || $0.contains { $0.text == "import" } }
            .map { $0.canonicalCode + "\n" }.joined()
    }

    /// The lines that begin outside of all brackets.
    private static func lines(of tokens: [SwiftToken]) -> [[SwiftToken]] {
        tokens.indices.filter { tokens[$0].depth == 0 && (tokens[$0].hasNewlineBefore || $0 == 0) }.map { start in
            [tokens[start]] + tokens[(start + 1)...].prefix { !$0.hasNewlineBefore }
        }
    }

    // MARK: Declarations

    /// The tokens of one declaration at the outermost level of a file.
    private struct Chunk {
        let tokens: [SwiftToken]
        /// The keyword that declares it, such as "struct" or "extension"; empty for a statement.
        let keyword: String

        /// The identifiers after the keyword, in order.
        var identifiers: [String] {
            tokens.drop { $0.text != keyword }.dropFirst().filter(\.isIdentifier).map(\.name)
        }

        /// True if it declares a type that can have extensions of its own. An alias is another name for a type.
        var isType: Bool { ["struct", "class", "enum", "actor", "protocol"].contains(keyword) }

        /// True if it is no declaration but code that runs when the program starts.
        var isStatement: Bool { keyword.isEmpty }

        /// True if it changes the types of all literals of the module, as `typealias FloatLiteralType = Float` does.
        var isLiteralDefault: Bool { keyword == "typealias" && identifiers.first?.hasSuffix("LiteralType") == true }

        /// The words of an extension's head, such as "GridSearch", "Setting" and "Row"; empty for other declarations.
        var extendedWords: Set<String> {
            keyword == "extension" ? tokens.prefix { $0.text != "{" && $0.text != ":" }.words : []
        }

        /// The name of the type that an extension extends.
        var extended: String? { keyword == "extension" ? identifiers.first : nil }
        var title: String {
            if isStatement { return "statements" }
            return keyword == "extension" ? "extension \(identifiers.first ?? "")" : identifiers.first ?? keyword
        }
        /// True if it declares or implements an operator, or a precedence group.
        var isOperator: Bool {
            if ["operator", "precedencegroup"].contains(keyword) { return true }
            return zip(tokens, tokens.dropFirst()).contains { $0.text == "func" && !$1.isIdentifier }
        }

        /// The names by which other code can use it: its own name; for an extension, the type's and its members'.
        var names: Set<String> {
            if isStatement { return [] }
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
            let value = tokens.dropFirst(place + 1)
            guard value.first?.text == type[...], value.dropFirst().first?.text == "(" else { return false }
            // Nothing but the call and its closures follows.
            return !value.dropFirst(2).contains { $0.depth == 0 && !["(", ")", "{", "}"].contains($0.text) }
        }

        /// The tokens without some arguments of the call that gives its value.
        func withoutArguments(_ labels: Set<String>) -> [SwiftToken] {
            var isLeftOut = false
            return tokens.indices.filter { index in
                let token = tokens[index], previous = index > 0 ? tokens[index - 1].text : ""
                if token.depth == 1, ["(", ","].contains(previous), index + 1 < tokens.count {
                    isLeftOut = labels.contains(token.name) && tokens[index + 1].text == ":"
                } else if token.depth == 0 {
                    isLeftOut = false
                }
                return !isLeftOut
            }.map { tokens[$0] }
        }
    }

    /// The keywords that declare something.
    private static let declaring: Set<String> = [
        "let", "var", "func", "struct", "class", "enum", "actor", "protocol", "typealias", "extension", "import",
        "operator", "precedencegroup", "macro", "case",
    ]

    /// The words that may begin a line which goes on with the declaration before it.
    private static let continuing: Set<String> = ["where", "else", "throws", "rethrows", "async", "is", "as", "in"]

    /// The words that begin a statement, in which `let` and `case` declare nothing for others.
    private static let statements: Set<String> = ["if", "guard", "for", "while", "repeat", "switch", "do", "defer"]

    /// The words that may stand on a line of their own before a declaration.
    private static let modifiers: Set<String> = [
        "open", "public", "package", "internal", "fileprivate", "private", "final", "static", "lazy", "weak", "unowned",
        "mutating", "nonmutating", "nonisolated", "indirect", "prefix", "postfix", "infix", "distributed", "consuming",
        "borrowing", "sending", "dynamic", "override", "required", "convenience", "isolated",
    ]

    /// The declarations at the outermost level of a file, and the statements between them.
    ///
    /// A chunk begins on a line that begins a declaration or a statement, or on a line before it that holds its
    /// attributes and modifiers. A line that may go on with the declaration before it does so.
    ///
    /// - Parameter hasStatements: True for the file that may have statements outside of declarations; in any other, a
    ///   line that begins no declaration goes on with the one before.
    private static func chunks(of tokens: [SwiftToken], hasStatements: Bool) -> [Chunk] {
        var chunks: [Chunk] = []
        var current: [SwiftToken] = []
        var keyword: String?
        func close() {
            if !current.isEmpty, keyword != "import" { chunks.append(Chunk(tokens: current, keyword: keyword ?? "")) }
            (current, keyword) = ([], nil)
        }
        for (index, token) in tokens.enumerated() {
            if token.depth == 0, token.hasNewlineBefore || index == 0 {
                let line = [token] + tokens[(index + 1)...].prefix { !$0.hasNewlineBefore }.filter { $0.depth == 0 }
                if !statements.contains(token.name),
                    let word = line.first(where: { declaring.contains(String($0.text)) })
                {
                    if keyword != nil { close() }
                    keyword = String(word.text)
                } else if token.text == "@" || line.allSatisfy({ modifiers.contains($0.name) }) {
                    if keyword != nil { close() }
                } else if hasStatements, token.isIdentifier, !continuing.contains(token.name) {
                    if keyword != nil { close() }
                    keyword = ""
                }
            }
            current.append(token)
        }
        close()
        return chunks
    }
}
