/// The rows of a formula in MathML: its atoms with the spaces between them.
///
/// Other files have the elements of single nodes.
enum MathMLWriter {
    /// A part of a row: an atom, or a space.
    private struct Item {
        var element: MathMLElement
        /// The class, after Rules 5 and 6; nil for a space.
        var mathClass: MathClass?
        /// True for a name such as “sin”, which is applied to what follows.
        var isFunction = false
        /// The style in which the part is set.
        var style: MathStyle
        /// True if the style begins with this part.
        var beginsStyle = false
    }

    /// The elements of a list of nodes.
    ///
    /// - Parameters:
    ///   - nodes: The list.
    ///   - style: The style at its beginning.
    ///   - continues: Whether the list goes on after an operand, as after the & in `x &= y`.
    static func row(_ nodes: [MathNode], _ style: MathStyle, continues: Bool = false) -> [MathMLElement] {
        var items = items(nodes, style)
        var classes = (continues ? [.ordinary] : []) + items.compactMap(\.mathClass)
        MathClass.resolveBinaries(&classes)
        var rest = classes.dropFirst(continues ? 1 : 0)
        for index in items.indices where items[index].mathClass != nil { items[index].mathClass = rest.removeFirst() }
        return nested(spaced(items, after: continues ? .ordinary : nil)[...])
    }

    /// The list as one element.
    static func element(_ nodes: [MathNode], _ style: MathStyle) -> MathMLElement { .row(row(nodes, style)) }

    // MARK: Items

    private static func items(_ nodes: [MathNode], _ style: MathStyle) -> [Item] {
        var items: [Item] = [], style = style, beginsStyle = false, index = 0
        func append(_ element: MathMLElement, _ mathClass: MathClass?, isFunction: Bool = false) {
            items.append(
                Item(
                    element: element, mathClass: mathClass, isFunction: isFunction, style: style,
                    beginsStyle: beginsStyle))
            beginsStyle = false
        }
        while index < nodes.count {
            if let number = Number(in: nodes, at: index) {
                index += number.count
                if let scripts = number.scripts {
                    append(self.scripts(scripts, base: number.element, style), .ordinary)
                } else {
                    append(number.element, .ordinary)
                }
                continue
            }
            switch nodes[index] {
            case .space(let mu): if mu != 0 { append(.space(mu), nil) }
            case .style(let level): (style, beginsStyle) = (style.changed(to: level), true)
            case let node: append(element(node, style), node.mathClass, isFunction: node.isFunction)
            }
            index += 1
        }
        return items
    }

    /// Digits that are one number, as `<mn>` has it; TeX sees single characters.
    private struct Number {
        var element: MathMLElement
        /// The number of nodes.
        var count: Int
        /// The scripts of the last digit, which in MathML are those of the number.
        var scripts: MathScripts?

        /// The number that begins at an index; nil if there is none.
        init?(in nodes: [MathNode], at start: Int) {
            var text = "", index = start
            while index < nodes.count {
                if let digit = nodes[index].digit {
                    text.unicodeScalars.append(digit)
                } else if !text.isEmpty, let point = nodes[index].decimalPoint, index + 1 < nodes.count,
                    nodes[index + 1].digit != nil || nodes[index + 1].scriptedDigit != nil
                {
                    text.unicodeScalars.append(point)
                } else {
                    break
                }
                index += 1
            }
            guard !text.isEmpty else { return nil }
            if index < nodes.count, let last = nodes[index].scriptedDigit, case .scripts(let scripts) = nodes[index] {
                text.unicodeScalars.append(last)
                self.scripts = scripts
                index += 1
            }
            element = MathMLElement(token: "mn", text)
            count = index - start
        }
    }

    // MARK: Spaces

    /// The items with TeX's spaces, and with the invisible operator between a function and its argument.
    private static func spaced(_ items: [Item], after first: MathClass?) -> [Item] {
        var result: [Item] = []
        // The index in `result` of the last atom, its class, and the space at its left.
        var last: Int?, lastClass = first, left = 0.0
        /// Gives the last atom its spaces.
        func finish(right: Double, isLast: Bool) {
            guard let last, let mathClass = result[last].mathClass else { return }
            let isInside = last > 0 && !isLast && !result[last].beginsStyle
            setSpaces(.init(left: left, right: right), mathClass, isInside: isInside, of: &result[last].element)
        }
        for item in items {
            guard let mathClass = item.mathClass else {
                result.append(item)
                continue
            }
            let space = lastClass?.space(before: mathClass, isScript: item.style.isScript) ?? 0
            var isFree = space
            if let index = last {
                let previous = result[index]
                if previous.isFunction, mathClass.isOperand {
                    finish(right: 0, isLast: false)
                    var apply = previous
                    apply.element = .mo("\u{2061}")
                    (apply.isFunction, apply.beginsStyle) = (false, false)
                    result.insert(apply, at: index + 1)
                    // Chromium leaves out the space of an operator that shows nothing.
                    if space > 0 { result.append(Item(element: .space(space), style: item.style)) }
                    isFree = 0
                } else if previous.element.coreOperator != nil,
                    item.element.coreOperator == nil || previous.mathClass?.keepsSpace == true
                {
                    finish(right: space, isLast: false)
                    isFree = 0
                } else {
                    finish(right: 0, isLast: false)
                }
            }
            if item.element.coreOperator == nil, isFree > 0 {
                result.append(Item(element: .space(isFree), style: item.style))
                isFree = 0
            }
            (last, lastClass, left) = (result.count, mathClass, isFree)
            result.append(item)
        }
        finish(right: 0, isLast: last == result.count - 1)
        return result
    }

    /// Gives an operator the attributes for its spaces, as far as they are not those of the dictionary.
    ///
    /// - Parameter isInside: Whether the operator is between two other parts of its row.
    private static func setSpaces(
        _ spaces: MathMLOperators.Spaces, _ mathClass: MathClass, isInside: Bool, of element: inout MathMLElement
    ) {
        element.changeCoreOperator { core in
            let scalar = core.text.unicodeScalars.first ?? " "
            if mathClass == .ordinary, MathMLOperators.signs.contains(scalar), core["form"] == nil {
                core["form"] = "prefix"
            }
            let form = core["form"], fences = MathMLOperators.fences
            let usual: MathMLOperators.Spaces? =
                switch form {
                case "prefix" where fences.prefix.contains(scalar) || MathMLOperators.signs.contains(scalar):
                    .init(left: 0, right: 0)
                case "postfix" where fences.postfix.contains(scalar): .init(left: 0, right: 0)
                case nil:
                    isInside ? MathMLOperators.infixSpaces(core.text, mathClass) : MathMLOperators.spaces(scalar)
                default: nil
                }
            core["lspace"] = usual == spaces ? nil : MathMLElement.em(spaces.left)
            core["rspace"] = usual == spaces ? nil : MathMLElement.em(spaces.right)
        }
    }

    // MARK: Styles

    /// The elements of items, with those after a change of the style in an `mstyle`.
    private static func nested(_ items: ArraySlice<Item>) -> [MathMLElement] {
        guard let change = items.firstIndex(where: \.beginsStyle) else { return items.map(\.element) }
        let level = items[change].style.level
        var rest = items[change...]
        rest[change].beginsStyle = false
        return items[..<change].map(\.element) + [styled(level, nested(rest))]
    }

    /// Elements in a style of their own.
    static func styled(_ level: MathStyle.Level, _ elements: [MathMLElement]) -> MathMLElement {
        MathMLElement("mstyle", styleAttributes(level), elements)
    }

    /// The attributes that set a style.
    static func styleAttributes(_ level: MathStyle.Level) -> [(String, String)] {
        [
            ("displaystyle", level == .display ? "true" : "false"),
            ("scriptlevel", String(max(0, level.rawValue - MathStyle.Level.text.rawValue))),
        ]
    }
}

extension MathClass {
    /// True for the classes that what a function is applied to may begin with.
    fileprivate var isOperand: Bool {
        switch self {
        case .ordinary, .largeOperator, .opening, .inner: true
        case .binary, .relation, .closing, .punctuation: false
        }
    }

    /// True for the classes whose own spaces come before those of the next operator.
    fileprivate var keepsSpace: Bool {
        switch self {
        case .binary, .relation, .punctuation, .largeOperator: true
        case .ordinary, .opening, .closing, .inner: false
        }
    }
}

extension MathNode {
    /// True for a name such as “sin” that is an identifier, with or without scripts.
    fileprivate var isFunction: Bool {
        switch self {
        case .largeOperator(let op): op.name != nil
        case .scripts(let scripts):
            if case .largeOperator(let op) = scripts.base { op.limits == .never && op.name != nil } else { false }
        default: false
        }
    }

    /// The digit that the node is, as it is drawn; nil if it is none.
    fileprivate var digit: Unicode.Scalar? {
        guard case .character(let character) = self, "0"..."9" ~= character.source else { return nil }
        return character.drawn
    }

    /// The digit that is the base of scripts; nil if the node is anything else.
    fileprivate var scriptedDigit: Unicode.Scalar? {
        if case .scripts(let scripts) = self { scripts.base?.digit } else { nil }
    }

    /// The point or, in braces, the comma that may be between digits.
    fileprivate var decimalPoint: Unicode.Scalar? {
        switch self {
        case .character(let character): character.source == "." ? "." : nil
        case .group(let nodes, .ordinary):
            if nodes.count == 1, case .character(let character) = nodes[0], character.source == "," { "," } else { nil }
        default: nil
        }
    }
}
