/// A declaration in a Swift file.
struct Declaration {
    /// The kinds, with the keywords that introduce them.
    enum Kind: String {
        case structure = "struct"
        case `class`
        case enumeration = "enum"
        case actor
        case `protocol`
        case `extension`
        case `typealias`
        case `associatedtype`
        case function = "func"
        case initializer = "init"
        case deinitializer = "deinit"
        case `subscript`
        case variable = "var"
        case constant = "let"
        case `import`

        /// True if it names a type.
        var isType: Bool { [.structure, .class, .enumeration, .actor, .protocol, .typealias].contains(self) }

        /// True if declarations in its braces are members.
        var hasMembers: Bool {
            [.structure, .class, .enumeration, .actor, .protocol, .extension].contains(self)
        }

        /// True if the code in its braces is executed. A variable's is, if it is computed.
        var isExecutable: Bool {
            [.function, .initializer, .deinitializer, .subscript, .variable].contains(self)
        }
    }

    let kind: Kind
    /// A name, as in `buildBlock`, `==` and `init`; for an import the module's.
    let name: String
    /// The argument labels of a function, an initializer or a subscript.
    let labels: [String]
    /// Attributes without `@` and arguments.
    let attributes: [String]
    /// Modifiers, such as `public` and `private(set)`.
    let modifiers: [String]
    /// The line of the first attribute or modifier, or else of the keyword.
    let firstLine: Int
    /// The line of the keyword.
    let line: Int
    /// True if it adds or inherits protocols, as `extension Plot: Equatable` does.
    let inherits: Bool
    /// The index of the declaration whose braces hold it, if that is a type or an extension.
    let parent: Int?
    /// True if no braces hold it.
    let isTopLevel: Bool
    /// The lines from the opening brace to the closing one.
    var body: ClosedRange<Int>?

    var isPublic: Bool { modifiers.contains("public") || modifiers.contains("open") }
    var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }

    /// The name with argument labels, as documentation writes it: `hash(into:)`.
    var signature: String {
        switch kind {
        case .function where name.first?.isLetter == false && name.first != "_": name
        case .function, .initializer, .subscript: name + "(" + labels.map { $0 + ":" }.joined() + ")"
        default: name
        }
    }
}
