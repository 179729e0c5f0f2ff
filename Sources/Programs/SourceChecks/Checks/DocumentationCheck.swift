/// Public declarations under Sources, and the requirements of public protocols, have doc comments.
///
/// Not needed are comments on cases of enumerations, on overrides, and on members that well-known protocols name, since
/// these protocols document them.
struct DocumentationCheck: SourceCheck {
    private static let wellKnown: Set<String> = [
        "description", "debugDescription", "hash(into:)", "==", "<", "encode(to:)", "init(from:)", "body",
        "init(stringLiteral:)", "init(floatLiteral:)", "init(integerLiteral:)", "init(arrayLiteral:)",
        "init(dictionaryLiteral:)", "init(booleanLiteral:)",
    ]
    /// The functions that result builders consist of.
    private static let builders: Set<String> = [
        "buildBlock", "buildExpression", "buildOptional", "buildEither", "buildArray", "buildPartialBlock",
        "buildLimitedAvailability", "buildFinalResult",
    ]

    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files(under: "Sources").flatMap { file in
            file.declarations.filter { needsComment($0, in: file) && !file.isDocumented($0) }.map {
                SourceFault(
                    path: file.path, line: $0.line,
                    sentence: "`\($0.signature)` is public but has no doc comment; write one directly above it.")
            }
        }
    }

    private func needsComment(_ declaration: Declaration, in file: SourceFile) -> Bool {
        if [.import, .extension, .deinitializer].contains(declaration.kind) { return false }
        let parent = declaration.parent.map { file.declarations[$0] }
        let isRequirement = parent.map { $0.kind == .protocol && $0.isPublic } ?? false
        return (declaration.isPublic || isRequirement) && !isExempt(declaration, parent)
    }

    private func isExempt(_ declaration: Declaration, _ parent: Declaration?) -> Bool {
        if declaration.modifiers.contains("override") { return true }
        // `value` is the witness of a protocol only where an extension adds the conformance.
        if declaration.name == "value", let parent { return parent.kind == .extension && parent.inherits }
        return Self.wellKnown.contains(declaration.signature) || Self.builders.contains(declaration.name)
    }
}
