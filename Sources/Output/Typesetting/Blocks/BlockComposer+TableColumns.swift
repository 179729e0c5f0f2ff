import Documents
import Drawing

/// How wide the columns of a table are.
extension BlockComposer {
    /// What a table's columns need at a text size.
    struct TableMeasures {
        var style: TextStyle
        var natural: [Double]
        var least: [Double]
        /// Of decimal columns: the widest part up to the point.
        var beforePoint: [Double]
        /// And the widest part from the point on.
        var afterPoint: [Double]
        /// Of every cell on one line: [column, row].
        var cells: [[Double]] = []
    }

    private static let smallestSize = 6.0

    /// Between two columns, widest first; rather close than with words broken, and closer still where there are very many.
    private static func columnGaps(_ table: Table, _ width: Double) -> [Double] {
        let most = 0.4 * width / Double(max(1, table.columns.count - 1))
        return [16, 13, 10, 8].map { min($0, most) }
    }

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
            // Numbers are not broken.
            measures.natural.append(max(natural, before + after))
            measures.least.append(max(least, before + after))
            measures.beforePoint.append(before)
            measures.afterPoint.append(after)
            measures.cells.append(widths)
        }
        return measures
    }

    /// The same of a cell, whose footnotes are counted when it is set and not when it is measured.
    func extent(_ cell: [Inline], _ style: TextStyle, isHyphenated: Bool = true) throws(TypesettingError) -> (
        whole: Double, word: Double
    ) {
        let count = notes.count
        defer { notes.removeSubrange(count...) }
        return Self.extent(try horizontalList(cell, style, measure: 1e6, isHyphenated: isHyphenated))
    }

    /// The width of a list on one line, and of its longest unbreakable part.
    static func extent(_ list: HorizontalList) -> (whole: Double, word: Double) {
        var whole = 0.0, word = 0.0, longest = 0.0, isTied = false
        for item in list.items {
            switch item {
            case .box(let width, _):
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

    /// Words among numbers, "cut off", have no point to line up by.
    static func isWord(_ cell: [Inline]) -> Bool {
        let text = cell.plainText
        return text.contains(where: \.isLetter) && !text.contains(where: \.isNumber)
    }

    /// From the left of a number to its decimal point (or its end): where decimal cells line up.
    func pointOffset(_ cell: [Inline], _ style: TextStyle, width: Double) -> Double {
        let text = cell.plainText
        let digits = text.firstIndex { $0.isNumber } ?? text.startIndex
        // After the last digit of the whole part: "0" of "0.93 ± 0.01", "12" of "12 s".
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

    func columnWidths(_ table: Table, width: Double) throws(TypesettingError) -> (
        TableMeasures, widths: [Double], gap: Double
    ) {
        let gaps = Self.columnGaps(table, width), joints = Double(table.columns.count - 1)
        var size = PageDesign.tableSize
        var measures = try measure(table, size: size)
        let natural = measures.natural.reduce(0, +)
        let gap = gaps.first { natural + $0 * joints <= width } ?? gaps[2]
        let room = width - gap * joints
        // Rather wrap the words of a cell than shrink; shrink only where single words do not fit.
        while measures.least.reduce(0, +) > room, size > Self.smallestSize {
            size -= 0.5
            measures = try measure(table, size: size)
        }
        if measures.natural.reduce(0, +) <= room { return (measures, measures.natural, gap) }
        let least = measures.least.reduce(0, +)
        if least > room {
            // The longest words are broken, the others and numbers stay whole.
            let cap = Self.cap(filling: room) { cap in measures.least.reduce(0) { $0 + min($1, cap) } }
            return (measures, measures.least.map { max(1, min($0, cap)) }, gap)
        }
        let cap = Self.cap(filling: room) { cap in
            zip(measures.natural, measures.least).reduce(0) { $0 + min($1.0, max($1.1, cap)) }
        }
        let even = zip(measures.natural, measures.least).map { min($0, max($1, cap)) + 0.01 }
        return (measures, Self.lowered(even, measures), gap)
    }

    /// The cap on wide columns that just fills the room, by bisection.
    private static func cap(filling room: Double, _ sum: (Double) -> Double) -> Double {
        var low = 0.0, high = room
        for _ in 0..<50 {
            let cap = (low + high) / 2
            if sum(cap) > room { high = cap } else { low = cap }
        }
        return low
    }

    /// The columns of each piece of a table that is too wide for the page even in small type; the first column stands in every piece.
    func columnGroups(_ table: Table, width: Double) throws(TypesettingError) -> [[Int]] {
        let all = Array(table.columns.indices)
        // Of a word that is longer, so much on a line.
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

    /// Widths of the same sum that make the table lower: a column gives to another as long as the rows together need fewer lines, or their cells do.
    private static func lowered(_ widths: [Double], _ measures: TableMeasures) -> [Double] {
        let columns = widths.indices
        guard columns.count <= 8, let rowCount = measures.cells.first?.count, rowCount <= 200 else { return widths }
        // Lines are broken at words, so that a line holds less than its width; a hair of each column's fill decides between equals.
        func height(_ widths: [Double]) -> Double {
            (0..<rowCount).reduce(0.0) { sum, row in
                let lines = columns.map { measures.cells[$0][row] / widths[$0] }.map {
                    $0 <= 1 ? 1 : ($0 * 1.1).rounded(.up) + $0 * 0.002
                }
                return sum + (lines.max() ?? 0) + 0.01 * lines.reduce(0, +)
            }
        }
        var best = widths, lowest = height(widths)
        // Far steps first: a near one may gain nothing although a far one does.
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
