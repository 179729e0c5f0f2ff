import Drawing

/// A set line, its marks placed from its left end on the baseline.
struct SetLine {
    var marks: [Mark] = []
    var width = 0.0
    var ascent: Double
    var descent: Double
    /// Footnotes whose marks stand in the line.
    var notes: [Int] = []
}

enum Alignment {
    case justified, left, center, right
}

/// Chosen breaks to lines of glyphs.
struct LineSetter {
    let shaper: Shaper
    var alignment: Alignment
    var measure: Double
    /// The least height above and depth below the baseline.
    var strut: (ascent: Double, descent: Double)

    func lines(of list: HorizontalList) -> [SetLine] {
        let breaker = LineBreaker(measure: measure, isJustified: alignment == .justified)
        let breaks = alignment == .center ? Self.balanced(list.items, measure) : breaker.breaksAvoidingRivers(list.items)
        return lines(of: list, breaks: breaks)
    }

    func lines(of list: HorizontalList, breaks: [Int]) -> [SetLine] {
        LineBreaker(measure: measure).lines(of: list.items, breaks).map { line(list, from: $0.lowerBound, to: $0.upperBound) }
    }

    /// Centred lines are as even as they may be without becoming more.
    private static func balanced(_ items: [LineItem], _ measure: Double) -> [Int] {
        func breaks(_ measure: Double) -> (breaks: [Int], fits: Bool) {
            let breaker = LineBreaker(measure: measure, isJustified: false)
            let breaks = breaker.breaks(items)
            return (breaks, breaker.lines(of: items, breaks).allSatisfy { breaker.natural($0, in: items).natural <= measure + 1e-9 })
        }
        let widest = breaks(measure)
        guard widest.fits, 2 ... 6 ~= widest.breaks.count else { return widest.breaks }
        var best = widest.breaks, low = measure / 2, high = measure
        for _ in 0 ..< 7 {
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

    private enum Piece {
        case text(TextLine, TextStyle, String)
        case space(TextStyle, stretch: Double, shrink: Double)
        case math(MathBox, TextStyle, spoken: String)
    }

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
        for index in start ..< max(start, end) {
            switch list.contents[index] {
            case .text(let text, let style): add(text, style)
            case .noteMark(let note, let style):
                add(String(note), style)
                line.notes.append(note)
            case .math(let box, let style, let spoken):
                flush()
                // Parts of one formula that stay on a line are one again.
                if spoken.isEmpty, case .math(let first, _, let words)? = pieces.last {
                    pieces[pieces.count - 1] = .math(first.followed(by: box), style, spoken: words)
                } else {
                    pieces.append(.math(box, style, spoken: spoken))
                }
            case .space(let style):
                flush()
                guard case .glue(_, let stretch, let shrink) = list.items[index] else { continue }
                pieces.append(.space(style, stretch: stretch, shrink: shrink))
            case .hyphen, .nothing: break
            }
        }
        if end < list.items.count, case .hyphen(let style) = list.contents[end] { add("-", style) }
        flush()
        while case .space = pieces.last { pieces.removeLast() }
        let isLast = end >= list.items.count || list.items[end] == .penalty(cost: LineBreaker.forced)
        place(pieces, isLast: isLast, in: &line)
        return line
    }

    private func place(_ pieces: [Piece], isLast: Bool, in line: inout SetLine) {
        var natural = 0.0, stretch = 0.0, shrink = 0.0, hang = 0.0
        for piece in pieces {
            hang = 0
            switch piece {
            case .text(let text, let style, let string):
                natural += text.width
                if let last = string.last, !style.isCode {
                    hang = HorizontalList.hang(last) * shaper.width(String(last), style)
                }
            case .space(let style, let more, let less):
                natural += shaper.width(" ", style)
                stretch += more
                shrink += less
            case .math(let box, _, _):
                natural += box.width
                hang = box.trailing
            }
        }
        let room = measure - natural + hang
        var more = 0.0, less = 0.0
        if alignment == .justified {
            if room > 0, !isLast, stretch > 0 { more = room / stretch }
            if room < 0, shrink > 0 { less = max(-1, room / shrink) }
        }
        var x: Double
        switch alignment {
        case .justified, .left: x = 0
        case .center: x = max(0, (measure - natural) / 2)
        case .right: x = max(0, measure - natural)
        }
        var assembler = RunAssembler()
        for piece in pieces {
            switch piece {
            case .text(let text, let style, _):
                assembler.append(text, style, at: x)
                line.ascent = max(line.ascent, style.rise + style.size * 0.72)
                line.descent = max(line.descent, style.size * 0.22 - style.rise)
                x += text.width
            case .space(let style, let stretch, let shrink):
                assembler.appendSpace(style, at: x)
                x += shaper.width(" ", style) + stretch * more + shrink * less
            case .math(let box, let style, let spoken):
                assembler.append(box, style, spoken: spoken, at: x)
                line.ascent = max(line.ascent, box.ascent)
                line.descent = max(line.descent, box.descent)
                x += box.width
            }
        }
        line.marks = line.notes.map { .destination("note-mark-\($0)", at: Point(0, -line.ascent)) } + assembler.finish()
        line.width = x
    }
}

/// Joins what stands side by side in one style into one run, spaces included, so that it copies as one line.
struct RunAssembler {
    var marks: [Mark] = []
    private var run: GlyphRun?
    private var style: TextStyle?
    /// The link that is being written: where its marks begin, and its left end.
    private var link: (target: String, index: Int, x: Double, style: TextStyle)?
    private var pen = 0.0

    mutating func append(_ text: TextLine, _ style: TextStyle, at x: Double) {
        follow(style, at: x)
        for piece in text.runs {
            let moved = piece.shifted(by: x)
            if var current = run, self.style == style, current.face == piece.face, current.size == piece.size, !piece.isBackward, !current.isBackward {
                current.text += moved.text
                current.glyphs += moved.glyphs
                current.clusters += moved.clusters
                run = current
            } else {
                flush()
                run = moved
                self.style = style
            }
        }
        pen = x + text.width
    }

    /// A formula, which is an element of its own.
    mutating func append(_ box: MathBox, _ style: TextStyle, spoken: String, at x: Double) {
        follow(style, at: x)
        flush()
        marks += [
            .begin(role: "Formula", alternative: spoken.isEmpty ? "…" : spoken),
            .picture(box.picture, at: Point(x, -box.ascent), scale: 1), .end,
        ]
        pen = x + box.width
    }

    mutating func appendSpace(_ style: TextStyle, at x: Double) {
        // A space continues whatever stands before it; after a formula it begins what follows.
        if run == nil {
            if link?.target != style.target { closeLink() }
            run = GlyphRun(face: style.face, size: style.size, glyphs: [])
            self.style = style
        }
        guard var current = run, let glyph = ShapingFace.of(current.face).glyph(for: " "), !current.isBackward else { return }
        current.text += " "
        current.glyphs.append(GlyphRun.Glyph(id: glyph, x: x))
        current.clusters.append(GlyphRun.Cluster(byteCount: 1, glyphCount: 1))
        run = current
    }

    mutating func flush() {
        if let run, let style {
            marks.append(.glyphs(run, at: Point(0, -style.rise), color: style.color))
        }
        run = nil
        style = nil
    }

    private mutating func follow(_ style: TextStyle, at x: Double) {
        if let open = link, open.target != style.target { closeLink() }
        guard link == nil, let target = style.target else { return }
        flush()
        link = (target, marks.count, x, style)
    }

    private mutating func closeLink() {
        guard let open = link else { return }
        flush()
        link = nil
        let height = open.style.size
        let box = Rectangle(
            x: open.x, y: -0.8 * height - open.style.rise, width: max(0, pen - open.x), height: 1.1 * height)
        marks.insert(.beginLink(box, target: open.target), at: open.index)
        marks.append(.end)
    }

    mutating func finish() -> [Mark] {
        closeLink()
        flush()
        return marks
    }
}
