import Documents
import Drawing

/// Widths of table columns.
extension BlockComposer {
    /// The widths that a table's columns need at a font size; one element per column, in points.
    struct TableMeasures {
        var style: TextStyle
        /// The width without line breaks.
        var natural: [Double]
        /// The width of the longest unbreakable part.
        var least: [Double]
        /// The widest part before the decimal point; 0 for columns without aligned numbers.
        var beforePoint: [Double]
        /// The widest part from the decimal point on.
        var afterPoint: [Double]
        /// The widths of all cells without line breaks: [column, row], where row 0 is the title.
        var cells: [[Double]] = []
    }

    /// The smallest font size of a wide table.
    private static let smallestSize = 6.0

    /// The candidates for the space between two columns, widest first.
    ///
    /// Close columns are better than broken words. All candidates are limited if there are very many columns.
    private static func columnGaps(_ table: Table, _ width: Double) -> [Double] {
        let most = 0.4 * width / Double(max(1, table.columns.count - 1))
        return [16, 13, 10, 8].map { min($0, most) }
    }

    /// Measures a table's columns at a font size.
    private func measure(_ table: Table, size: Double) throws(TypesettingError) -> TableMeasures {
        let style = TextStyle(face: .text, size: size, features: [.tabularFigures, .liningFigures])
        var measures = TableMeasures(style: style, natural: [], least: [], beforePoint: [], afterPoint: [])
        for (index, column) in table.columns.enumerated() {
            var natural = 0.0, least = 0.0, before = 0.0, after = 0.0, widths: [Double] = []
            let cells = [column.title] + table.rows.map { index < $0.count ? $0[index] : [] }
            for (row, cell) in cells.enumerated() {
                let (whole, word) = try extent(cell, style, isHyphenated: row > 0)
                widths.append(whole)
                if row > 0, column.alignment == .decimal, !Self.isWord(cell) {
                    let left = pointOffset(cell, style, width: whole)
                    before = max(before, left)
                    after = max(after, whole - left)
                } else {
                    natural = max(natural, whole)
                    least = max(least, word)
                }
            }
            // Numbers are never broken.
            measures.natural.append(max(natural, before + after))
            measures.least.append(max(least, before + after))
            measures.beforePoint.append(before)
            measures.afterPoint.append(after)
            measures.cells.append(widths)
        }
        return measures
    }

    /// The width of a cell on one line, and of its longest unbreakable part.
    ///
    /// Footnotes in the cell get no number here; they are numbered when the cell is set.
    func extent(_ cell: [Inline], _ style: TextStyle, isHyphenated: Bool = true) throws(TypesettingError) -> (
        whole: Double, word: Double
    ) {
        let count = notes.count
        defer { notes.removeSubrange(count...) }
        return Self.extent(try horizontalList(cell, style, measure: 1e6, isHyphenated: isHyphenated))
    }

    /// The width of a horizontal list on one line, and of its longest unbreakable part.
    static func extent(_ list: HorizontalList) -> (whole: Double, word: Double) {
        var whole = 0.0, word = 0.0, longest = 0.0, isTied = false
        for item in list.items {
            switch item {
            case .box(let width, _, _):
                whole += width
                word += width
                longest = max(longest, word)
                isTied = false
            case .glue(let width, _, _):
                whole += width
                word = isTied ? word + width : 0
            case .penalty(let cost, _, _):
                isTied = cost >= 1000
                if !isTied { word = 0 }
            }
        }
        return (whole, longest)
    }

    /// True for a cell of words in a column of numbers, such as "cut off": it has no decimal point to align.
    static func isWord(_ cell: [Inline]) -> Bool {
        let text = cell.plainText
        return text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
    }

    /// The distance from a number's left edge to its decimal point or, without one, to its end.
    ///
    /// Cells of a decimal column are aligned there.
    func pointOffset(_ cell: [Inline], _ style: TextStyle, width: Double) -> Double {
        let text = cell.plainText
        let digits = text.firstIndex { $0.isNumber } ?? text.startIndex
        // The end of the integer part: "0" in "0.93 ± 0.01", "12" in "12 s".
        let end =
            text[digits...].firstIndex { !$0.isNumber && $0 != "," && $0 != "\u{2009}" && $0 != "\u{202f}" }
            ?? text.endIndex
        if digits == text.endIndex || end == text.endIndex && text.allSatisfy({ !$0.isNumber }) { return width }
        if end == text.endIndex { return width }
        var style = style
        if cell.count == 1, case .strong = cell[0] { style = style.strong }
        if cell.count == 1, case .emphasis = cell[0] { style = style.emphasized }
        return min(width, shaper.width(String(text[..<end]), style))
    }

    /// Chooses the widths of a table's columns.
    ///
    /// - Returns: The measures at the chosen font size, the width of each column, and the space between two columns.
    func columnWidths(_ table: Table, width: Double) throws(TypesettingError) -> (
        TableMeasures, widths: [Double], gap: Double
    ) {
        let gaps = Self.columnGaps(table, width), joints = Double(table.columns.count - 1)
        var size = PageDesign.tableSize
        var measures = try measure(table, size: size)
        let natural = measures.natural.reduce(0, +)
        let gap = gaps.first { natural + $0 * joints <= width } ?? gaps[2]
        let room = width - gap * joints
        // Sentences in narrow columns need fewer lines in smaller type.
        if measures.natural.reduce(0, +) > room {
            size = PageDesign.proseTableSize
            measures = try measure(table, size: size)
        }
        // Wrapping the words of a cell is better than small type: reduce the size only if single words do not fit.
        while measures.least.reduce(0, +) > room, size > Self.smallestSize {
            size -= 0.5
            measures = try measure(table, size: size)
        }
        if measures.natural.reduce(0, +) <= room { return (measures, measures.natural, gap) }
        let least = measures.least.reduce(0, +)
        if least > room {
            // Only the longest words are broken; all other words and the numbers stay whole.
            let cap = Self.cap(filling: room) { cap in measures.least.reduce(0) { $0 + min($1, cap) } }
            return (measures, measures.least.map { max(1, min($0, cap)) }, gap)
        }
        let cap = Self.cap(filling: room) { cap in
            zip(measures.natural, measures.least).reduce(0) { $0 + min($1.0, max($1.1, cap)) }
        }
        let even = zip(measures.natural, measures.least).map { min($0, max($1, cap)) + 0.01 }
        return (measures, Self.lowered(even, measures), gap)
    }

    /// The limit on wide columns with which the table just fills the room, found by bisection.
    private static func cap(filling room: Double, _ sum: (Double) -> Double) -> Double {
        var low = 0.0, high = room
        for _ in 0..<50 {
            let cap = (low + high) / 2
            if sum(cap) > room { high = cap } else { low = cap }
        }
        return low
    }

    /// Groups of columns for a table that is too wide for the page even in small type.
    ///
    /// Each group is set as a table of its own. The first column is in every group. A table that fits has one group.
    func columnGroups(_ table: Table, width: Double) throws(TypesettingError) -> [[Int]] {
        let all = Array(table.columns.indices)
        // A word longer than this, in points, may be broken.
        let longest = 60.0
        func needs(_ measures: TableMeasures) -> [Double] { measures.least.map { min($0, longest) } }
        guard all.count > 3 else { return [all] }
        let smallest = needs(try measure(table, size: Self.smallestSize)).reduce(0, +) + 8 * Double(all.count - 1)
        if smallest <= width { return [all] }
        let needs = needs(try measure(table, size: PageDesign.tableSize)), gap = 13.0
        var groups = [[0]], used = needs[0]
        for index in all.dropFirst() {
            if used + gap + needs[index] > width, groups[groups.count - 1].count > 1 {
                groups.append([0])
                used = needs[0]
            }
            groups[groups.count - 1].append(index)
            used += gap + needs[index]
        }
        return groups
    }

    /// Improves widths so that the table gets lower; their sum stays the same.
    ///
    /// Width moves from one column to another as long as the rows, or else their cells, then need fewer lines in total.
    /// Tables with more than 8 columns or 200 rows are left unchanged.
    private static func lowered(_ widths: [Double], _ measures: TableMeasures) -> [Double] {
        let columns = widths.indices
        guard columns.count <= 8, let rowCount = measures.cells.first?.count, rowCount <= 200 else { return widths }
        // Lines are broken at spaces, so a line holds a tenth less than its width. A small share of each column's fill
        // decides between equal heights.
        func height(_ widths: [Double]) -> Double {
            (0..<rowCount).reduce(0.0) { sum, row in
                let lines = columns.map { measures.cells[$0][row] / widths[$0] }.map {
                    $0 <= 1 ? 1 : ($0 * 1.1).rounded(.up) + $0 * 0.002
                }
                return sum + (lines.max() ?? 0) + 0.01 * lines.reduce(0, +)
            }
        }
        var best = widths, lowest = height(widths)
        // Large steps first: a small step may gain nothing although a large one does.
        for step in [36.0, 18, 6] {
            for _ in 0..<40 {
                var better: [Double]?
                for giver in columns where best[giver] - step >= measures.least[giver] {
                    for taker in columns where taker != giver && best[taker] < measures.natural[taker] {
                        var trial = best
                        trial[giver] -= step
                        trial[taker] += step
                        let height = height(trial)
                        if height < lowest - 1e-9 { (better, lowest) = (trial, height) }
                    }
                }
                guard let better else { break }
                best = better
            }
        }
        return best
    }
}
