import Documents
import Drawing

/// Cells with what they showed.
extension BlockComposer {
    /// From the cell's rule to its code, with the line numbers between.
    private static let gutter = 30.0
    private static let outputIndent = 9.0
    private static let ruleWidth = 2.2

    // MARK: Cells

    func cell(_ cell: Cell, _ column: Column) throws(TypesettingError) -> [Strip] {
        let group = continuations.count
        let label = "[\(cell.number)]"
        continuations.append(continuation(label, column))
        let section = element("Sect"), codeElement = element("Code")
        let x = column.x + Self.gutter, width = column.width - Self.gutter
        var code: [Strip]
        if let folded = cell.folded {
            var style = Self.quietStyle
            style.color = PageDesign.grey
            let count = cell.lines.count
            let text =
                "\(shaper.fitted(folded, style, width: column.width * 0.6)) · \(count) \(count == 1 ? "line" : "lines") folded away"
            code = [Strip(height: PageDesign.codeLeading, element: element("P"))]
            code[0].marks = marks(
                shaper.fitted(text, style, width: column.width - Self.outputIndent), style,
                at: Point(column.x + Self.outputIndent, baseline(PageDesign.codeLeading)))
        } else {
            code = codeStrips(
                cell.lines, language: cell.language, firstLine: cell.firstLine, x: x, width: width, element: codeElement
            )
        }
        for index in code.indices {
            let isNearEnd = index == 1 || index == code.count - 1
            if isNearEnd { code[index].breakCost = 5000 } else if code.count <= 14 { code[index].breakCost = 1500 }
        }
        let margin = marginLabel(label, column)
        var outputs: [Strip] = []
        for output in cell.outputs { outputs += try set(output, column) }
        addTiming(cell.timing, to: &outputs, column)
        keepTogether(&outputs)
        // What floats away takes its cell's number along, for the eye only: in the structure it stands where it belongs.
        for index in outputs.indices where outputs[index].isFloat {
            outputs[index].marksWhenFloating = marginOrnament(label, column)
        }

        if !code.isEmpty, !outputs.isEmpty { outputs[0].spaceBefore = max(outputs[0].spaceBefore, 2.5) }
        // The rule bridges the white between them.
        for (index, next) in outputs.indices.dropFirst().enumerated() {
            outputs[next].spaceBefore = max(outputs[next].spaceBefore, outputs[index].spaceAfter)
        }

        // The coloured rule runs beside the code, a grey band lies under what it showed.
        let rule = cell.folded == nil ? PageDesign.accent : PageDesign.hairline
        for index in code.indices {
            code[index].marks.insert(
                .fill(Rectangle(x: column.x, y: 0, width: Self.ruleWidth, height: code[index].height), rule), at: 0)
        }
        for index in outputs.indices {
            let above = outputs[index].spaceBefore
            outputs[index].marks.insert(
                .fill(
                    Rectangle(x: column.x, y: -above, width: Self.ruleWidth, height: outputs[index].height + above),
                    PageDesign.hairline),
                at: 0)
        }
        // It goes on beside the titles that a divided table repeats.
        for index in continuations.indices.dropFirst(group + 1) {
            continuations[index].marks.insert(
                .fill(
                    Rectangle(x: column.x, y: 0, width: Self.ruleWidth, height: continuations[index].height),
                    PageDesign.hairline), at: 0)
        }
        var strips = code + outputs
        if strips.isEmpty { return [] }
        if !code.isEmpty, !outputs.isEmpty, !outputs[0].isFloat { strips[code.count].breakCost = 3000 }
        // A table with titles to repeat has a group of its own.
        for index in strips.indices where strips[index].group == nil { strips[index].group = group }
        strips[0].breakCost = 0
        strips[0].spaceBefore = 9
        strips[strips.count - 1].spaceAfter = 10
        return enclosed(labelled(strips, margin, role: "P", in: []), in: [section])
    }

    /// Lines of print are divided only where there are many.
    private func keepTogether(_ outputs: inout [Strip]) {
        for index in outputs.indices.dropFirst() where outputs[index].isPrint && outputs[index - 1].isPrint {
            let isAtEdge =
                index < 2 || !outputs[index - 2].isPrint || index + 1 >= outputs.count || !outputs[index + 1].isPrint
            outputs[index].breakCost = max(outputs[index].breakCost, isAtEdge ? 5000 : 200)
        }
    }

    private func marginLabel(_ label: String, _ column: Column) -> [PlacedMark] {
        let width = shaper.width(label, Self.quietStyle)
        return marks(label, Self.quietStyle, at: Point(column.x - 4 - width, baseline(PageDesign.codeLeading)))
    }

    private func marginOrnament(_ label: String, _ column: Column) -> [PlacedMark] {
        let line = shaper.line(label, Self.quietStyle)
        return [
            .decoration(
                .shapes(line), at: Point(column.x - 4 - line.width, baseline(PageDesign.codeLeading)),
                color: Self.quietStyle.color)
        ]
    }

    private func continuation(_ label: String, _ column: Column) -> Strip {
        var strip = Strip(height: PageDesign.codeLeading)
        strip.marks = marginLabel(label, column)
        var style = TextStyle(face: .textItalic, size: PageDesign.noteSize, color: PageDesign.grey)
        style.features = []
        strip.marks += marks(
            "continued", style, at: Point(column.x + Self.outputIndent, baseline(PageDesign.codeLeading)))
        return strip
    }

    // MARK: What a cell showed

    private func set(_ output: Cell.Output, _ column: Column) throws(TypesettingError) -> [Strip] {
        switch output {
        case .value(let name, let value): return try self.value(name, value, column)
        case .text(let text): return printed(text, column)
        case .table(let table):
            var strips = try self.table(table, column.indented(by: Self.outputIndent))
            if !strips.isEmpty { strips[0].breakCost = 400 }
            return strips
        case .figure(let figure):
            // Where it does not fit it goes to the head of the next page, as any figure does.
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

    private func band(_ strip: Strip, _ column: Column) -> PlacedMark {
        .fill(
            Rectangle(
                x: column.x + Self.ruleWidth, y: 0, width: column.width - Self.ruleWidth, height: strip.height),
            PageDesign.band)
    }

    /// The timing stands at the right of the first line of print that has room for it, else on a line of its own.
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
            // The space keeps it apart from the value for those who hear or copy it.
            outputs[roomy].marks += marks(" " + timing, style, at: Point(left - shaper.width(" ", style), y))
        } else {
            var strip = Strip(height: 13, element: element("P"))
            strip.marks = [band(strip, column)] + marks(timing, style, at: Point(left, baseline(13)))
            strip.isPrint = true
            outputs.insert(strip, at: 0)
            if outputs.count > 1 { outputs[1].breakCost = max(outputs[1].breakCost, 1000) }
        }
    }
}

extension Strip {
    /// How far to the right its text reaches, near enough.
    fileprivate var rightEdge: Double {
        marks.map { mark in
            switch mark {
            case .glyphs(let run, let at, _): at.x + (run.glyphs.last?.x ?? 0) + run.size
            case .picture(let picture, let at, let scale): at.x + picture.size.width * scale
            default: 0
            }
        }.max() ?? 0
    }

    fileprivate var firstTextBaseline: Double? {
        for mark in marks {
            if case .glyphs(_, let at, _) = mark { return at.y }
        }
        return nil
    }
}
