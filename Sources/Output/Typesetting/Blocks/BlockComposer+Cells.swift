import Documents
import Drawing

/// Cells with their outputs.
extension BlockComposer {
    /// The distance from the code to the rule at its left, in points.
    private static let ruleDistance = 7.0
    private static let ruleWidth = 1.6
    /// The distance from the code to the right end of the line numbers, in points.
    static let numberDistance = 12.0
    /// The distance by which the band behind printed lines begins left of these, in points.
    private static let bandOverhang = 7.0

    // MARK: Cells

    /// Composes a cell: its code with a rule and line numbers, then its outputs; its timing is in the side column,
    /// beside the first output that leaves room for it, or else beside the last line of the code.
    ///
    /// Folded code is not shown: the side column says which lines it has.
    func cell(_ cell: Cell, _ column: Column) throws(TypesettingError) -> [Strip] {
        let group = continuations.count
        // Line numbers and the rule show that code goes on, so nothing is repeated on the next page.
        continuations.append(Strip(height: 0))
        let section = element("Sect")
        var code = cell.folded == nil ? code(of: cell, element("Code"), column) : []
        for index in code.indices { addRule(to: &code[index], column) }
        var note = SideNote()
        if cell.folded != nil { swap(&note, &waiting) }
        if cell.folded != nil, !cell.lines.isEmpty { note.append(try sideLines([.text(foldedLines(of: cell))])) }
        if let timing = cell.timing, !timing.isEmpty { note.append(try sideLines([.text(shortened(timing))])) }
        var outputs = try outputs(of: cell, note: &note, column)
        if !code.isEmpty, !outputs.isEmpty {
            outputs[0].spaceBefore = max(outputs[0].spaceBefore, Self.abovePrint)
            if !outputs[0].isFloat { outputs[0].breakCost = 1500 }
        }
        for (index, next) in outputs.indices.dropFirst().enumerated() {
            outputs[next].spaceBefore = max(outputs[next].spaceBefore, outputs[index].spaceAfter)
        }
        if !note.isEmpty, let line = cell.lines.last, let ended = ended(code, last: line, with: note, column) {
            code = ended
            note = SideNote()
        }
        // What still has no place stands beside the next block.
        waiting.append(note)
        var strips = code + outputs
        if strips.isEmpty { return [] }
        // A divided table already has a group of its own, with titles to repeat.
        for index in strips.indices where strips[index].group == nil { strips[index].group = group }
        strips[0].breakCost = 0
        strips[0].spaceBefore = max(9, strips[0].spaceBefore)
        strips[strips.count - 1].spaceAfter = max(10, strips[strips.count - 1].spaceAfter)
        return enclosed(strips, in: [section])
    }

    /// The lines of a cell's code.
    private func code(of cell: Cell, _ element: Strip.Element, _ column: Column) -> [Strip] {
        var strips = codeStrips(
            cell.lines, language: cell.language, firstLine: cell.firstLine, x: column.x, width: column.fullWidth,
            element: element)
        for index in strips.indices {
            strips[index].isWide = true
            if index == 1 || index == strips.count - 1 {
                strips[index].breakCost = 5000
            } else if index == 2 || index == strips.count - 2 {
                strips[index].breakCost = max(strips[index].breakCost, 1200)
            } else if strips.count <= 14 {
                strips[index].breakCost = max(strips[index].breakCost, 800)
            }
        }
        return strips
    }

    /// The label of folded code, with the numbers of its lines: "the figure: lines 196–203".
    private func foldedLines(of cell: Cell) -> String {
        let last = cell.firstLine + cell.lines.count - 1
        let lines = cell.lines.count == 1 ? "line \(last)" : "lines \(cell.firstLine)–\(last)"
        return [shortened(cell.folded ?? ""), lines].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    /// The text cut to a few lines of the side column.
    private func shortened(_ text: String) -> String {
        shaper.fitted(text, TextStyle(face: .text, size: PageDesign.sideSize), width: 4 * PageDesign.sideWidth)
    }

    /// The outputs of a cell; one of them takes the note for the side column if it can.
    private func outputs(of cell: Cell, note: inout SideNote, _ column: Column) throws(TypesettingError) -> [Strip] {
        var strips: [Strip] = []
        for output in cell.outputs { strips += try set(output, note: &note, column) }
        keepTogether(&strips)
        return strips
    }

    /// Adds the vertical rule at the left of a line of code.
    private func addRule(to strip: inout Strip, _ column: Column) {
        let box = Rectangle(x: column.x - Self.ruleDistance, y: 0, width: Self.ruleWidth, height: strip.height)
        strip.marks.insert(.fill(box, PageDesign.accent), at: 0)
    }

    /// Makes page breaks between printed lines costly, most of all near the first and the last line.
    ///
    /// Only long output is divided.
    private func keepTogether(_ outputs: inout [Strip]) {
        for index in outputs.indices.dropFirst() where outputs[index].isPrint && outputs[index - 1].isPrint {
            let isAtEdge =
                index < 2 || !outputs[index - 2].isPrint || index + 1 >= outputs.count || !outputs[index + 1].isPrint
            outputs[index].breakCost = max(outputs[index].breakCost, isAtEdge ? 5000 : 200)
        }
    }

    // MARK: Outputs

    private func set(_ output: Cell.Output, note: inout SideNote, _ column: Column) throws(TypesettingError) -> [Strip]
    {
        var strips: [Strip]
        switch output {
        case .value(let name, let value): strips = try self.value(name, value, column)
        case .text(let text): strips = printed(text, column)
        case .table(let table):
            strips = try self.table(table, column, beside: note)
            if !strips.isEmpty { strips[0].breakCost = 400 }
            note = SideNote()
            return strips
        case .figure(let figure):
            // A figure without room goes to the top of the next page, as it does outside cells.
            strips = try self.figure(figure, column, beside: note)
            for index in strips.indices { strips[index].breakCost = 400 }
            note = SideNote()
            return strips
        }
        if let first = strips.first, !first.isWide {
            strips = beside(strips, note)
            if strips.count > 1, !note.isEmpty { strips[0].isPrint = true }
            note = SideNote()
        }
        return strips
    }

    private func value(_ name: String, _ value: [Inline], _ column: Column) throws(TypesettingError) -> [Strip] {
        var setting = TextSetting()
        setting.style = Self.codeStyle
        setting.leading = 13
        setting.alignment = .left
        setting.paragraphSpace = 0
        setting.role = "P"
        var strips = try paragraph([.text(name + " "), .strong(value)], column, setting)
        for index in strips.indices {
            strips[index].marks.insert(band(strips[index], column, width: column.width), at: 0)
            strips[index].isPrint = true
        }
        return strips
    }

    private func printed(_ text: String, _ column: Column) -> [Strip] {
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        while lines.last == "" { lines.removeLast() }
        // Lines longer than the text column reach into the side column before they are broken.
        let isWide = !fits(lines, column.width)
        let width = isWide ? column.fullWidth : column.width
        var strips = codeStrips(
            lines, language: "", firstLine: nil, x: column.x, width: width, element: element("Code"))
        for index in strips.indices {
            strips[index].marks.insert(band(strips[index], column, width: width), at: 0)
            strips[index].isPrint = true
            strips[index].isWide = isWide
            // An empty line was printed on purpose.
            strips[index].isDiscardable = false
        }
        return strips
    }

    /// The grey band behind a printed line.
    private func band(_ strip: Strip, _ column: Column, width: Double) -> PlacedMark {
        .fill(
            Rectangle(
                x: column.x - Self.bandOverhang, y: 0, width: width + Self.bandOverhang, height: strip.height),
            PageDesign.band)
    }
}
