import Drawing

/// Sets a paragraph: chooses its line breaks and places the glyphs of each line.
struct LineSetter {
    let shaper: Shaper
    var alignment: Alignment
    /// The line width in points.
    var measure: Double
    /// The least height above and depth below the baseline of every line, in points.
    var strut: (ascent: Double, descent: Double)

    /// The share of its width by which text may become wider or narrower, so that spaces are even: nobody sees it
    /// (Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000).
    static let give = 0.015

    /// The set lines of a paragraph.
    func lines(of list: HorizontalList) -> [SetLine] {
        let breaker = LineBreaker(measure: measure, isJustified: alignment == .justified)
        let breaks =
            alignment == .center ? Self.balanced(list.items, measure) : breaker.breaksAvoidingRivers(list.items)
        return lines(of: list, breaks: breaks)
    }

    /// The set lines of a paragraph with given breaks.
    func lines(of list: HorizontalList, breaks: [Int]) -> [SetLine] {
        LineBreaker(measure: measure).lines(of: list.items, breaks).map {
            line(list, from: $0.lowerBound, to: $0.upperBound)
        }
    }

    /// The whole list as one line, however wide it is.
    func singleLine(of list: HorizontalList) -> SetLine { line(list, from: 0, to: list.items.count) }

    /// Breaks that make the lengths of centred lines as equal as possible, without more lines.
    ///
    /// Only paragraphs of two to six lines are balanced.
    private static func balanced(_ items: [LineItem], _ measure: Double) -> [Int] {
        func breaks(_ measure: Double) -> (breaks: [Int], fits: Bool) {
            let breaker = LineBreaker(measure: measure, isJustified: false)
            let breaks = breaker.breaks(items)
            return (
                breaks,
                breaker.lines(of: items, breaks).allSatisfy { breaker.natural($0, in: items).natural <= measure + 1e-9 }
            )
        }
        let widest = breaks(measure)
        guard widest.fits, 2...6 ~= widest.breaks.count else { return widest.breaks }
        var best = widest.breaks, low = measure / 2, high = measure
        for _ in 0..<7 {
            let middle = (low + high) / 2
            let narrower = breaks(middle)
            if narrower.fits, narrower.breaks.count == best.count {
                best = narrower.breaks
                high = middle
            } else {
                low = middle
            }
        }
        return best
    }

    /// A part of a line between two spaces, or a space.
    private enum Piece {
        case text(TextLine, TextStyle, String)
        case space(TextStyle, stretch: Double, shrink: Double)
        case math(MathBox, TextStyle, meaning: FormulaMeaning?)
    }

    /// The set line of the items from `start` up to `end`.
    private func line(_ list: HorizontalList, from start: Int, to end: Int) -> SetLine {
        var pieces: [Piece] = []
        var word: (text: String, style: TextStyle)?
        var line = SetLine(ascent: strut.ascent, descent: strut.descent)
        func flush() {
            if let word { pieces.append(.text(shaper.line(word.text, word.style), word.style, word.text)) }
            word = nil
        }
        func add(_ text: String, _ style: TextStyle) {
            if word?.style == style {
                word?.text += text
            } else {
                flush()
                word = (text, style)
            }
        }
        for index in start..<max(start, end) {
            switch list.contents[index] {
            case .text(let text, let style): add(text, style)
            case .noteMark(let note, let style):
                add(String(note), style)
                line.notes.append(note)
            case .math(let box, let style, let meaning):
                flush()
                // Parts of one formula on the same line are joined again.
                if meaning == nil, case .math(let first, _, let whole)? = pieces.last {
                    pieces[pieces.count - 1] = .math(first.followed(by: box), style, meaning: whole)
                } else {
                    pieces.append(.math(box, style, meaning: meaning))
                }
            case .space(let style):
                flush()
                guard case .glue(_, let stretch, let shrink) = list.items[index] else { continue }
                pieces.append(.space(style, stretch: stretch, shrink: shrink))
            case .hyphen, .nothing: break
            }
        }
        if end < list.items.count, case .hyphen(let style) = list.contents[end] {
            add("-", style)
            line.isHyphenated = true
        }
        flush()
        while case .space = pieces.last { pieces.removeLast() }
        let isLast = end >= list.items.count || list.items[end] == .penalty(cost: LineBreaker.forced)
        place(pieces, isLast: isLast, in: &line)
        return line
    }

    /// The factor by which letters become wider or narrower at a ratio, in steps of a quarter of a per cent: each step
    /// is a font of its own for Cairo.
    private static func expansion(_ ratio: Double) -> Double {
        1 + (min(max(ratio, -1), 1) * give * 400).rounded() / 400
    }

    /// Places pieces from left to right on a line.
    private func place(_ pieces: [Piece], isLast: Bool, in line: inout SetLine) {
        var total = LineBreaker.Line(natural: 0, stretch: 0, shrink: 0, measure: measure)
        var hang = 0.0
        for piece in pieces {
            hang = 0
            switch piece {
            case .text(let text, let style, let string):
                total.natural += text.width
                if style.isCode { continue }
                total.give += text.width * Self.give
                if let last = string.last { hang = HorizontalList.hang(last) * shaper.width(String(last), style) }
            case .space(let style, let more, let less):
                total.natural += shaper.width(" ", style)
                total.stretch += more
                total.shrink += less
            case .math(let box, _, _):
                total.natural += box.width
                hang = box.trailing
            }
        }
        let natural = total.natural
        total.natural -= hang
        var more = 0.0, less = 0.0, expansion = 1.0
        if alignment == .justified {
            let ratio = LineBreaker(measure: measure).ratio(total, isLast: isLast)
            if ratio.isFinite { expansion = Self.expansion(ratio) }
            let room = measure - total.natural - (expansion - 1) * total.give / Self.give
            if room > 0, !isLast, total.stretch > 0 { more = room / total.stretch }
            if room < 0, total.shrink > 0 { less = max(-1, room / total.shrink) }
        }
        var x: Double
        switch alignment {
        case .justified, .left: x = 0
        case .center: x = max(0, (measure - natural) / 2)
        case .right: x = max(0, measure - natural)
        }
        var assembler = RunAssembler()
        assembler.expansion = expansion
        for piece in pieces {
            switch piece {
            case .text(let text, let style, _):
                assembler.append(text, style, at: x)
                line.ascent = max(line.ascent, style.rise + style.size * 0.72)
                line.descent = max(line.descent, style.size * 0.22 - style.rise)
                x += text.width * (style.isCode ? 1 : expansion)
            case .space(let style, let stretch, let shrink):
                assembler.appendSpace(style, at: x)
                x += shaper.width(" ", style) + stretch * more + shrink * less
            case .math(let box, let style, let meaning):
                assembler.append(box, style, meaning: meaning, at: x)
                line.ascent = max(line.ascent, box.ascent)
                line.descent = max(line.descent, box.descent)
                x += box.width
            }
        }
        line.marks = line.notes.map { .destination("note-mark-\($0)", at: Point(0, -line.ascent)) } + assembler.finish()
        line.width = x
    }
}
