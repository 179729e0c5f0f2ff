import Documents
import Drawing

/// Code: cells with what they showed, and listings within prose.
extension Composer {
    private static let codeStyle = TextStyle(
        face: .code, size: PageDesign.codeSize, features: [.noContextualAlternates])
    private static let quietStyle = TextStyle(
        face: .code, size: PageDesign.codeSize - 0.6, color: PageDesign.faint, features: [.noContextualAlternates])
    /// From the cell's rule to its code, with the line numbers between.
    private static let gutter = 30.0
    private static let outputIndent = 9.0
    private static let ruleWidth = 2.2

    static func style(_ kind: SwiftLexer.Kind) -> TextStyle {
        var style = codeStyle
        switch kind {
        case .plain: break
        case .keyword: style.color = Color(hex: 0xb0103a)
        case .number: style.color = Color(hex: 0x7a1fa2)
        case .string: style.color = Color(hex: 0x1b6b2a)
        case .attribute: style.color = Color(hex: 0x8a4b00)
        case .comment:
            style.face = .codeItalic
            style.color = Color(hex: 0x6a737d)
        }
        return style
    }

    // MARK: Lines of code

    /// One source line as one or more set lines: what is too long goes on below, further in.
    private func codeLines(_ tokens: [SwiftLexer.Token], width: Double) -> [[Mark]] {
        let advance = shaper.width("0", Self.codeStyle)
        let capacity = max(8, Int(width / advance + 1e-6))
        let indent = tokens.first.map { $0.text.prefix { $0 == " " }.count } ?? 0
        let hanging = min(indent + 4, capacity / 2)
        var rows: [[Mark]] = []
        var assembler = RunAssembler()
        var column = 0
        func end() {
            rows.append(assembler.finish(end: 0))
            assembler = RunAssembler()
            column = hanging
        }
        for token in tokens {
            let style = Self.style(token.kind)
            var rest = Array(token.text)[...]
            while !rest.isEmpty {
                var room = capacity - column
                if rest.count > room {
                    // Rather a break at a space or after a mark than within a word.
                    let head = rest.prefix(max(room, 1))
                    if let last = head.lastIndex(where: { " ,([{.".contains($0) }), last > head.startIndex {
                        room = last - head.startIndex + 1
                    } else if column > hanging, rest.count <= capacity - hanging {
                        end()
                        continue
                    }
                    room = max(room, 1)
                } else {
                    room = rest.count
                }
                let part = String(rest.prefix(room))
                let line = shaper.line(part, style)
                assembler.append(line, style, at: Double(column) * advance)
                // Whatever a foreign glyph measures, the next token stands on the grid or after it.
                column = max(column + part.count, Int((Double(column) + line.width / advance - 0.01).rounded(.up)))
                rest = rest.dropFirst(room)
                if !rest.isEmpty { end() }
            }
        }
        end()
        return rows
    }

    /// Source with line numbers from `firstLine` (none if nil): one strip a row, to be divided rather at blank lines
    /// than elsewhere, and hardly within a source line.
    private func codeStrips(
        _ lines: [String], language: String, firstLine: Int?, x: Double, width: Double, element: Strip.Element
    ) -> [Strip] {
        var lexer = SwiftLexer()
        let isSwift = language.lowercased() == "swift"
        return lines.enumerated().flatMap { index, source in
            let text = Self.untabbed(source)
            let tokens = isSwift ? lexer.tokens(of: text) : [SwiftLexer.Token(kind: .plain, text: text)]
            let rows = codeLines(tokens, width: width)
            let isBlankAbove = index > 0 && lines[index - 1].allSatisfy(\.isWhitespace)
            var strips = rows.enumerated().map { row, marks in
                Strip(
                    height: PageDesign.codeLeading, breakCost: row > 0 ? 1000 : isBlankAbove ? 20 : 200,
                    marks: marks.map { $0.moved(dx: x, dy: baseline(PageDesign.codeLeading)) }, element: element)
            }
            if let firstLine {
                let number = String(firstLine + index)
                let width = shaper.width(number, Self.quietStyle)
                strips[0].marks.insert(
                    contentsOf: marks(number, Self.quietStyle, at: Point(x - 9 - width, baseline(PageDesign.codeLeading))),
                    at: 0)
            }
            return strips
        }
    }

    private static func untabbed(_ line: String) -> String {
        line.contains("\t") ? line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ") : line
    }

    /// A block of code within prose, not run.
    func listing(_ code: String, language: String, _ column: Column) -> [Strip] {
        var lines = code.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        while lines.last == "" { lines.removeLast() }
        if lines.isEmpty { return [] }
        let inner = column.indented(by: 12)
        var strips = codeStrips(
            lines, language: language, firstLine: nil, x: inner.x, width: inner.width, element: element("Code"))
        for index in strips.indices where index == 1 || index == strips.count - 1 { strips[index].breakCost = 5000 }
        strips[0].breakCost = 50
        strips[0].spaceBefore = 6
        strips[strips.count - 1].spaceAfter = 7
        return strips
    }

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
            let text = "\(folded) · \(count) \(count == 1 ? "line" : "lines") folded away"
            code = [Strip(height: PageDesign.codeLeading, element: codeElement)]
            code[0].marks = marks(text, style, at: Point(column.x + Self.outputIndent, baseline(PageDesign.codeLeading)))
        } else {
            code = codeStrips(
                cell.lines, language: cell.language, firstLine: cell.firstLine, x: x, width: width, element: codeElement)
        }
        for index in code.indices {
            let isNearEnd = index == 1 || index == code.count - 1
            if isNearEnd { code[index].breakCost = 5000 } else if code.count <= 14 { code[index].breakCost = 1500 }
        }
        var outputs: [Strip] = []
        for output in cell.outputs { outputs += try set(output, column) }
        addTiming(cell.timing, to: &outputs, column)

        if !code.isEmpty, !outputs.isEmpty { outputs[0].spaceBefore = max(outputs[0].spaceBefore, 2.5) }

        // The coloured rule runs beside the code, a grey band lies under what it showed.
        let rule = cell.folded == nil ? PageDesign.accent : PageDesign.hairline
        for index in code.indices {
            code[index].marks.insert(
                .fill(Rectangle(x: column.x, y: 0, width: Self.ruleWidth, height: code[index].height), rule), at: 0)
        }
        for index in outputs.indices {
            if outputs[index].element?.role != "Figure" { outputs[index].isFloat = false }
            let above = outputs[index].spaceBefore
            outputs[index].marks.insert(
                .fill(Rectangle(x: column.x, y: -above, width: Self.ruleWidth, height: outputs[index].height + above), PageDesign.hairline),
                at: 0)
        }
        var strips = code + outputs
        if strips.isEmpty { return [] }
        if !code.isEmpty, !outputs.isEmpty, !outputs[0].isFloat { strips[code.count].breakCost = 3000 }
        for index in strips.indices { strips[index].group = group }
        strips[0].breakCost = 0
        strips[0].spaceBefore = 9
        strips[strips.count - 1].spaceAfter = 10
        strips[0].marks += marginLabel(label, column)
        return enclosed(strips, in: [section])
    }

    private func marginLabel(_ label: String, _ column: Column) -> [Mark] {
        let width = shaper.width(label, Self.quietStyle)
        return marks(label, Self.quietStyle, at: Point(column.x - 4 - width, baseline(PageDesign.codeLeading)))
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
            return try self.table(table, column.indented(by: Self.outputIndent))
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
        for index in strips.indices { strips[index].marks.insert(band(strips[index], column), at: 0) }
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
        }
        return strips
    }

    private func band(_ strip: Strip, _ column: Column) -> Mark {
        .fill(
            Rectangle(
                x: column.x + Self.ruleWidth, y: 0, width: column.width - Self.ruleWidth, height: strip.height),
            PageDesign.band)
    }

    /// The timing stands at the right of the first output where there is room, else on a line of its own.
    private func addTiming(_ timing: String?, to outputs: inout [Strip], _ column: Column) {
        guard let timing, !timing.isEmpty else { return }
        var style = Self.quietStyle
        style.color = PageDesign.grey
        let natural = shaper.width(timing, style)
        if natural > column.width - 2 * Self.outputIndent { style.size *= (column.width - 2 * Self.outputIndent) / natural }
        let width = shaper.width(timing, style)
        let left = column.x + column.width - 4 - width
        if var first = outputs.first, first.height < 16, first.rightEdge < left - 12 {
            first.marks += marks(timing, style, at: Point(left, first.firstTextBaseline ?? baseline(first.height)))
            outputs[0] = first
        } else {
            var strip = Strip(height: 13, element: element("P"))
            strip.marks = [band(strip, column)] + marks(timing, style, at: Point(left, baseline(13)))
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
