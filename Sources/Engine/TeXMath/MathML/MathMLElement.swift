/// An element of MathML: a token with text, or a layout with children.
struct MathMLElement {
    /// The element's name, such as `mfrac`.
    var name: String
    /// The attributes in the order in which they are written.
    private var attributes: [(name: String, value: String)]
    /// The children; empty for a token.
    var children: [MathMLElement]
    /// The text of a token; empty for a layout.
    var text = ""

    /// A layout.
    init(_ name: String, _ attributes: [(String, String)] = [], _ children: [MathMLElement] = []) {
        (self.name, self.attributes, self.children) = (name, attributes, children)
    }

    /// A token.
    init(token name: String, _ text: String, _ attributes: [(String, String)] = []) {
        self.init(name, attributes)
        self.text = text
    }

    /// An operator.
    static func mo(_ scalar: Unicode.Scalar, _ attributes: [(String, String)] = []) -> MathMLElement {
        MathMLElement(token: "mo", String(scalar), attributes)
    }

    /// A space of a width in mu.
    static func space(_ mu: Double) -> MathMLElement { MathMLElement("mspace", [("width", em(mu))]) }

    /// The elements as one: the element itself if there is one, otherwise an `mrow`.
    static func row(_ elements: [MathMLElement]) -> MathMLElement {
        elements.count == 1 ? elements[0] : MathMLElement("mrow", [], elements)
    }

    /// The value of an attribute; nil removes it.
    subscript(attribute: String) -> String? {
        get { attributes.first { $0.name == attribute }?.value }
        set {
            let index = attributes.firstIndex { $0.name == attribute }
            switch (index, newValue) {
            case (let index?, let value?): attributes[index].value = value
            case (let index?, nil): attributes.remove(at: index)
            case (nil, let value?): attributes.append((attribute, value))
            case (nil, nil): break
            }
        }
    }

    // MARK: Operators

    /// The operator that the element is, alone or with scripts (Core’s “embellished operator”); nil if it is none.
    ///
    /// Spaces around the element are attributes of this operator.
    var coreOperator: MathMLElement? {
        name == "mo" ? self : hasCore ? children[0].coreOperator : nil
    }

    /// Changes the operator that the element is; does nothing if it is none.
    mutating func changeCoreOperator(_ change: (inout MathMLElement) -> Void) {
        if name == "mo" { change(&self) } else if hasCore { children[0].changeCoreOperator(change) }
    }

    /// True if the element is an operator if its first child is one.
    private var hasCore: Bool {
        switch name {
        case "msub", "msup", "msubsup", "munder", "mover", "munderover": true
        case "mrow", "mstyle", "mphantom", "mpadded": children.count == 1
        default: false
        }
    }

    /// Overlays the first token with a combining character.
    mutating func overlay(_ mark: Unicode.Scalar) {
        if children.isEmpty {
            text.unicodeScalars.append(mark)
        } else {
            children[0].overlay(mark)
        }
    }

    // MARK: Markup

    /// The element as XML, without white space between tags.
    var markup: String {
        var result = ""
        write(to: &result)
        return result
    }

    private func write(to result: inout String) {
        result += "<" + name
        for (name, value) in attributes { result += " \(name)=\"\(Self.escaped(value))\"" }
        guard !text.isEmpty || !children.isEmpty else {
            result += "/>"
            return
        }
        result += ">" + Self.escaped(text)
        for child in children { child.write(to: &result) }
        result += "</" + name + ">"
    }

    /// The text with XML's references; a character that XML 1.0 does not allow becomes U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..<"\u{9}", "\u{b}", "\u{c}", "\u{e}"..<" ", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A length in mu as MathML has it: in ems with at most four decimals.
    static func em(_ mu: Double) -> String {
        let units = Int((abs(mu) / 18 * 10_000).rounded())
        if units == 0 { return "0" }
        var digits = String(units % 10_000 + 10_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return (mu < 0 ? "-" : "") + String(units / 10_000) + (digits.isEmpty ? "" : "." + digits) + "em"
    }
}
