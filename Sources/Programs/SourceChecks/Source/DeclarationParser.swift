import SwiftSource

/// Finds declarations among tokens.
///
/// It knows no expressions. It follows braces and brackets, and takes a keyword for a declaration where a statement can
/// begin and no bracket is open. The compiler has already rejected whatever could mislead it.
struct DeclarationParser {
    /// Braces around the current place.
    private struct Scope {
        /// The declaration that the braces belong to; nil for the file, closures, and statements such as `if`.
        var owner: Int?
        /// True if its declarations are members of the owner.
        var hasMembers = false
        var firstLine = 1
        /// The number of brackets that are open within the braces.
        var brackets = 0
        /// The last declaration within the braces, if its own braces have not opened yet.
        var awaitingBody: Int?
    }

    private let code: [SourceToken]
    private var index = 0
    private var scopes = [Scope()]
    /// The attributes and modifiers directly before the current place.
    private var prefix: DeclarationPrefix?
    private var declarations: [Declaration] = []

    private init(code: [SourceToken]) { self.code = code }

    /// The declarations, in order.
    ///
    /// - Parameter code: A file's tokens without comments.
    static func declarations(in code: [SourceToken]) -> [Declaration] {
        var parser = Self(code: code)
        while parser.index < code.count {
            parser.readToken()
            parser.index += 1
        }
        return parser.declarations
    }

    private var scope: Scope {
        get { scopes[scopes.count - 1] }
        set { scopes[scopes.count - 1] = newValue }
    }

    /// True if a statement or a member can begin here.
    private var isAtStart: Bool {
        guard scope.brackets == 0 else { return false }
        guard index > 0, prefix == nil, !code[index].token.hasNewlineBefore else { return true }
        return ["{", "}", ";"].contains(code[index - 1].text)
    }

    private mutating func readToken() {
        let token = code[index]
        if token.token.hasNewlineBefore, scope.brackets == 0, !token.isSymbol("{") { endVariable() }
        if token.kind == .symbol {
            readSymbol(token)
        } else if token.kind == .word, isAtStart, !isQualified {
            readWord(token)
        } else {
            prefix = nil
        }
    }

    /// True if the current word follows a point, as `class` does in a case's name.
    private var isQualified: Bool { index > 0 && code[index - 1].isSymbol(".") }

    /// Stops waiting for the braces of the last variable: they cannot follow `=`, nor a token other than `{` that
    /// begins a line.
    private mutating func endVariable() {
        if let declaration = scope.awaitingBody, declarations[declaration].kind == .variable {
            scope.awaitingBody = nil
        }
    }

    private mutating func readSymbol(_ token: SourceToken) {
        switch token.text {
        case "@" where isAtStart:
            readAttribute()
            return
        case "{": openBrace(token)
        case "}": closeBrace(token)
        case "(", "[": scope.brackets += 1
        case ")", "]": scope.brackets -= 1
        case "=" where scope.brackets == 0: endVariable()
        default: break
        }
        prefix = nil
    }

    private mutating func openBrace(_ token: SourceToken) {
        var opened = Scope(firstLine: token.line)
        if scope.brackets == 0, let owner = scope.awaitingBody {
            opened.owner = owner
            opened.hasMembers = declarations[owner].kind.hasMembers
            scope.awaitingBody = nil
        }
        scopes.append(opened)
    }

    private mutating func closeBrace(_ token: SourceToken) {
        guard scopes.count > 1, let closed = scopes.popLast() else { return }
        if let owner = closed.owner { declarations[owner].body = closed.firstLine...token.line }
    }

    /// Reads `@name` or `@module.name`, with arguments if there are some, up to its last token.
    private mutating func readAttribute() {
        let line = code[index].line
        var name = ""
        while index + 1 < code.count, code[index + 1].kind == .word || code[index + 1].isSymbol(".") {
            let next = code[index + 1]
            if next.token.hasSpaceBefore { break }
            name += next.text
            index += 1
        }
        skipArguments()
        prefix = prefix ?? DeclarationPrefix(firstLine: line)
        prefix?.attributes.append(name)
    }

    /// Moves to the closing bracket if an opening one follows without a space.
    private mutating func skipArguments() {
        guard index + 1 < code.count, code[index + 1].isSymbol("("), !code[index + 1].token.hasSpaceBefore else {
            return
        }
        let depth = code[index + 1].depth
        index = code[(index + 2)...].firstIndex { $0.isSymbol(")") && $0.depth == depth } ?? code.count - 1
    }

    private mutating func readWord(_ token: SourceToken) {
        if let modifier = DeclarationPrefix.modifier(at: index, in: code) {
            prefix = prefix ?? DeclarationPrefix(firstLine: token.line)
            prefix?.modifiers.append(modifier.text)
            index += modifier.count - 1
            return
        }
        if let kind = Declaration.Kind(rawValue: String(token.text)), isAllowed(kind) { declare(kind, token) }
        if token.text == "case" { scope.awaitingBody = nil }
        prefix = nil
    }

    private func isAllowed(_ kind: Declaration.Kind) -> Bool {
        switch kind {
        case .variable, .constant: scope.hasMembers || scopes.count == 1
        case .initializer, .deinitializer, .subscript, .associatedtype: scope.hasMembers
        case .import, .extension: scopes.count == 1
        // `actor` is a keyword only before a name.
        case .actor: index + 1 < code.count && code[index + 1].kind == .word && !code[index + 1].token.hasNewlineBefore
        default: true
        }
    }

    private mutating func declare(_ kind: Declaration.Kind, _ token: SourceToken) {
        let signature = DeclarationSignature(kind, at: index, in: code)
        declarations.append(
            Declaration(
                kind: kind, name: signature.name, labels: signature.labels, attributes: prefix?.attributes ?? [],
                modifiers: prefix?.modifiers ?? [], firstLine: prefix?.firstLine ?? token.line, line: token.line,
                inherits: signature.inherits, parent: scope.hasMembers ? scope.owner : nil,
                isTopLevel: scopes.count == 1))
        scope.awaitingBody = kind.hasMembers || kind.isExecutable ? declarations.count - 1 : nil
    }
}
