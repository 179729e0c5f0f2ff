/// A JSON value, written as Jupyter writes notebooks: Python's `json.dumps` with `indent=1`, `sort_keys=True` and
/// `ensure_ascii=False`. A notebook that Jupyter saves again keeps its bytes.
enum JupyterJSON {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case list([JupyterJSON])
    case object([String: JupyterJSON])

    /// Text as a list of its lines with their line ends, which nbformat joins when it reads a notebook.
    static func lines(of text: String) -> JupyterJSON { .list(text.pythonLines.map { .string($0) }) }

    /// The value as a file's content, with a line end.
    var file: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += "\(value)"
        case .string(let value): text += Self.quoted(value)
        case .list(let values):
            write(values, "[", "]", to: &text, indent) { value, text in value.write(to: &text, indent: indent + 1) }
        case .object(let members):
            // Python sorts by code points, Swift's strings by other rules.
            let sorted = members.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
            write(sorted, "{", "}", to: &text, indent) { member, text in
                text += Self.quoted(member.key) + ": "
                member.value.write(to: &text, indent: indent + 1)
            }
        }
    }

    private func write<Element>(
        _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: Int,
        _ write: (Element, inout String) -> Void
    ) {
        text += open
        for (index, element) in elements.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 1)
            write(element, &text)
        }
        if !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += close
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{c}": text += "\\f"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension String {
    /// The lines of the text with their line ends, divided where Python's `splitlines` divides.
    fileprivate var pythonLines: [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            // A carriage return ends a line unless a line feed follows.
            if previous == "\r", scalar != "\n", !line.isEmpty {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            }
            line.append(scalar)
            previous = scalar
            switch scalar {
            case "\n", "\u{b}", "\u{c}", "\u{1c}", "\u{1d}", "\u{1e}", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            default: break
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }
}
