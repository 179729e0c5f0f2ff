import SwiftSource

/// The part of a declaration behind its keyword: a name, argument labels, inherited types.
struct DeclarationSignature {
    let name: String
    let labels: [String]
    let inherits: Bool

    /// Reads the signature of a declaration from the tokens after its keyword.
    ///
    /// - Parameter index: The index of the keyword.
    init(_ kind: Declaration.Kind, at index: Int, in code: [SourceToken]) {
        let rest = code[(index + 1)...]
        switch kind {
        case .initializer, .deinitializer, .subscript: name = kind.rawValue
        case .import: name = Self.moduleName(rest)
        case .function: name = Self.functionName(rest)
        default: name = Self.dottedName(rest)
        }
        let hasArguments = [.function, .initializer, .subscript].contains(kind)
        labels = hasArguments ? Self.labels(rest, depth: code[index].depth) : []
        inherits =
            kind.hasMembers && rest.prefix { !$0.isSymbol("{") && $0.text != "where" }.contains { $0.isSymbol(":") }
    }

    /// The declared name with its dots, such as `Plot` or `Plot.Point`; for a tuple pattern `(a, b)`, the opening
    /// bracket.
    private static func dottedName(_ code: ArraySlice<SourceToken>) -> String {
        var name = code.first?.token.name ?? ""
        var rest = code.dropFirst()
        while let point = rest.first, point.isSymbol("."), !point.token.hasSpaceBefore,
            let next = rest.dropFirst().first
        {
            name += "." + next.token.name
            rest = rest.dropFirst(2)
        }
        return name
    }

    /// A name, or all characters of an operator; a `<` that begins generic parameters does not count.
    private static func functionName(_ code: ArraySlice<SourceToken>) -> String {
        guard let first = code.first, first.kind == .symbol else { return code.first?.token.name ?? "" }
        var symbols = code.prefix { $0.kind == .symbol && $0.text != "(" }
        if symbols.count > 1, symbols.last?.text == "<", code.dropFirst(symbols.count).first?.kind == .word {
            symbols = symbols.dropLast()
        }
        return symbols.map { String($0.text) }.joined()
    }

    /// The module of `import Foundation`, of `import struct Foundation.Data` and of `import Foundation.NSObject`.
    private static func moduleName(_ code: ArraySlice<SourceToken>) -> String {
        let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        let isKind = code.first.map { kinds.contains(String($0.text)) } ?? false
        return (isKind ? code.dropFirst() : code).first?.token.name ?? ""
    }

    /// The argument labels, `_` where an argument has none.
    private static func labels(_ code: ArraySlice<SourceToken>, depth: Int) -> [String] {
        guard let open = code.firstIndex(where: { $0.isSymbol("(") && $0.depth == depth }) else { return [] }
        let inside = code[(open + 1)...].prefix { !($0.isSymbol(")") && $0.depth == depth) }
        return inside.indices.compactMap { index in
            let token = inside[index], previous = code[index - 1]
            guard token.kind == .word, token.depth == depth + 1, index == open + 1 || previous.isSymbol(",") else {
                return nil
            }
            let next = inside[(index + 1)...].prefix(2)
            let isLabel = next.first?.isSymbol(":") ?? false || next.last?.isSymbol(":") ?? false
            return isLabel ? token.token.name : nil
        }
    }
}
