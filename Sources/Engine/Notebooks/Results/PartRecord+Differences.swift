extension PartRecord {
    /// The differences between this record ("here") and another of the same part ("there"), a line each:
    /// "test_accuracy: 0.9677 here, 0.9678 there (+1.0 · 10⁻⁴)". Empty if both are equal to the last bit.
    ///
    /// Outputs are compared only if everything else is equal; then the first that differs is named.
    public func differences(from other: PartRecord) -> [String] {
        var lines: [String] = []
        if seed != other.seed { lines.append("seed: \(seed) here, \(other.seed) there") }
        if data != other.data { lines.append("data: \(data.prefix(12))… here, \(other.data.prefix(12))… there") }
        if let inputs, let others = other.inputs {
            compare(.object(inputs.parameters), .object(others.parameters), "parameters", &lines)
        }
        if title != other.title { lines.append("title: “\(title)” here, “\(other.title)” there") }
        if failure != other.failure {
            lines.append("failure: \(failure ?? "none") here, \(other.failure ?? "none") there")
        }
        compare(.object(values), .object(other.values), "", &lines)
        if lines.isEmpty && outputs != other.outputs {
            let place = zip(outputs, other.outputs).enumerated().first { $0.element.0 != $0.element.1 }
            lines.append(
                place.map { "output \($0.offset + 1), of cell \($0.element.0.cell + 1)" }
                    ?? "the number of outputs: \(outputs.count) here, \(other.outputs.count) there")
        }
        return lines
    }

    /// Appends the differences of two values to `lines`; `path` is the values' name.
    private func compare(_ a: Value, _ b: Value, _ path: String, _ lines: inout [String]) {
        switch (a, b) {
        case (.object(let x), .object(let y)):
            for key in Set(x.keys).union(y.keys).sorted() {
                compare(x[key] ?? .null, y[key] ?? .null, path.isEmpty ? key : "\(path).\(key)", &lines)
            }
        case (.list(let x), .list(let y)) where x.count == y.count:
            for (index, pair) in zip(x, y).enumerated() { compare(pair.0, pair.1, "\(path).\(index)", &lines) }
        default:
            if let x = a.double, let y = b.double {
                if x.bitPattern != y.bitPattern {
                    lines.append("\(path): \(x) here, \(y) there (\(NumberFormat.number(y - x, format: "+.1e") ?? ""))")
                }
            } else if a != b {
                lines.append("\(path): \(brief(a)) here, \(brief(b)) there")
            }
        }
    }

    /// A short text for a value that is not a number.
    private func brief(_ value: Value) -> String {
        switch value {
        case .list(let list): "\(list.count) elements"
        case .object(let object): "\(object.count) members"
        case .string(let string): "“\(string.prefix(30))\(string.count > 30 ? "…" : "")”"
        default: NumberFormat.text(value, format: nil) ?? "nothing"
        }
    }
}
