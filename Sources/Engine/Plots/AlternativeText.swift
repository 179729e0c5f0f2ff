/// Alternative text of figures, for readers who cannot see them.
extension Plot {
    /// Description of the figure in sentences, computed from its data alone.
    ///
    /// It gives the title, then the kinds of marks and the axes, then the data: the course of each line, the value of
    /// each bar, the least and greatest cell of a heat map. Long lists are cut: "and 3 more". A grid describes its
    /// first 12 panels, each after its number in parentheses.
    public var alternativeText: String {
        var sentences: [String] = []
        if let title, !title.isEmpty { sentences.append(Self.sentence(title)) }
        switch content {
        case .panel(let panel): sentences += panel.sentences
        case .images(let sheet): sentences += sheet.sentences
        case .grid(let grid):
            sentences.append("\(grid.plots.count) \(grid.plots.count == 1 ? "panel" : "panels").")
            for (index, plot) in grid.plots.enumerated().prefix(12) {
                sentences.append("(\(index + 1)) " + plot.alternativeText)
            }
        }
        return sentences.joined(separator: " ")
    }

    /// The text in one line, with a full stop unless it ends with ".", "!" or "?".
    private static func sentence(_ text: String) -> String {
        let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return ".!?".contains(text.last ?? "x") ? text : text + "."
    }
}

/// Phrases for numbers and lists.
private enum Phrase {
    /// The first `limit` parts joined by semicolons; the rest is only counted.
    package static func list(_ parts: [String], limit: Int) -> String {
        let shown = parts.prefix(limit).joined(separator: "; ")
        return parts.count > limit ? shown + "; and \(parts.count - limit) more" : shown
    }

    /// "name (text)." or, without a name, "text."
    package static func named(_ name: String?, _ text: String) -> String {
        name.map { "\($0) (\(text))." } ?? text + "."
    }

    /// Name of a datum as a category, or as a date if the style is that of dates; "missing" if it has none.
    package static func name(_ datum: Datum, _ style: NumberStyle? = nil) -> String {
        if let style, style.kind == .date {
            if let seconds = datum.finite { return style.text(seconds) }
            if case .category(let text) = datum { return Timestamp(text)?.description ?? "missing" }
        }
        return Extent.name(of: datum) ?? "missing"
    }

    /// Course of a line, such as "rises from 0.767 to 0.922".
    ///
    /// The highest and the lowest point are added if they lie beyond both ends: "(highest 3 at 2)".
    package static func course(
        _ points: [(at: Datum, value: Double)], x xStyle: NumberStyle, style: NumberStyle
    ) -> String {
        guard let first = points.first, let last = points.last else { return "has no values" }
        if points.count == 1 { return "is \(style.text(first.value)) at \(name(first.at, xStyle))" }
        let isLevel = points.allSatisfy { $0.value == first.value }
        let from = style.text(first.value), to = style.text(last.value)
        let ends =
            isLevel
            ? "stays at \(from)"
            : last.value == first.value
                ? "begins and ends at \(from)"
                : from == to
                    // The digits shown do not tell the two values apart.
                    ? "\(last.value > first.value ? "rises" : "falls") from \(from) by "
                        + style.text((last.value - first.value).magnitude)
                    : "\(last.value > first.value ? "rises" : "falls") from \(from) to \(to)"
        var turns: [String] = []
        if let top = points.max(by: { $0.value < $1.value }), top.value > max(first.value, last.value) {
            turns.append("highest \(style.text(top.value)) at \(name(top.at, xStyle))")
        }
        if let bottom = points.min(by: { $0.value < $1.value }), bottom.value < min(first.value, last.value) {
            turns.append("lowest \(style.text(bottom.value)) at \(name(bottom.at, xStyle))")
        }
        return turns.isEmpty ? ends : ends + " (" + turns.joined(separator: ", ") + ")"
    }

    /// A finite number in `style`; any other datum by its name.
    package static func value(_ datum: Datum, _ style: NumberStyle) -> String {
        datum.finite.map(style.text) ?? name(datum, style)
    }

    /// " (3 missing)", or an empty string if nothing is missing.
    package static func missing(_ count: Int) -> String { count == 0 ? "" : " (\(count) missing)" }
}

extension PanelContent {
    /// Kinds of marks and axes, then the lines (at most 12), then the sentences of the first 24 marks.
    fileprivate var sentences: [String] {
        guard !marks.isEmpty else { return ["An empty plot."] }
        var kinds: [String] = []
        for mark in marks {
            if let kind = mark.kindName(isOnLog: measuresOnLog), !kinds.contains(kind) { kinds.append(kind) }
        }
        let first = kinds.first.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "Plot"
        let kind = ([first] + kinds.dropFirst()).joined(separator: " and ")
        var opening = kind
        switch (x.title, y.title) {
        case (let x?, let y?): opening += isHorizontal ? " of \(x) for each \(y)" : " of \(y) against \(x)"
        case (let x?, nil): opening += isHorizontal ? " of \(x)" : " against \(x)"
        case (nil, let y?): opening += " of \(y)"
        case (nil, nil): break
        }
        if x.title != nil, let range = lineRange { opening += ", \(range)" }
        let logarithmic = [x.kind == .log ? "x" : nil, y.kind == .log ? "y" : nil].compactMap(\.self)
        if !logarithmic.isEmpty { opening += ", \(logarithmic.joined(separator: " and ")) on a logarithmic scale" }
        let lines = marks.compactMap { mark -> String? in
            if case .line(let line) = mark { line.clause(x: x, y: y) } else { nil }
        }
        let courses = lines.isEmpty ? [] : [Phrase.list(lines, limit: 12) + "."]
        let absent =
            absentCount == 0
            ? [] : ["\(absentCount) of these data \(absentCount == 1 ? "is" : "are") beyond the axes and not drawn."]
        return [opening + "."] + courses
            + marks.prefix(24).compactMap { $0.sentence(x: x, y: y, isHorizontal: isHorizontal) } + absent
    }

    /// Number of points of lines, dots and bars that are not on the axes: outside a domain, or not positive on a
    /// logarithmic scale. Missing values do not count.
    private var absentCount: Int {
        func isAbsent(_ datum: Datum, _ scale: Scale) -> Bool {
            var number = datum.finite
            if scale.kind == .date, case .category(let text) = datum { number = Timestamp(text)?.seconds }
            guard let value = number else { return false }
            if scale.kind == .log && value <= 0 { return true }
            guard scale.kind != .category, let domain = scale.domain, domain.count == 2, domain[0] < domain[1] else {
                return false
            }
            return value < domain[0] || value > domain[1]
        }
        /// A bar beyond a linear axis is drawn up to its end.
        func isAbsent(bar value: Datum, _ scale: Scale) -> Bool { scale.kind == .log && isAbsent(value, scale) }
        return marks.reduce(0) { count, mark in
            let points: [(Datum, Datum)] =
                switch mark {
                case .line(let line): Array(zip(line.x, line.y))
                case .dots(let dots): Array(zip(dots.x, dots.y))
                default: []
                }
            if case .bars(let bars) = mark {
                let (along, across) = isHorizontal ? (y, x) : (x, y)
                return count
                    + zip(bars.at, bars.values).count { isAbsent($0, along) || isAbsent(bar: $1, across) }
            }
            return count + points.count { isAbsent($0, x) || isAbsent($1, y) }
        }
    }
}

extension PanelContent {
    /// Range of x that all lines have in common, such as "1 to 10"; nil if there is none or the lines differ.
    ///
    /// Lines of fewer than two points are ignored.
    fileprivate var lineRange: String? {
        let ranges = marks.compactMap { mark -> String? in
            guard case .line(let line) = mark, let first = line.x.first, let last = line.x.last, line.x.count > 1 else {
                return nil
            }
            let style = x.proseStyle
            return "\(Phrase.value(first, style)) to \(Phrase.value(last, style))"
        }
        return Set(ranges).count == 1 ? ranges[0] : nil
    }
}

extension NumberStyle {
    /// The style with at least one decimal for percentages: axis labels are round numbers, data are not.
    fileprivate var forProse: NumberStyle { kind == .percent ? .percent(max(digits, 1)) : self }
}

extension Scale {
    /// Style of the scale's numbers in a sentence.
    fileprivate var proseStyle: NumberStyle { kind == .date ? .date : (style ?? .automatic).forProse }
}

extension Mark {
    /// Kind of plot that the mark makes; nil for a mark that only adds to others.
    ///
    /// Bars on a logarithmic scale are drawn as dots and are called so.
    fileprivate func kindName(isOnLog: Bool) -> String? {
        switch self {
        case .line: "line plot"
        case .dots: "dot plot"
        case .bars: isOnLog ? "dot plot" : "bar chart"
        case .band: "band"
        case .intervals: "interval plot"
        case .heatMap: "heat map"
        case .rule, .note, .labels: nil
        }
    }

    /// Sentence about the mark's data; nil for lines, which share one sentence, and for marks without data.
    fileprivate func sentence(x: Scale, y: Scale, isHorizontal: Bool) -> String? {
        let valueStyle = (isHorizontal ? x : y).proseStyle, atStyle = (isHorizontal ? y : x).proseStyle
        switch self {
        case .line: return nil
        case .dots(let dots): return dots.sentence(x: x.proseStyle, y: y.proseStyle)
        case .bars(let bars): return bars.sentence(at: atStyle, bars.numbers ?? valueStyle)
        case .band(let band): return band.sentence(valueStyle)
        case .intervals(let intervals): return intervals.sentence(at: atStyle, valueStyle)
        case .heatMap(let map): return map.sentence
        case .rule(let rule): return rule.sentence(x: x.proseStyle, y: y.proseStyle)
        case .labels(let labels): return labels.sentence(x: x.proseStyle, y: y.proseStyle)
        case .note(let note): return note.sentence(x: x.proseStyle, y: y.proseStyle)
        }
    }
}

extension Line {
    /// Course of the line after its name, or after "It", with the number of missing values.
    ///
    /// Nil for a line without a name along a category: it joins other marks.
    fileprivate func clause(x: Scale, y scale: Scale) -> String? {
        if name == nil, !y.isEmpty, y.allSatisfy({ !$0.isNumber }) { return nil }
        let points = zip(self.x, y).compactMap { x, y in y.finite.map { (at: x, value: $0) } }
        let missing = Phrase.missing(min(self.x.count, y.count) - points.count)
        let course = Phrase.course(points, x: x.proseStyle, style: lastValue ?? scale.proseStyle)
        return "\(name ?? "It") \(course)\(missing)"
    }
}

extension Dots {
    /// Each value (up to 24 dots on categories, or 12 others); of more dots only their number and ranges.
    fileprivate func sentence(x xStyle: NumberStyle, y yStyle: NumberStyle) -> String {
        let points = Array(zip(x, y))
        if points.count <= 24, points.allSatisfy({ $0.isNumber != $1.isNumber }) {
            return values(points, xStyle, yStyle)
        }
        let prefix = name.map { "\($0): " } ?? ""
        return prefix + (points.count <= 12 ? places(points, xStyle, yStyle) : ranges(points, xStyle, yStyle))
    }

    /// "category: value" for each dot, as for bars.
    private func values(_ points: [(Datum, Datum)], _ xStyle: NumberStyle, _ yStyle: NumberStyle) -> String {
        let parts = points.map { a, b in
            a.isNumber
                ? "\(Phrase.name(b, yStyle)): \(Phrase.value(a, xStyle))"
                : "\(Phrase.name(a, xStyle)): \(Phrase.value(b, yStyle))"
        }
        return Phrase.named(name, Phrase.list(parts, limit: 24))
    }

    /// "(x, y)" for each dot.
    private func places(_ points: [(Datum, Datum)], _ xStyle: NumberStyle, _ yStyle: NumberStyle) -> String {
        let parts = points.map { a, b in "(\(Phrase.value(a, xStyle)), \(Phrase.value(b, yStyle)))" }
        return Phrase.list(parts, limit: 12) + "."
    }

    /// Number of dots, how many are missing, and the range on each axis.
    private func ranges(_ points: [(Datum, Datum)], _ xStyle: NumberStyle, _ yStyle: NumberStyle) -> String {
        let ranges = [(x, "x", xStyle), (y, "y", yStyle)].compactMap { data, axis, style -> String? in
            let values = data.compactMap(\.finite)
            guard let low = values.min(), let high = values.max() else { return nil }
            return "\(axis) from \(style.text(low)) to \(style.text(high))"
        }
        let missing = Phrase.missing(
            points.count { $0.finite == nil && $0.isNumber || $1.finite == nil && $1.isNumber })
        let count = Numeral.mantissa(points.count, exponent: 0)
        return "\(count) points\(missing), \(ranges.joined(separator: ", "))."
    }
}

extension Bars {
    /// "position: value" for the first 16 bars.
    fileprivate func sentence(at atStyle: NumberStyle, _ style: NumberStyle) -> String {
        let parts = zip(at, values).map { at, value in
            "\(Phrase.name(at, atStyle)): \(value.finite.map(style.text) ?? "missing")"
        }
        return Phrase.named(name, Phrase.list(parts, limit: 16))
    }
}

extension Band {
    /// Least lower and greatest upper value; nil if either does not exist.
    fileprivate func sentence(_ style: NumberStyle) -> String? {
        let least = low.compactMap(\.finite).min(), greatest = high.compactMap(\.finite).max()
        guard let least, let greatest else { return nil }
        let series = name.map { "of \($0) " } ?? ""
        return "The band \(series)lies between \(style.text(least)) and \(style.text(greatest))."
    }
}

extension Intervals {
    /// "position: middle, low to high" for the first 16 intervals.
    fileprivate func sentence(at atStyle: NumberStyle, _ style: NumberStyle) -> String {
        let parts = intervals.map { interval -> String in
            guard let middle = interval.middle.finite else { return "\(Phrase.name(interval.at, atStyle)): missing" }
            let range = [interval.low, interval.high].compactMap(\.finite).map(style.text)
            return "\(Phrase.name(interval.at, atStyle)): \(style.text(middle))"
                + (range.count == 2 ? ", \(range[0]) to \(range[1])" : "")
        }
        return Phrase.named(name, Phrase.list(parts, limit: 16))
    }
}

extension Rule {
    /// Axis and value of the line, then its label; nil if neither `x` nor `y` is set.
    fileprivate func sentence(x xStyle: NumberStyle, y yStyle: NumberStyle) -> String? {
        let suffix = label.map { ": \($0)" } ?? ""
        if let y { return "Reference line at y = \(Phrase.value(y, yStyle))\(suffix)." }
        if let x { return "Reference line at x = \(Phrase.value(x, xStyle))\(suffix)." }
        return nil
    }
}

extension Labels {
    /// Text and place of the first 12 labels; nil if there are none.
    fileprivate func sentence(x xStyle: NumberStyle, y yStyle: NumberStyle) -> String? {
        let words = zip(texts, zip(x, y)).map {
            switch ($1.0, $1.1) {
            case (.category(let name), _), (_, .category(let name)): "\($0) at \(name)"
            default: "\($0) at (\(Phrase.name($1.0, xStyle)), \(Phrase.name($1.1, yStyle)))"
            }
        }
        return words.isEmpty ? nil : "Labels: " + Phrase.list(words, limit: 12) + "."
    }
}

extension Note {
    /// Place and text of the note.
    fileprivate func sentence(x xStyle: NumberStyle, y yStyle: NumberStyle) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "Note at (\(Phrase.name(x, xStyle)), \(Phrase.name(y, yStyle))): \(line)."
    }
}

extension HeatMap {
    /// Size of the table, then its least and greatest value.
    ///
    /// If the diagonal is set apart: its sum, the sum of all cells and the three largest cells off the diagonal.
    fileprivate var sentence: String {
        let style = numbers ?? .automatic
        var cells: [(value: Double, row: Int, column: Int)] = []
        var missing = 0
        for row in rows.indices {
            for column in columns.indices {
                let value = value(row: row, column: column)
                if value.isFinite { cells.append((value, row, column)) } else { missing += 1 }
            }
        }
        func place(_ cell: (value: Double, row: Int, column: Int)) -> String {
            "\(style.text(cell.value)) at row \(rows[cell.row]), column \(columns[cell.column])"
        }
        let size = "\(rows.count) rows by \(columns.count) columns\(Phrase.missing(missing))."
        if setsDiagonalApart == true {
            let diagonal = cells.filter { $0.row == $0.column }.reduce(0) { $0 + $1.value }
            let total = cells.reduce(0) { $0 + $1.value }
            let largest = cells.filter { $0.row != $0.column && $0.value > 0 }.sorted {
                ($1.value, $0.row, $0.column) < ($0.value, $1.row, $1.column)
            }
            var text = "\(size) \(style.text(diagonal)) of \(style.text(total)) lie on the diagonal."
            if !largest.isEmpty { text += " Largest off it: \(Phrase.list(largest.prefix(3).map(place), limit: 3))." }
            return text
        }
        guard let low = cells.min(by: { $0.value < $1.value }), let high = cells.max(by: { $0.value < $1.value }) else {
            return size
        }
        return "\(size) Values range from \(place(low)) to \(place(high))."
    }
}

extension ImageSheet {
    /// Number and size of the images, the range of their values if known, and the first 24 captions.
    fileprivate var sentences: [String] {
        guard let first = tiles.first else { return ["No images."] }
        let count = "\(tiles.count) \(tiles.count == 1 ? "image" : "images")"
        var text = "\(count) of \(first.columnCount) by \(first.rowCount) pixels"
        if let low = low?.finite, let high = high?.finite {
            text += ", values from \(Numeral.short(low, significant: 2)) to \(Numeral.short(high, significant: 2))"
        }
        let captions = tiles.compactMap { $0.caption?.split(whereSeparator: \.isNewline).joined(separator: ", ") }
        if !captions.isEmpty { text += ": " + Phrase.list(captions, limit: 24) }
        return [text + "."]
    }
}
