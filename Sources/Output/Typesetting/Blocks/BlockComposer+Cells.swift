import Documents
import Drawing

/// Cells with their outputs.
extension BlockComposer {
    /// The distance from a cell's rule to its code, in points; the line numbers are between them.
    private static let gutter = 30.0
    /// The distance from a cell's rule to its outputs, in points.
    private static let outputIndent = 9.0
    private static let ruleWidth = 2.2

    // MARK: Cells

    /// Composes a cell: its code with a rule and line numbers, then its outputs on a grey band.
    func cell(_ cell: Cell, _ column: Column) throws(TypesettingError) -> [Strip] {
        let group = continuations.count
        let label = "[\(cell.number)]"
        continuations.append(continuation(label, column))
        let section = element("Sect"), codeElement = element("Code")
        var code = cell.folded.map { [foldedCode($0, of: cell, column)] } ?? code(of: cell, codeElement, column)
        let margin = marginLabel(label, column)
        var outputs = try outputs(of: cell, label: label, column)
        if !code.isEmpty, !outputs.isEmpty { outputs[0].spaceBefore = max(outputs[0].spaceBefore, 2.5) }
        // The rule also covers the white space between outputs, so all of that is put above them.
        for (index, next) in outputs.indices.dropFirst().enumerated() {
            outputs[next].spaceBefore = max(outputs[next].spaceBefore, outputs[index].spaceAfter)
        }
        let codeColor = cell.folded == nil ? PageDesign.accent : PageDesign.hairline
        for index in code.indices { addRule(to: &code[index], codeColor, column) }
        for index in outputs.indices {
            let above = outputs[index].spaceBefore
            addRule(to: &outputs[index], from: -above, PageDesign.hairline, column)
        }
        // The rule goes on beside the column titles that a divided table repeats.
        for index in continuations.indices.dropFirst(group + 1) {
            addRule(to: &continuations[index], PageDesign.hairline, column)
        }
        var strips = code + outputs
        if strips.isEmpty { return [] }
        if !code.isEmpty, !outputs.isEmpty {
            if !outputs[0].isFloat {
                strips[code.count].breakCost = 1500
            } else if cell.folded != nil {
                // The line in place of the code moves with the figure or table that it announces.
                strips[0].isFloat = true
                strips[code.count].breakCost = Strip.Break.forbidden
            }
        }
        // A divided table already has a group of its own, with titles to repeat.
        for index in strips.indices where strips[index].group == nil { strips[index].group = group }
        strips[0].breakCost = 0
        strips[0].spaceBefore = 9
        strips[strips.count - 1].spaceAfter = 10
        return enclosed(labelled(strips, margin, role: "P", in: []), in: [section])
    }

    /// The lines of a cell's code.
    private func code(of cell: Cell, _ element: Strip.Element, _ column: Column) -> [Strip] {
        let x = column.x + Self.gutter, width = column.width - Self.gutter
        var strips = codeStrips(
            cell.lines, language: cell.language, firstLine: cell.firstLine, x: x, width: width, element: element)
        for index in strips.indices {
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

    /// The line that replaces folded code: its summary and the number of lines.
    private func foldedCode(_ summary: String, of cell: Cell, _ column: Column) -> Strip {
        var style = Self.quietStyle
        style.color = PageDesign.grey
        let count = cell.lines.count
        let start = shaper.fitted(summary, style, width: column.width * 0.6)
        let text = "\(start) · \(count) \(count == 1 ? "line" : "lines") folded away"
        var strip = Strip(height: PageDesign.codeLeading, element: element("P"))
        strip.marks = marks(
            shaper.fitted(text, style, width: column.width - Self.outputIndent), style,
            at: Point(column.x + Self.outputIndent, baseline(PageDesign.codeLeading)))
        return strip
    }

    /// The outputs of a cell with its timing.
    private func outputs(of cell: Cell, label: String, _ column: Column) throws(TypesettingError) -> [Strip] {
        var strips: [Strip] = []
        for output in cell.outputs { strips += try set(output, column) }
        addTiming(cell.timing, to: &strips, column)
        keepTogether(&strips)
        // A float that moves away shows its cell's number, but as decoration only. In the structure it belongs to its
        // cell, for which a second section is opened if it moves past text.
        for index in strips.indices where strips[index].isFloat {
            strips[index].marksWhenFloating = marginOrnament(label, column)
        }
        return strips
    }

    /// Adds the vertical rule at the left of a cell, from y = `top` to the strip's bottom, behind its other marks.
    private func addRule(to strip: inout Strip, from top: Double = 0, _ color: Color, _ column: Column) {
        let box = Rectangle(x: column.x, y: top, width: Self.ruleWidth, height: strip.height - top)
        strip.marks.insert(.fill(box, color), at: 0)
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

    /// The cell's number, in the left margin.
    private func marginLabel(_ label: String, _ column: Column) -> [PlacedMark] {
        let width = shaper.width(label, Self.quietStyle)
        return marks(label, Self.quietStyle, at: Point(column.x - 4 - width, baseline(PageDesign.codeLeading)))
    }

    /// The cell's number in the left margin as a decoration, which is not read aloud or copied.
    private func marginOrnament(_ label: String, _ column: Column) -> [PlacedMark] {
        let line = shaper.line(label, Self.quietStyle)
        return [
            .decoration(
                .shapes(line), at: Point(column.x - 4 - line.width, baseline(PageDesign.codeLeading)),
                color: Self.quietStyle.color)
        ]
    }

    /// The "continued" label at the top of a page that a cell is continued on.
    private func continuation(_ label: String, _ column: Column) -> Strip {
        var strip = Strip(height: PageDesign.codeLeading)
        strip.marks = marginLabel(label, column)
        var style = TextStyle(face: .textItalic, size: PageDesign.noteSize, color: PageDesign.grey)
        style.features = []
        strip.marks += marks(
            "continued", style, at: Point(column.x + Self.outputIndent, baseline(PageDesign.codeLeading)))
        return strip
    }

    // MARK: Outputs

    private func set(_ output: Cell.Output, _ column: Column) throws(TypesettingError) -> [Strip] {
        switch output {
        case .value(let name, let value): return try self.value(name, value, column)
        case .text(let text): return printed(text, column)
        case .table(let table):
            var strips = try self.table(table, column.indented(by: Self.outputIndent))
            if !strips.isEmpty { strips[0].breakCost = 400 }
            return strips
        case .figure(let figure):
            // A figure without room goes to the top of the next page, as it does outside cells.
            var strips = try self.figure(figure, column.indented(by: 5))
            for index in strips.indices { strips[index].breakCost = 400 }
            return strips
        }
    }

    private func value(_ name: String, _ value: [Inline], _ column: Column) throws(TypesettingError) -> [Strip] {
        var setting = TextSetting()
        setting.style = Self.codeStyle
        setting.leading = 13
        setting.alignment = .left
        setting.paragraphSpace = 0
        setting.role = "P"
        let inner = column.indented(by: Self.outputIndent)
        var strips = try paragraph([.text(name + " "), .strong(value)], inner, setting)
        for index in strips.indices {
            strips[index].marks.insert(band(strips[index], column), at: 0)
            strips[index].isPrint = true
        }
        return strips
    }

    private func printed(_ text: String, _ column: Column) -> [Strip] {
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        while lines.last == "" { lines.removeLast() }
        let inner = column.indented(by: Self.outputIndent)
        var strips = codeStrips(
            lines, language: "", firstLine: nil, x: inner.x, width: inner.width, element: element("Code"))
        for index in strips.indices {
            strips[index].marks.insert(band(strips[index], column), at: 0)
            strips[index].isPrint = true
        }
        return strips
    }

    /// The grey band behind a printed line.
    private func band(_ strip: Strip, _ column: Column) -> PlacedMark {
        .fill(
            Rectangle(
                x: column.x + Self.ruleWidth, y: 0, width: column.width - Self.ruleWidth, height: strip.height),
            PageDesign.band)
    }

    /// Adds the timing to the outputs, at the right.
    ///
    /// It goes into the first of the leading printed lines (at most three) that has room for it, or else on a line of
    /// its own above all outputs.
    private func addTiming(_ timing: String?, to outputs: inout [Strip], _ column: Column) {
        guard let timing, !timing.isEmpty else { return }
        var style = Self.quietStyle
        style.color = PageDesign.grey
        let natural = shaper.width(timing, style)
        if natural > column.width - 2 * Self.outputIndent {
            style.size *= (column.width - 2 * Self.outputIndent) / natural
        }
        let width = shaper.width(timing, style)
        let left = column.x + column.width - 4 - width
        let roomy = outputs.prefix(while: \.isPrint).prefix(3).firstIndex { $0.rightEdge < left - 12 }
        if let roomy {
            let y = outputs[roomy].firstTextBaseline ?? baseline(outputs[roomy].height)
            // The space separates it from the value when the text is read aloud or copied.
            outputs[roomy].marks += marks(" " + timing, style, at: Point(left - shaper.width(" ", style), y))
        } else {
            var strip = Strip(height: 13, element: element("P"))
            strip.marks = [band(strip, column)] + marks(timing, style, at: Point(left, baseline(13)))
            strip.isPrint = true
            if let next = outputs.first {
                // The timing of a figure or table moves with it.
                strip.isFloat = next.isFloat
                strip.breakCost = next.isFloat ? next.breakCost : 0
                outputs[0].breakCost = next.isFloat ? Strip.Break.forbidden : max(next.breakCost, 1000)
            }
            outputs.insert(strip, at: 0)
        }
    }
}

extension Strip {
    /// The approximate x of the right end of the strip's text and pictures.
    fileprivate var rightEdge: Double {
        marks.map { mark in
            switch mark {
            case .glyphs(let run, let at, _): at.x + (run.glyphs.last?.x ?? 0) + run.size
            case .picture(let picture, let at, let scale): at.x + picture.size.width * scale
            default: 0
            }
        }.max() ?? 0
    }

    /// The y of the baseline of the strip's first text; nil if it has no text.
    fileprivate var firstTextBaseline: Double? {
        for mark in marks {
            if case .glyphs(_, let at, _) = mark { return at.y }
        }
        return nil
    }
}
