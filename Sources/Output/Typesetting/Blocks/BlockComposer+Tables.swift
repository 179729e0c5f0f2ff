import Documents
import Drawing

/// Tables in the style of LaTeX's booktabs: three horizontal rules, no vertical ones, numbers aligned at their points.
extension BlockComposer {
    private static let heavyRule = 0.8
    private static let lightRule = 0.4
    /// A table of more rows than this may be divided over pages.
    private static let longestWhole = 24
    /// Rows taller than this, in points, are divided between their lines.
    private static let tallestRow = PageDesign.height * 0.3

    /// Composes a table with its caption: beside a short table as wide as the text column, above any other.
    ///
    /// - Parameter side: Text for the side column that belongs to the table; it follows the caption.
    func table(_ table: Table, _ column: Column, beside side: SideNote = SideNote()) throws(TypesettingError)
        -> [Strip]
    {
        let groups = try columnGroups(table, width: column.fullWidth)
        if groups.count > 1 { return beside(try pieces(of: table, groups, column), side) }
        return try whole(table, column, beside: side)
    }

    /// A table that is too wide for the page as several tables, one below the other, each with some of the columns.
    private func pieces(of table: Table, _ groups: [[Int]], _ column: Column) throws(TypesettingError) -> [Strip] {
        var strips: [Strip] = []
        for (number, group) in groups.enumerated() {
            var piece = table
            piece.columns = group.map { table.columns[$0] }
            piece.rows = table.rows.map { row in group.map { $0 < row.count ? row[$0] : [] } }
            if number > 0 {
                piece.id += "-\(number + 1)"
                piece.number = nil
                piece.caption = [.emphasis([.text(continuedLabel(table))])]
            }
            strips += try whole(piece, column)
        }
        for index in strips.indices { strips[index].isFloat = false }
        // The pieces stay in their place, and no earlier table may come after them.
        if !strips.isEmpty { strips[0].stopsFloats = true }
        return strips
    }

    private func continuedLabel(_ table: Table) -> String {
        table.number.map { "Table \($0), continued" } ?? "continued"
    }

    /// A table that fits the width of both columns.
    private func whole(_ table: Table, _ column: Column, beside side: SideNote = SideNote()) throws(TypesettingError)
        -> [Strip]
    {
        let element = element("Table"), label = table.number.map { "Table \($0)" }
        if table.columns.isEmpty {
            return spaced(try captionStrips(label, table, side, column, element), table, column)
        }
        let (rows, isProse) = try rows(of: table, column, element)
        let isWide = rows.contains(where: \.isWide)
        if table.rows.count <= Self.longestWhole, !isWide || !side.isEmpty || label != nil || !table.caption.isEmpty {
            // As one piece, with the caption beside it if both columns have room.
            let whole = Self.joined(Self.sectioned(rows)), limit = PageDesign.height * (isProse ? 0.25 : 0.8)
            if !isWide, whole.height <= limit,
                let strip = try captioned(whole, label, table.caption, side)
            {
                return spaced([floating(strip, table)], table, column)
            }
        }
        var strips = try captionStrips(label, table, side, column, element)
        let titleIndex = strips.count
        let kept = isProse ? 1 : 2
        for index in rows.indices {
            var row = rows[index]
            if index > 0 || titleIndex > 0, index <= kept || index >= rows.count - kept { row.breakCost = 5000 }
            strips.append(row)
        }
        let whole = Self.joined(Self.sectioned(strips))
        if table.rows.count <= Self.longestWhole, whole.height <= PageDesign.height * (isProse ? 0.25 : 0.8) {
            return spaced([floating(whole, table)], table, column)
        }
        strips[0].stopsFloats = true
        // The column titles are repeated above the rest of the table.
        let head = try continued(table, column) + [rows[0]].filter { $0.height < Self.tallestRow / 2 }
        let group = continuations.count
        var repeated = Self.joined(head)
        // Readers who listen to the table need the titles only once.
        repeated.element = nil
        continuations.append(repeated)
        for index in strips.indices { strips[index].group = group }
        return spaced(strips, table, column)
    }

    /// The rows of a table in the narrowest of these that holds them without line breaks in cells: the text column, or
    /// both columns; and whether its cells are sentences.
    private func rows(
        of table: Table, _ column: Column, _ element: Strip.Element
    ) throws(TypesettingError) -> (strips: [Strip], isProse: Bool) {
        var (measures, widths, gap) = try columnWidths(table, width: column.width)
        let joints = Double(table.columns.count - 1)
        let isWide = measures.natural.reduce(0, +) + gap * joints > column.width + 0.01
        if isWide { (measures, widths, gap) = try columnWidths(table, width: column.fullWidth) }
        // A table that is almost as wide as its column is just as wide.
        let width = isWide ? column.fullWidth : column.width, own = widths.reduce(0, +)
        if joints > 0, own + gap * joints > 0.88 * width { gap = max(gap, (width - own) / joints) }
        let total = own + gap * joints
        var strips = try rowStrips(table, measures, widths, x: column.x, gap: gap, total: total, element)
        for index in strips.indices { strips[index].isWide = total > column.width + 0.01 }
        // Sentences in cells give rows of several lines. A page may break between these as between paragraphs.
        let bodyHeight = strips.dropFirst().reduce(0) { $0 + $1.height }
        return (strips, bodyHeight > 1.8 * strips[0].height * Double(strips.count - 1))
    }

    /// A table in one piece with its caption in the side column; nil if the caption is too long for that.
    private func captioned(
        _ table: Strip, _ label: String?, _ caption: [Inline], _ side: SideNote
    ) throws(TypesettingError) -> Strip? {
        let prefix: [Inline] = label.map { [.strong([.text($0)]), .text("\u{2002}")] } ?? []
        guard let caption = try shortSideLines(prefix + caption, color: PageDesign.ink) else { return nil }
        var note = SideNote(), strip = table
        note.append(caption)
        note.append(side)
        if note.isEmpty { return table }
        strip.marks = [.begin(role: "Caption")] + note.marks + [.end] + strip.marks
        strip.notes = note.notes.map { notes[$0 - 1] } + strip.notes
        strip.sideDepth = note.depth
        strip.height = max(strip.height, note.depth)
        return strip
    }

    /// A table in one piece, which may move to the top of the next page if it has a number.
    private func floating(_ strip: Strip, _ table: Table) -> Strip {
        var strip = strip
        strip.isFloat = table.number != nil
        return strip
    }

    /// The strips of a table with the white space around it and the place that links lead to.
    private func spaced(_ strips: [Strip], _ table: Table, _ column: Column) -> [Strip] {
        var strips = strips
        guard !strips.isEmpty else { return [] }
        strips[0].breakCost = 0
        strips[0].marks.insert(.destination(table.id, at: Point(column.x, -6)), at: 0)
        strips[0].spaceBefore = 11
        strips[strips.count - 1].spaceAfter = 12
        return strips
    }

    /// Strips of a table to be joined: its head and body are marks in them, and no longer the strips' elements.
    private static func sectioned(_ strips: [Strip]) -> [Strip] {
        var result = strips
        for index in strips.indices {
            guard let section = strips[index].element, let table = strips[index].enclosing.last else { continue }
            (result[index].element, result[index].enclosing) = (table, strips[index].enclosing.dropLast())
            if index == 0 || strips[index - 1].element != section {
                result[index].marks.insert(.begin(role: section.role), at: 0)
            }
            if index + 1 == strips.count || strips[index + 1].element != section { result[index].marks.append(.end) }
        }
        return result
    }

    /// Joins strips, one below the other, into one strip.
    static func joined(_ strips: [Strip]) -> Strip {
        var whole = Strip(height: 0, element: strips.first?.element)
        for (index, strip) in strips.enumerated() {
            if index > 0 { whole.height += strip.spaceBefore }
            whole.marks += strip.marks.map { $0.moved(dx: 0, dy: whole.height) }
            whole.notes += strip.notes
            if strip.sideDepth > 0 { whole.sideDepth = max(whole.sideDepth, whole.height + strip.sideDepth) }
            whole.isWide = whole.isWide || strip.isWide
            whole.height += strip.height
        }
        return whole
    }

    /// The caption above a table, with text for the side column beside it.
    ///
    /// - Parameter label: The bold beginning, such as "Table 2".
    private func captionStrips(
        _ label: String?, _ table: Table, _ side: SideNote, _ column: Column, _ element: Strip.Element
    ) throws(TypesettingError) -> [Strip] {
        let prefix: [Inline] = label.map { [.strong([.text($0)]), .text("\u{2002}")] } ?? []
        let caption = label == nil && table.caption.isEmpty ? [] : prefix + table.caption
        var strips = try paragraph(caption, column, .caption)
        if strips.isEmpty, !side.isEmpty { strips = [Strip(height: 0)] }
        for index in strips.indices {
            strips[index].element = element
            strips[index].spaceBefore = 0
        }
        guard !strips.isEmpty else { return [] }
        var whole = Self.joined(Array(strips.prefix(Self.longestCaption)))
        if !side.isEmpty { add(side, to: &whole) }
        whole.marks = [.begin(role: "Caption")] + whole.marks + [.end]
        let rest = strips.dropFirst(Self.longestCaption)
        if rest.isEmpty { whole.height += 4 }
        return [whole] + rest
    }

    /// The caption of a continued table.
    private func continued(_ table: Table, _ column: Column) throws(TypesettingError) -> [Strip] {
        var rest = table
        rest.caption = [.emphasis([.text(continuedLabel(table))])]
        return try captionStrips(nil, rest, SideNote(), column, element("Table"))
    }

    // MARK: Rows

    /// The rows with the rules: the titles first, then at least one strip per row.
    ///
    /// The titles are in an element `THead` and the rows in an element `TBody` of the table.
    ///
    /// - Parameters:
    ///   - x: The left edge of the table, in points.
    ///   - gap: The space between two columns, in points.
    ///   - total: The width of the table, in points.
    private func rowStrips(
        _ table: Table, _ measures: TableMeasures, _ widths: [Double], x: Double, gap: Double, total: Double,
        _ element: Strip.Element
    ) throws(TypesettingError) -> [Strip] {
        var strips: [Strip]
        func rule(_ y: Double, _ height: Double) -> PlacedMark {
            .fill(Rectangle(x: x, y: y, width: total, height: height), PageDesign.ink)
        }
        strips = try row(table.columns.map(\.title), table, measures, widths, x: x, gap: gap, isHeader: true)
        strips[0].marks = [rule(0, Self.heavyRule)] + strips[0].marks.map { $0.moved(dx: 0, dy: 2) }
        strips[0].height += 2
        let foot = strips.count - 1
        strips[foot].height += 2
        strips[foot].marks.append(rule(strips[foot].height - Self.lightRule, Self.lightRule))
        for (index, cells) in table.rows.enumerated() {
            let slices = try row(cells, table, measures, widths, x: x, gap: gap, isHeader: false)
            var strip = slices[0]
            if index == 0 || table.rulesAbove.contains(index) {
                let lead = 1.5
                strip.marks = strip.marks.map { $0.moved(dx: 0, dy: lead) }
                strip.height += lead
                if index > 0 {
                    strip.marks = strip.marks.map { $0.moved(dx: 0, dy: lead) }
                    strip.height += lead
                    strip.marks.append(
                        .fill(Rectangle(x: x, y: lead, width: total, height: Self.lightRule), PageDesign.hairline))
                    strip.breakCost = 0
                }
            }
            strips.append(strip)
            strips += slices.dropFirst()
            // A page that ends between rows ends with a rule.
            let end = strips.count - 1
            strips[end].marksAtBreak = [rule(strips[end].height, Self.lightRule)]
        }
        let last = strips.count - 1
        strips[last].height += 2
        strips[last].marks.append(rule(strips[last].height, Self.heavyRule))
        strips[last].height += Self.heavyRule
        let sections = table.rows.isEmpty ? nil : (head: self.element("THead"), body: self.element("TBody"))
        for index in strips.indices {
            strips[index].element = sections.map { index <= foot ? $0.head : $0.body } ?? element
            if sections != nil { strips[index].enclosing = [element] }
        }
        return strips
    }

    /// The strips of a row: one, or several if the row is so tall that a page break may have to divide it.
    private func row(
        _ cells: [[Inline]], _ table: Table, _ measures: TableMeasures, _ widths: [Double], x: Double, gap: Double,
        isHeader: Bool
    ) throws(TypesettingError) -> [Strip] {
        let single = PageDesign.tableLeading * max(0.75, measures.style.size / PageDesign.tableSize)
        // Lines of one cell are closer together than rows are.
        let leading = single * 0.88
        var columns: [(lines: ArraySlice<SetLine>, left: Double)] = []
        var left = x
        for index in table.columns.indices {
            let cell = index < cells.count ? cells[index] : []
            let (lines, shift) = try self.lines(
                cell, of: table, index, measures, width: widths[index], leading: leading, isHeader: isHeader)
            columns.append((lines[...], left + shift))
            left += widths[index] + gap
        }
        let isTall = columns.contains { $0.lines.count > 1 }
        var slices: [Strip] = []
        repeat {
            var strip = Strip(height: single, breakCost: 600, marks: [.begin(role: "TR")])
            for index in columns.indices {
                var y = 0.0
                // The first column, if it has names, is the header of its row.
                let isName = index == 0 && table.columns.count > 1 && table.columns[0].alignment == .left
                strip.marks.append(
                    isHeader || isName
                        ? .begin(role: "TH", alternative: isHeader ? "Column" : "Row") : .begin(role: "TD"))
                while let line = columns[index].lines.first, y == 0 || y + line.ascent + line.descent < Self.tallestRow
                {
                    columns[index].lines.removeFirst()
                    strip.marks += line.marks.map {
                        $0.moved(dx: columns[index].left, dy: y + line.ascent + (single - leading) / 2)
                    }
                    strip.notes += line.notes.map { notes[$0 - 1] }
                    y += line.ascent + line.descent
                }
                strip.marks.append(.end)
                strip.height = max(strip.height, y + single - leading)
            }
            strip.marks.append(.end)
            slices.append(strip)
        } while columns.contains { !$0.lines.isEmpty }
        if isTall { slices[slices.count - 1].height += 3 }
        return slices
    }

    /// The lines of a table cell, and their distance from the left edge of the cell's column in points.
    private func lines(
        _ cell: [Inline], of table: Table, _ index: Int, _ measures: TableMeasures, width: Double, leading: Double,
        isHeader: Bool
    ) throws(TypesettingError) -> ([SetLine], shift: Double) {
        // Ragged cells have room for whole words, unless one is longer than its column.
        let longest = try isHeader ? 0 : extent(cell, measures.style, isHyphenated: false).word
        var setting = TextSetting(
            style: measures.style, leading: leading, alignment: .left, paragraphSpace: 0, isHyphenated: longest > width)
        var shift = 0.0
        switch table.columns[index].alignment {
        case .left: break
        case .center: setting.alignment = .center
        case .right: setting.alignment = .right
        case .decimal where isHeader || Self.isWord(cell): setting.alignment = .right
        case .decimal:
            let whole = try extent(cell, measures.style).whole
            let used = measures.beforePoint[index] - pointOffset(cell, measures.style, width: whole)
            // The block of numbers is at the column's right edge, below its title.
            let block = measures.beforePoint[index] + measures.afterPoint[index]
            shift = min(max(0, width - block + used), max(0, width - whole))
        }
        return (try lines(cell, width: max(1, width - shift), setting), shift)
    }
}
