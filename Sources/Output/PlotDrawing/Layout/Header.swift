import Drawing

/// Part of a figure above a panel: title, keys of series or of a colour scale, and title of the y axis.
struct Header {
    /// Lines of the title.
    private let titleLines: [TextLine]
    /// Keys in rows.
    private let keyRows: [[LegendItem]]
    /// True if the keys are to the right of a title of one line.
    private let keysBesideTitle: Bool
    /// Lines of the title of the y axis.
    private let axisTitle: [TextLine]
    /// True if there is a row just above the panel for the labels of vertical rules.
    let hasStrip: Bool

    /// Distance between two keys in points.
    private static let itemGap = 11.0
    /// Largest number of rows of keys.
    private static let rowLimit = 4
    /// Room for the upper half of a tick label at the panel's upper edge, in points.
    private static let bodyGap = 7.0

    /// Measures a header.
    ///
    /// - Parameters:
    ///   - title: title of the figure, in at most three lines; none if nil.
    ///   - keys: keys in the order of the series.
    ///   - axisTitle: title of the y axis, in at most two lines; none if nil.
    ///   - hasStrip: true if vertical rules have labels.
    ///   - width: width of the figure in points.
    init(title: String?, keys: [LegendItem], axisTitle: String?, hasStrip: Bool, width: Double) {
        titleLines = title.map { Theme.title.wrapped($0, width: width, lineLimit: 3) } ?? []
        self.axisTitle = axisTitle.map { Theme.axisTitle.wrapped($0, width: width, lineLimit: 2) } ?? []
        self.hasStrip = hasStrip
        let total = Self.rowWidth(keys)
        if titleLines.count == 1, !keys.isEmpty, titleLines[0].width + 2 * Self.itemGap + total <= width {
            keyRows = [keys]
            keysBesideTitle = true
        } else {
            keyRows = Self.rows(keys, width: width)
            keysBesideTitle = false
        }
    }

    /// Width of keys in one row, in points.
    private static func rowWidth(_ items: [LegendItem]) -> Double {
        items.reduce(0) { $0 + $1.width } + itemGap * Double(max(items.count - 1, 0))
    }

    /// Keys in at most four rows of `width` points; further keys are only counted: "and 3 more".
    private static func rows(_ items: [LegendItem], width: Double) -> [[LegendItem]] {
        var rows: [[LegendItem]] = []
        for item in items {
            let item = item.fitted(width: width)
            if let last = rows.last, rowWidth(last + [item]) <= width {
                rows[rows.count - 1].append(item)
            } else {
                rows.append([item])
            }
        }
        guard rows.count > rowLimit else { return rows }
        // The remaining keys are counted, not named.
        let shown = rows.prefix(rowLimit).joined().count
        var kept = Array(rows.prefix(rowLimit))
        var hidden = items.count - shown
        var more = LegendItem(symbol: .none, label: "")
        repeat {
            more = LegendItem(symbol: .none, label: "and \(hidden) more")
            if kept[rowLimit - 1].isEmpty || rowWidth(kept[rowLimit - 1] + [more]) <= width { break }
            kept[rowLimit - 1].removeLast()
            hidden += 1
        } while true
        kept[rowLimit - 1].append(more.fitted(width: width))
        return kept
    }

    /// Height of title and keys in points.
    private var topHeight: Double {
        let keyHeight = keysBesideTitle ? 0 : Double(keyRows.count) * Theme.axisTitle.leading
        let both = Double(titleLines.count) * Theme.title.leading + keyHeight
        return both > 0 ? both + 3 : 0
    }

    /// Height of the title of the y axis in points.
    private var axisTitleHeight: Double {
        axisTitle.isEmpty ? 0 : Double(axisTitle.count) * Theme.axisTitle.leading + 2
    }

    /// Height of the row for labels of vertical rules in points.
    private var stripHeight: Double { hasStrip ? Theme.aside.leading + 1 : 0 }

    /// Height of the whole header in points.
    var height: Double { topHeight + axisTitleHeight + stripHeight + Self.bodyGap }

    /// Draws the header from the upper edge of the figure.
    ///
    /// - Parameters:
    ///   - canvas: canvas to draw on.
    ///   - width: width of the whole figure in points.
    ///   - bodyTop: position of the panel's upper edge; the title of the y axis is just above it.
    func draw(on canvas: inout Canvas, width: Double, bodyTop: Double) {
        var y = 0.0
        for line in titleLines {
            canvas.text(line, at: Point(0, y + Theme.title.rise + 1), style: Theme.title)
            y += Theme.title.leading
        }
        if keysBesideTitle, let row = keyRows.first {
            draw(row, from: width - Self.rowWidth(row), baseline: Theme.title.rise + 1, on: &canvas)
        } else {
            for row in keyRows {
                draw(row, from: 0, baseline: y + Theme.axisTitle.rise + 1.5, on: &canvas)
                y += Theme.axisTitle.leading
            }
        }
        var baseline =
            bodyTop - Self.bodyGap - stripHeight - Theme.axisTitle.fall - Double(axisTitle.count - 1)
            * Theme.axisTitle.leading - 1
        for line in axisTitle {
            canvas.text(line, at: Point(0, baseline), style: Theme.axisTitle)
            baseline += Theme.axisTitle.leading
        }
    }

    /// Draws keys in one row.
    private func draw(_ row: [LegendItem], from start: Double, baseline: Double, on canvas: inout Canvas) {
        var x = start
        for item in row {
            item.draw(at: Point(x, baseline), on: &canvas)
            x += item.width + Self.itemGap
        }
    }
}
