/// What a reader who cannot see the figure is told, written from its data.
extension Plot {
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

    private static func sentence(_ text: String) -> String {
        let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return ".!?".contains(text.last ?? "x") ? text : text + "."
    }
}

/// Phrases for numbers and lists.
private enum Phrase {
    package static func list(_ parts: [String], limit: Int) -> String {
        let shown = parts.prefix(limit).joined(separator: "; ")
        return parts.count > limit ? shown + "; and \(parts.count - limit) more" : shown
    }

    package static func named(_ name: String?, _ text: String) -> String {
        name.map { "\($0) (\(text))." } ?? text + "."
    }

    package static func name(_ datum: Datum) -> String { Extent.name(of: datum) ?? "missing" }

    /// "rises from 0.767 to 0.922" and the like; turns in between are told when they go beyond both ends.
    package static func course(_ points: [(at: Datum, value: Double)], style: NumberStyle) -> String {
        guard let first = points.first, let last = points.last else { return "has no values" }
        if points.count == 1 { return "is \(style.text(first.value)) at \(name(first.at))" }
        let isLevel = points.allSatisfy { $0.value == first.value }
        let ends =
            isLevel
            ? "stays at \(style.text(first.value))"
            : last.value == first.value
                ? "begins and ends at \(style.text(first.value))"
                : "\(last.value > first.value ? "rises" : "falls") from \(style.text(first.value)) to \(style.text(last.value))"
        var turns: [String] = []
        if let top = points.max(by: { $0.value < $1.value }), top.value > max(first.value, last.value) {
            turns.append("highest \(style.text(top.value)) at \(name(top.at))")
        }
        if let bottom = points.min(by: { $0.value < $1.value }), bottom.value < min(first.value, last.value) {
            turns.append("lowest \(style.text(bottom.value)) at \(name(bottom.at))")
        }
        return turns.isEmpty ? ends : ends + " (" + turns.joined(separator: ", ") + ")"
    }

    package static func value(_ datum: Datum, _ style: NumberStyle) -> String {
        datum.finite.map(style.text) ?? name(datum)
    }

    package static func missing(_ count: Int) -> String { count == 0 ? "" : " (\(count) missing)" }
}

extension PanelContent {
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
            if case .line(let line) = mark { line.clause(y: y) } else { nil }
        }
        let courses = lines.isEmpty ? [] : [Phrase.list(lines, limit: 12) + "."]
        return [opening + "."] + courses
            + marks.prefix(24).compactMap { $0.sentence(x: x, y: y, isHorizontal: isHorizontal) }
    }
}

extension PanelContent {
    /// Over which stretch the lines run, "1 to 10", if they have one in common.
    fileprivate var lineRange: String? {
        let ranges = marks.compactMap { mark -> String? in
            guard case .line(let line) = mark, let first = line.x.first, let last = line.x.last, line.x.count > 1 else {
                return nil
            }
            let style = (x.style ?? .automatic).forProse
            return "\(Phrase.value(first, style)) to \(Phrase.value(last, style))"
        }
        return Set(ranges).count == 1 ? ranges[0] : nil
    }
}

extension Line {
    fileprivate func clause(y scale: Scale) -> String {
        let points = zip(x, y).compactMap { x, y in y.finite.map { (at: x, value: $0) } }
        let missing = Phrase.missing(min(x.count, y.count) - points.count)
        return
            "\(name ?? "It") \(Phrase.course(points, style: lastValue ?? (scale.style ?? .automatic).forProse))\(missing)"
    }
}

extension NumberStyle {
    /// Percentages on an axis are round; of data they are not.
    fileprivate var forProse: NumberStyle { kind == .percent ? .percent(max(digits, 1)) : self }
}

extension Mark {
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

    fileprivate func sentence(x: Scale, y: Scale, isHorizontal: Bool) -> String? {
        let along = ((isHorizontal ? y : x).style ?? .automatic).forProse
        let across = ((isHorizontal ? x : y).style ?? .automatic).forProse
        switch self {
        case .line: return nil
        case .dots(let dots):
            let xStyle = (x.style ?? .automatic).forProse, yStyle = (y.style ?? .automatic).forProse
            let who = dots.name.map { "\($0): " } ?? ""
            let points = Array(zip(dots.x, dots.y))
            if points.count <= 24, points.allSatisfy({ $0.isNumber != $1.isNumber }) {
                // Categories have their values, as bars do.
                let parts = points.map { a, b in
                    a.isNumber
                        ? "\(Phrase.name(b)): \(Phrase.value(a, xStyle))"
                        : "\(Phrase.name(a)): \(Phrase.value(b, yStyle))"
                }
                return Phrase.named(dots.name, Phrase.list(parts, limit: 24))
            }
            if points.count <= 12 {
                return who
                    + Phrase.list(
                        points.map { "(\(Phrase.value($0, xStyle)), \(Phrase.value($1, yStyle)))" }, limit: 12) + "."
            }
            let ranges = [(dots.x, "x", x), (dots.y, "y", y)].compactMap { data, axis, scale -> String? in
                let values = data.compactMap(\.finite)
                guard let low = values.min(), let high = values.max() else { return nil }
                let style = (scale.style ?? .automatic).forProse
                return "\(axis) from \(style.text(low)) to \(style.text(high))"
            }
            let missing = Phrase.missing(
                points.count { $0.finite == nil && $0.isNumber || $1.finite == nil && $1.isNumber })
            return
                "\(who)\(Numeral.mantissa(points.count, exponent: 0)) points\(missing), \(ranges.joined(separator: ", "))."
        case .bars(let bars):
            let style = bars.numbers ?? across
            let parts = zip(bars.at, bars.values).map { at, value in
                "\(Phrase.name(at)): \(value.finite.map(style.text) ?? "missing")"
            }
            return Phrase.named(bars.name, Phrase.list(parts, limit: 16))
        case .band(let band):
            let low = band.low.compactMap(\.finite).min(), high = band.high.compactMap(\.finite).max()
            guard let low, let high else { return nil }
            return
                "The band \(band.name.map { "of \($0) " } ?? "")lies between \(across.text(low)) and \(across.text(high))."
        case .intervals(let intervals):
            let parts = intervals.intervals.map { interval -> String in
                guard let middle = interval.middle.finite else { return "\(Phrase.name(interval.at)): missing" }
                let range = [interval.low, interval.high].compactMap(\.finite).map(across.text)
                return "\(Phrase.name(interval.at)): \(across.text(middle))"
                    + (range.count == 2 ? ", \(range[0]) to \(range[1])" : "")
            }
            return Phrase.named(intervals.name, Phrase.list(parts, limit: 16))
        case .heatMap(let map): return map.sentence
        case .rule(let rule):
            let label = rule.label.map { ": \($0)" } ?? ""
            if let value = rule.y {
                return
                    "Reference line at y = \(value.finite.map((isHorizontal ? along : across).text) ?? Phrase.name(value))\(label)."
            }
            if let value = rule.x {
                return
                    "Reference line at x = \(value.finite.map((isHorizontal ? across : along).text) ?? Phrase.name(value))\(label)."
            }
            return nil
        case .labels(let labels):
            let words = zip(labels.texts, zip(labels.x, labels.y)).map {
                "\($0) at (\(Phrase.name($1.0)), \(Phrase.name($1.1)))"
            }
            return words.isEmpty ? nil : "Labels: " + Phrase.list(words, limit: 12) + "."
        case .note(let note):
            return
                "Note at (\(Phrase.name(note.x)), \(Phrase.name(note.y))): \(note.text.split(whereSeparator: \.isNewline).joined(separator: " "))."
        }
    }
}

extension HeatMap {
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
    fileprivate var sentences: [String] {
        guard let first = tiles.first else { return ["No images."] }
        var text =
            "\(tiles.count) \(tiles.count == 1 ? "image" : "images") of \(first.columnCount) by \(first.rowCount) pixels"
        if let low = low?.finite, let high = high?.finite {
            text += ", values from \(Numeral.short(low, significant: 2)) to \(Numeral.short(high, significant: 2))"
        }
        let captions = tiles.compactMap { $0.caption?.split(whereSeparator: \.isNewline).joined(separator: ", ") }
        if !captions.isEmpty { text += ": " + Phrase.list(captions, limit: 24) }
        return [text + "."]
    }
}
