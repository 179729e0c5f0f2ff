import Plots

/// A table of the numbers that a plot shows, for readers who want them or cannot see it.
package struct PlotNumbers: Sendable, Equatable {
    /// The panel's title; nil if it has none.
    package var title: String?
    /// The titles of the columns.
    package var columns: [String]
    /// The rows below them, each with as many cells.
    package var rows: [[String]]

    /// The largest number of rows of a table.
    private static let mostRows = 500

    /// The tables of a plot, at least one for each panel with data; none for images.
    ///
    /// A table ends after 500 rows, and its last row then says how many there are.
    package static func tables(of plot: Plot) -> [PlotNumbers] {
        switch plot.content {
        case .images: []
        case .grid(let grid): grid.plots.flatMap { tables(of: $0) }
        case .panel(let panel): panel.tables.map { $0.titled(plot.title).cut }
        }
    }

    private func titled(_ title: String?) -> PlotNumbers {
        var table = self
        table.title = [title, self.title].compactMap(\.self).joined(separator: " · ")
        if table.title == "" { table.title = nil }
        return table
    }

    private var cut: PlotNumbers {
        guard rows.count > Self.mostRows else { return self }
        var table = self
        table.rows = Array(rows.prefix(Self.mostRows))
        table.rows.append(
            ["… \(rows.count) rows in all"] + [String](repeating: "", count: max(0, columns.count - 1)))
        return table
    }
}

extension PanelContent {
    /// The panel's series side by side where they have the same positions, and each heat map by itself.
    fileprivate var tables: [PlotNumbers] {
        let (along, across) = isHorizontal ? (y, x) : (x, y)
        let valueTitle = across.title ?? "value"
        var series: [(name: String, points: [(at: Datum, text: String)])] = []
        var maps: [PlotNumbers] = []
        for mark in marks {
            switch mark {
            case .line(let line):
                series.append((line.name ?? valueTitle, points(line.x, line.y)))
            case .dots(let dots): series.append((dots.name ?? valueTitle, points(dots.x, dots.y)))
            case .bars(let bars):
                let texts = bars.values.map { value in
                    value.finite.flatMap { finite in bars.numbers.map { $0.text(finite) } } ?? across.text(value)
                }
                series.append((bars.name ?? valueTitle, zip(bars.at, texts).map { ($0, $1) }))
            case .intervals(let intervals):
                let texts = intervals.intervals.map {
                    "\(across.text($0.middle)) (\(across.text($0.low)) to \(across.text($0.high)))"
                }
                series.append(
                    (intervals.name ?? valueTitle, zip(intervals.intervals.map(\.at), texts).map { ($0, $1) }))
            case .band(let band):
                let texts = zip(band.low, band.high).map { "\(across.text($0)) to \(across.text($1))" }
                series.append((band.name ?? "range", zip(band.x, texts).map { ($0, $1) }))
            case .heatMap(let map): maps.append(map.table)
            case .rule, .note, .labels: break
            }
        }
        return joined(series, along: along) + maps
    }

    /// Points of lines and dots as positions and values, which are exchanged if the panel is horizontal.
    private func points(_ x: [Datum], _ y: [Datum]) -> [(at: Datum, text: String)] {
        isHorizontal
            ? zip(x, y).map { ($1, self.x.text($0)) } : zip(x, y).map { ($0, self.y.text($1)) }
    }

    /// One table if every position occurs once in each series; otherwise one for each series.
    private func joined(
        _ series: [(name: String, points: [(at: Datum, text: String)])], along: Scale
    ) -> [PlotNumbers] {
        let series = series.filter { !$0.points.isEmpty }
        guard !series.isEmpty else { return [] }
        let first = along.title ?? "position"
        let isUnique = series.allSatisfy { Set($0.points.map(\.at)).count == $0.points.count }
        guard isUnique else {
            return series.map { name, points in
                PlotNumbers(title: name, columns: [first, name], rows: points.map { [along.text($0.at), $0.text] })
            }
        }
        var order: [Datum] = [], texts: [[Datum: String]] = []
        var known: Set<Datum> = []
        for (_, points) in series {
            for (at, _) in points where known.insert(at).inserted { order.append(at) }
            texts.append(Dictionary(points.map { ($0.at, $0.text) }) { first, _ in first })
        }
        if order.allSatisfy({ $0.finite != nil }) { order.sort { ($0.finite ?? 0) < ($1.finite ?? 0) } }
        return [
            PlotNumbers(
                columns: [first] + series.map(\.name),
                rows: order.map { at in [along.text(at)] + texts.map { $0[at] ?? "" } })
        ]
    }
}

extension HeatMap {
    /// The cells' values with their notes.
    fileprivate var table: PlotNumbers {
        PlotNumbers(
            columns: [""] + columns,
            rows: rows.indices.map { row in
                [rows[row]] + columns.indices.map { text(ofCell: row, $0) }
            })
    }

    /// The value of a cell with its note.
    func text(ofCell row: Int, _ column: Int) -> String {
        let value = value(row: row, column: column)
        return [(numbers ?? .automatic).text(value), note(row: row, column: column)].compactMap(\.self)
            .joined(separator: " ")
    }
}
