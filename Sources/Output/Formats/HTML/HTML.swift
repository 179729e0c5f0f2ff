/// Markup of a web page.
///
/// Text becomes markup only through `init(_:)`, which escapes it, so nothing from data or prose can be an element, an
/// attribute or a script. `trusted` is for markup that other writers of the project made, such as MathML.
struct HTML: Sendable {
    /// The markup.
    private(set) var markup: String

    /// Nothing.
    init() { markup = "" }

    /// A text.
    ///
    /// Characters that HTML forbids become U+FFFD. Characters that change the direction of what follows them, so that a
    /// line could read other than it is, are shown by their numbers.
    init(_ text: String) {
        markup = ""
        markup.reserveCapacity(text.utf8.count)
        var isSafe = true
        for byte in text.utf8 where byte < 0x20 && byte != 0x0a || byte > 0x7e || Self.marks.contains(byte) {
            isSafe = false
            break
        }
        if isSafe {
            markup = text
            return
        }
        for scalar in text.unicodeScalars {
            if scalar.turnsDirection {
                let number = String(scalar.value, radix: 16, uppercase: true)
                markup += "<span class=\"control\">U+\(number)</span>"
            } else {
                Self.append(scalar, to: &markup)
            }
        }
    }

    /// A text where no element may be, such as a title: characters that turn the direction become U+FFFD.
    init(plain text: String) { markup = Self.attribute(text) }

    private init(markup: String) { self.markup = markup }

    /// Markup that a writer of this project made, in which text is escaped already.
    static func trusted(_ markup: String) -> HTML { HTML(markup: markup) }

    /// An element with its content.
    ///
    /// - Parameters:
    ///   - name: The element's name.
    ///   - attributes: The attributes in order; one without a value is not written.
    static func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: HTML...) -> HTML
    {
        element(name, attributes, content)
    }

    /// An element with its content in several pieces.
    static func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]) -> HTML {
        var markup = open(name, attributes)
        for piece in content { markup += piece.markup }
        return HTML(markup: markup + "</\(name)>")
    }

    /// An element that can have no content, such as `br`.
    static func void(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) -> HTML {
        HTML(markup: open(name, attributes))
    }

    private static func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String {
        var markup = "<" + name
        for (name, value) in attributes {
            guard let value else { continue }
            markup += value.isEmpty ? " " + name : " \(name)=\"\(attribute(value))\""
        }
        return markup + ">"
    }

    /// The text as the value of an attribute, or of a title.
    private static func attribute(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { append(scalar.turnsDirection ? "\u{fffd}" : scalar, to: &result) }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to markup: inout String) {
        switch scalar {
        case "&": markup += "&amp;"
        case "<": markup += "&lt;"
        case ">": markup += "&gt;"
        case "\"": markup += "&quot;"
        case "\t", "\n": markup.unicodeScalars.append(scalar)
        case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}": markup += "\u{fffd}"
        default: markup.unicodeScalars.append(scalar.properties.isNoncharacterCodePoint ? "\u{fffd}" : scalar)
        }
    }

    private static let marks = Set("&<>\"".utf8)

    static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }
    static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    /// The markup with U+FFFD in place of control characters, and of those that turn the direction of the text after
    /// them.
    var visible: HTML {
        func isHidden(_ scalar: Unicode.Scalar) -> Bool { scalar.turnsDirection || "\u{7f}"..<"\u{a0}" ~= scalar }
        guard markup.unicodeScalars.contains(where: isHidden) else { return self }
        return HTML(
            markup: String(String.UnicodeScalarView(markup.unicodeScalars.map { isHidden($0) ? "\u{fffd}" : $0 })))
    }

    /// True if there is no markup.
    var isEmpty: Bool { markup.isEmpty }
}

extension [HTML] {
    /// The pieces one after another.
    func joined(separator: HTML = HTML()) -> HTML {
        HTML.trusted(map(\.markup).joined(separator: separator.markup))
    }
}

extension Unicode.Scalar {
    /// True for embeddings, overrides and isolates: characters that change the direction of the text after them.
    fileprivate var turnsDirection: Bool {
        "\u{202a}"..."\u{202e}" ~= self || "\u{2066}"..."\u{2069}" ~= self
    }
}
