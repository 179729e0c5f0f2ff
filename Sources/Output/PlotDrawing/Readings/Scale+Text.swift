import Plots

extension Scale {
    /// A datum on this scale as text; "–" if it is missing.
    ///
    /// Per cents have one decimal at least: the numbers at an axis are round, data are not.
    func text(_ datum: Datum) -> String {
        switch datum {
        case .category(let name):
            return kind == .date ? Timestamp(name)?.description ?? name : name
        case .named(let name): return name
        case .number(let value):
            guard value.isFinite else { return NumberStyle.automatic.text(value) }
            if kind == .date { return NumberStyle.date.text(value) }
            var style = self.style ?? .automatic
            if style.kind == .percent { style.digits = max(style.digits, 1) }
            return style.text(value)
        }
    }

    /// A datum as text with the scale's label before it, such as "epoch 3"; only the datum if there is no label.
    func labelled(_ datum: Datum) -> String {
        guard let label, !label.isEmpty, datum.isNumber else { return text(datum) }
        return "\(label) \(text(datum))"
    }
}
