/// A formula as one line of Unicode text, for screen readers and for places where it cannot be drawn.
///
/// `\frac{\partial f_i}{\partial x_j}` gives “∂f_i/∂x_j”.
///
/// - Throws: `MathematicsError` if the formula cannot be read.
package func spokenMathematics(_ tex: String) throws(MathematicsError) -> String {
    try MathParser.parse(tex).nodes.linear
}

extension [MathNode] {
    /// The list of nodes as one line of text, with spaces around relations and binary operators.
    package var linear: String {
        var classes = compactMap(\.mathClass)
        MathClass.resolveBinaries(&classes)
        var result = "", index = 0, previous: MathClass?, wasFraction = false
        for node in self {
            if case .space(let mu) = node, mu >= 4, !result.isEmpty, result.last != " " { result += " " }
            guard node.mathClass != nil else { continue }
            let mathClass = classes[index]
            index += 1
            let text = node.linear
            if text.isEmpty { continue }
            let needsSpace =
                switch (previous, mathClass) {
                case (nil, _): false
                // Without a space, a neighbour of a fraction would be read as a part of it.
                case (.ordinary, .ordinary) where wasFraction: true
                case (.ordinary, .ordinary) where node.isFraction:
                    result.last?.isLetter == true || result.last?.isNumber == true
                case (.relation, _), (.binary, _), (_, .relation), (_, .binary), (.punctuation, _): true
                case (.largeOperator, .opening): false
                case (.largeOperator, _): true
                case (.opening, _): false
                case (_, .largeOperator): true
                default: false
                }
            if needsSpace, !result.isEmpty, result.last != " " { result += " " }
            result += text
            previous = mathClass
            wasFraction = node.isFraction
        }
        while result.last == " " { result.removeLast() }
        return result
    }

    /// The text of the list, in parentheses unless it is read as a unit without them.
    fileprivate var grouped: String {
        let text = linear
        let isOne = count == 1 && first?.isSelfContained == true
        return isOne || text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "∂" || $0 == "′" } ? text : "(\(text))"
    }

    /// The text of the list as a script: in parentheses unless it is primes, one character, or letters and digits only.
    fileprivate var scripted: String {
        let text = linear
        if text.allSatisfy({ $0 == "′" }) { return text }
        return text.count <= 1 || text.allSatisfy { $0.isLetter || $0.isNumber } ? text : "(\(text))"
    }
}

extension MathNode {
    /// True if no neighbour of the node can be read as a part of it.
    fileprivate var isSelfContained: Bool {
        switch self {
        case .character, .word, .fenced, .radical, .accent, .array, .text, .bar: true
        case .group(let nodes, _): nodes.count == 1 && nodes[0].isSelfContained
        case .scripts(let scripts): scripts.base?.isSelfContained == true
        default: false
        }
    }

    /// True for a fraction with a rule.
    fileprivate var isFraction: Bool { if case .fraction(let fraction) = self { fraction.hasRule } else { false } }

    /// The node as text.
    fileprivate var linear: String {
        switch self {
        case .character(let character): return String(character.source)
        case .word(let word): return word.text
        case .group(let nodes, _): return nodes.linear
        case .largeOperator(let op): return op.nucleus.linear
        case .scripts(let scripts):
            var text =
                scripts.base.map { $0.isSelfContained || $0.mathClass == .largeOperator ? $0.linear : [$0].grouped }
                ?? ""
            if let nodes = scripts.subscript { text += "_" + nodes.scripted }
            if let script = scripts.superscript?.scripted { text += script.first == "′" ? script : "^" + script }
            return text
        case .fraction(let fraction):
            if !fraction.hasRule { return "(\(fraction.numerator.linear) choose \(fraction.denominator.linear))" }
            return operand(fraction.numerator) + "/" + operand(fraction.denominator)
        case .radical(let radical):
            return (radical.degree.map { "root \($0.scripted) of " } ?? "√") + radical.radicand.grouped
        case .accent(let accent):
            var text = ""
            text.unicodeScalars.append(contentsOf: accent.base.grouped.unicodeScalars)
            text.unicodeScalars.append(accent.mark)
            return text
        case .bar(let bar): return bar.body.grouped
        case .stack(let stack):
            var text = stack.arrow.map { String($0) } ?? stack.base.linear
            if let below = stack.below { text += "_" + below.scripted }
            if let above = stack.above { text += "^" + above.scripted }
            return text
        case .fenced(let fence):
            var text = fence.left.map { String($0) } ?? ""
            for (index, segment) in fence.segments.enumerated() {
                if index > 0 { text += fence.middles[index - 1].map { " \($0) " } ?? " " }
                text += segment.linear
            }
            return text + (fence.right.map { String($0) } ?? "")
        case .bigDelimiter(let delimiter): return delimiter.delimiter.map { String($0) } ?? ""
        case .array(let array):
            let separator = array.shape.continues ? " " : ", "
            return array.rows.map { row in row.cells.map(\.linear).filter { !$0.isEmpty }.joined(separator: separator) }
                .joined(separator: "; ")
        case .text(let pieces):
            return pieces.map { piece in
                switch piece {
                case .words(let words, _): words
                case .mathematics(let nodes): nodes.linear
                }
            }.joined()
        case .phantom(let phantom): return phantom.showsInk ? phantom.body.linear : ""
        case .space, .style: return ""
        }
    }

    /// The text of a numerator or denominator: in parentheses unless it is a product.
    private func operand(_ nodes: [MathNode]) -> String {
        let isProduct = nodes.allSatisfy { node in
            switch node {
            case .character(let character): character.mathClass == .ordinary && character.source != "/"
            case .scripts(let scripts): scripts.base?.isSelfContained == true
            default: node.isSelfContained
            }
        }
        return isProduct ? nodes.linear : "(\(nodes.linear))"
    }
}
