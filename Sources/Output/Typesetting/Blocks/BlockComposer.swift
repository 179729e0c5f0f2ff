import Documents
import Drawing

/// Composes blocks into strips, without knowing the pages.
final class BlockComposer {
    /// The horizontal room of a block within the text column, in points.
    struct Column {
        /// The left edge, from the left edge of the text column.
        var x = 0.0
        var width = PageDesign.width
        /// The width of the column with the side column.
        var fullWidth: Double { PageDesign.fullWidth - x }

        /// Returns the column with its left edge moved to the right.
        func indented(by indent: Double) -> Column {
            // Deep nesting must leave room for at least a few words.
            let indent = min(indent, max(0, width - 90))
            return Column(x: x + indent, width: width - indent)
        }
    }

    /// The settings for the text of a block.
    struct TextSetting {
        var style = TextStyle.body
        /// The distance between two baselines, in points.
        var leading = PageDesign.leading
        var alignment = Alignment.justified
        /// White space between paragraphs, in points.
        var paragraphSpace = PageDesign.paragraphSpace
        /// The role of a paragraph in PDF's standard structure.
        var role = "P"
        var isHyphenated = true

        static let note = TextSetting(
            style: TextStyle(face: .text, size: PageDesign.noteSize), leading: PageDesign.noteLeading, paragraphSpace: 2
        )
        static let caption = TextSetting(
            style: TextStyle(face: .text, size: PageDesign.captionSize), leading: PageDesign.captionLeading,
            alignment: .left, role: "Caption")
    }

    let shaper = Shaper()
    /// The hyphenator; nil if the document is not in English.
    let hyphenator: Hyphenator?
    /// The drawings of figures, by figure id.
    let pictures: [String: Picture]
    /// The strips to repeat above the rest of a group that a page break divides, by group number.
    var continuations: [Strip] = []
    /// The footnotes met so far; footnote n is at index n - 1.
    var notes: [Strip.Note] = []
    private var elementCount = 0
    /// Text for the side column that waits for the next block.
    var waiting = SideNote()
    /// The headings met so far, in order.
    private(set) var headings: [Strip.Heading] = []
    /// The displayed formulas met so far whose type is smaller than `PageDesign.smallestFormulaSize`.
    var smallFormulas: [SmallFormula] = []

    /// Creates a composer for one document.
    ///
    /// - Parameters:
    ///   - language: The document's language tag, such as "en-US".
    ///   - pictures: The drawings of figures, by figure id.
    init(language: String, pictures: [String: Picture]) {
        hyphenator = language.lowercased().hasPrefix("en") ? .american : nil
        self.pictures = pictures
    }

    /// Creates a new structure element.
    func element(_ role: String, alternative: String? = nil, mathML: String? = nil) -> Strip.Element {
        elementCount += 1
        return Strip.Element(role: role, ordinal: elementCount, alternative: alternative, mathML: mathML)
    }

    /// Returns the strips enclosed in elements, outermost first.
    func enclosed(_ strips: [Strip], in elements: [Strip.Element]) -> [Strip] {
        strips.map { strip in
            var strip = strip
            strip.enclosing = elements + strip.enclosing
            return strip
        }
    }

    /// A text that is composed to see whether it fits; nil if it does not, and nothing of it is left then.
    ///
    /// Its footnotes and small formulas would be counted twice when the text is composed in another way.
    func trial<Value>(_ compose: () throws(TypesettingError) -> Value?) throws(TypesettingError) -> Value? {
        let counts = (notes: notes.count, formulas: smallFormulas.count)
        if let value = try compose() { return value }
        notes.removeSubrange(counts.notes...)
        smallFormulas.removeSubrange(counts.formulas...)
        return nil
    }

    // MARK: Blocks

    /// A page that ends less than six lines below the heading of a part costs so much.
    private static let leastBelowPart = 84.0, breakBelowPart = 2500.0
    /// White space between code and what it prints, in points.
    static let abovePrint = 4.0
    /// A page that ends with a hyphen costs so much.
    private static let breakAtHyphen = 400.0
    /// The depth of notes for the side column, in points, above which they wait for no block.
    private static let deepestWaiting = 200.0

    /// Composes blocks one below the other.
    func set(_ blocks: [Block], in column: Column, _ setting: TextSetting = TextSetting()) throws(TypesettingError)
        -> [Strip]
    {
        var strips: [Strip] = []
        var followsHeading = false, followsCell = false, announces = false
        /// The height below the last heading of a part.
        var belowPart = Double.infinity
        for block in blocks {
            if block.isHeading || waiting.depth > Self.deepestWaiting, !waiting.isEmpty {
                // They belong to the section that ends, or are so many that no block is as high.
                strips = closed(strips, with: waiting, column)
                waiting = SideNote()
            }
            let note = block.takesSideNotes ? SideNote() : waiting
            if !block.takesSideNotes { waiting = SideNote() }
            var next = try set(block, in: column, setting)
            if next.isEmpty {
                var notes = note
                notes.append(waiting)
                waiting = notes
                continue
            }
            next = beside(next, note)
            if followsCell, block.takesSideNotes, next.contains(where: \.isPrint), let last = strips.indices.last {
                // Printed lines belong to the code above, though the line that prints them is not shown.
                strips[last].spaceAfter = Self.abovePrint
                next[0].spaceBefore = Self.abovePrint
            }
            if case .cell = block { followsCell = true } else { followsCell = false }
            if followsHeading {
                next[0].breakCost = Strip.Break.forbidden
                next[0].isFloat = false
                next[0].spaceBefore = min(next[0].spaceBefore, 6)
            } else if let last = strips.last {
                next[0].spaceBefore = max(next[0].spaceBefore, last.spaceAfter)
            }
            if announces, next[0].breakCost >= 0, next[0].breakCost < 800 { next[0].breakCost = 800 }
            announces = block.announces
            if case .heading(...1, _, _) = block {
                belowPart = 0
            } else {
                for index in next.indices where belowPart < Self.leastBelowPart {
                    let cost = next[index].breakCost
                    if cost > Strip.Break.forced { next[index].breakCost = max(cost, Self.breakBelowPart) }
                    // A float may move to the next page.
                    if !next[index].isFloat { belowPart += next[index].spaceBefore + next[index].height }
                }
            }
            strips += next
            followsHeading = block.isHeading
        }
        if !waiting.isEmpty {
            strips = closed(strips, with: waiting, column)
            waiting = SideNote()
        }
        return strips
    }

    private func set(_ block: Block, in column: Column, _ setting: TextSetting) throws(TypesettingError) -> [Strip] {
        switch block {
        case .heading(let level, let title, let id): try heading(level, title, id, column)
        case .paragraph(let inlines): try paragraph(inlines, column, setting)
        case .list(let list): try self.list(list, column, setting)
        case .quote(let blocks): try quote(blocks, column, setting)
        case .code(let code, let language): listing(code, language: language, column)
        case .formula(let tex): try formula(tex, column, setting)
        case .table(let table): try self.table(table, column)
        case .figure(let figure): try self.figure(figure, column)
        case .cell(let cell): try self.cell(cell, column)
        case .notice(let title, let blocks): try notice(title, blocks, column, setting)
        case .remark(let inlines): try remark(inlines, column)
        case .bibliography(let entries): try bibliography(entries, column, setting)
        case .rule: [rule(column)]
        }
    }

    // MARK: Text

    /// The items of a paragraph for the line breaker.
    ///
    /// Footnotes in it are composed and added to `notes`.
    func horizontalList(
        _ inlines: [Inline], _ style: TextStyle, measure: Double, isHyphenated: Bool = true
    ) throws(TypesettingError) -> HorizontalList {
        var list = HorizontalList(shaper: shaper, hyphenator: isHyphenated ? hyphenator : nil, measure: measure)
        try append(inlines, style, to: &list)
        return list
    }

    /// Appends inline text to a horizontal list.
    func append(_ inlines: [Inline], _ style: TextStyle, to list: inout HorizontalList) throws(TypesettingError) {
        for inline in inlines {
            switch inline {
            case .text(let text): list.append(text, style)
            case .emphasis(let inner): try append(inner, style.emphasized, to: &list)
            case .strong(let inner): try append(inner, style.strong, to: &list)
            case .code(let code): list.append(code, style.code)
            case .math(let tex):
                var box = try mathematics(tex, display: false, size: style.size)
                // A formula with an unbreakable piece wider than the line is made smaller.
                let widest = box.pieces.map { $0.width - $0.trailing }.max() ?? 0
                if widest > list.measure {
                    box = try mathematics(tex, display: false, size: style.size * list.measure / widest * 0.99)
                }
                list.append(box, style, meaning: try FormulaMeaning(tex, isDisplay: false))
            case .link(let inner, let destination): try append(inner, style.leading(to: destination), to: &list)
            case .footnote(let blocks): try appendNote(blocks, style, to: &list)
            case .lineBreak: list.appendForcedBreak()
            case .reference(let reference): list.append(reference.source, style)
            case .citation(let citation): list.append(citation.source, style)
            }
        }
    }

    /// Composes a footnote, adds it to `notes` and appends its mark to the list.
    private func appendNote(_ blocks: [Block], _ style: TextStyle, to list: inout HorizontalList)
        throws(TypesettingError)
    {
        let number = notes.count + 1
        notes.append(Strip.Note(strips: []))
        var mark = style
        mark.size = style.size * 0.68
        mark.rise = style.size * 0.34
        mark.target = "#note-\(number)"
        list.append(box: shaper.width(String(number), mark), .noteMark(number, mark))
        let column = Column(x: 12, width: PageDesign.width - 12), note = element("Note")
        var strips = enclosed(try set(blocks, in: column, .note), in: [note])
        if strips.isEmpty { strips = [Strip(height: PageDesign.noteLeading)] }
        // Footnotes within the footnote follow it.
        strips += strips.flatMap(\.notes).flatMap(\.strips)
        for index in strips.indices {
            strips[index].isFloat = false
            strips[index].notes = []
        }
        // The number is a link back to its mark in the text.
        let style = TextStyle(face: .text, size: PageDesign.noteSize), text = String(number)
        let x = 8 - shaper.width(text, style)
        let label: [PlacedMark] =
            [
                .destination("note-\(number)", at: Point(0, 0)),
                .beginLink(
                    Rectangle(x: x, y: 0, width: 8 - x, height: PageDesign.noteLeading),
                    target: "#note-mark-\(number)"),
            ] + marks(text, style, at: Point(x, baseline(PageDesign.noteLeading))) + [.end]
        strips = labelled(strips, label, in: [note])
        strips[0].spaceBefore = 0
        notes[number - 1] = Strip.Note(strips: strips)
    }

    /// The distance of the baseline from the top of a line with the given leading.
    func baseline(_ leading: Double) -> Double { leading * 0.74 }

    /// The set lines of a paragraph; none if it is empty.
    func lines(_ inlines: [Inline], width: Double, _ setting: TextSetting) throws(TypesettingError) -> [SetLine] {
        let list = try horizontalList(inlines, setting.style, measure: width, isHyphenated: setting.isHyphenated)
        let setter = LineSetter(
            shaper: shaper, alignment: setting.alignment, measure: width,
            strut: (baseline(setting.leading), setting.leading - baseline(setting.leading)))
        return list.items.isEmpty ? [] : setter.lines(of: list)
    }

    /// Composes a paragraph.
    func paragraph(_ inlines: [Inline], _ column: Column, _ setting: TextSetting) throws(TypesettingError) -> [Strip] {
        let lines = try lines(inlines, width: column.width, setting)
        return strips(lines, column, setting)
    }

    /// The strips of set lines, one strip per line, as one element.
    func strips(_ lines: [SetLine], _ column: Column, _ setting: TextSetting) -> [Strip] {
        let element = element(setting.role)
        var strips = lines.map { line in
            Strip(
                height: line.ascent + line.descent,
                marks: line.marks.map { $0.moved(dx: column.x, dy: line.ascent) },
                notes: line.notes.map { notes[$0 - 1] }, element: element)
        }
        guard !strips.isEmpty else { return [] }
        strips[0].spaceBefore = setting.paragraphSpace
        strips[strips.count - 1].spaceAfter = setting.paragraphSpace
        // Neither the first nor the last line of a paragraph may be alone on a page.
        if strips.count > 1 {
            strips[1].breakCost = Strip.Break.forbidden
            strips[strips.count - 1].breakCost = Strip.Break.forbidden
        }
        for index in strips.indices.dropFirst() {
            let cost = lines[index - 1].isHyphenated ? Self.breakAtHyphen : 10
            strips[index].breakCost = max(strips[index].breakCost, cost)
        }
        return strips
    }

    /// One line of plain text as marks, its left end on a baseline.
    func marks(_ text: String, _ style: TextStyle, at point: Point) -> [PlacedMark] {
        shaper.line(text, style).runs.map { .glyphs($0, at: point, color: style.color) }
    }

    /// Lays out a formula; `size` is in points per em.
    func mathematics(_ tex: String, display: Bool, size: Double) throws(TypesettingError) -> MathBox {
        do {
            return try layoutMathematics(tex, display: display, size: size)
        } catch {
            throw .formula(tex, reason: "\(error)")
        }
    }

    // MARK: Headings

    /// Composes a heading and adds it to `headings`.
    private func heading(_ level: Int, _ title: [Inline], _ id: String, _ column: Column) throws(TypesettingError)
        -> [Strip]
    {
        let (face, size, leading, before): (Face, Double, Double, Double) =
            switch level {
            case ...1: (.textBold, 17, 22, 28)
            case 2: (.textBold, 12.5, 16, 18)
            case 3: (.textBold, 10.5, 14, 12)
            default: (.textItalic, 10.5, 14, 10)
            }
        let setting = TextSetting(
            style: TextStyle(face: face, size: size), leading: leading, alignment: .left, paragraphSpace: before,
            role: "H\(min(max(level, 1), 6))", isHyphenated: false)
        var strips = try paragraph(title, column, setting)
        if strips.isEmpty { strips = [Strip(height: 0)] }
        let runningHead = level <= 1 ? try fittedLine(title, RunningHead.part, width: RunningHead.partWidth) : nil
        let heading = Strip.Heading(
            level: level, title: title.unicodeText, id: id, inlines: title, runningHead: runningHead)
        headings.append(heading)
        strips[0].heading = heading
        strips[0].marks.insert(.destination(id, at: Point(0, -4)), at: 0)
        strips[0].breakCost = level <= 1 ? -600 : -100
        strips[0].stopsFloats = true
        for index in strips.indices.dropFirst() { strips[index].breakCost = Strip.Break.forbidden }
        strips[strips.count - 1].spaceAfter = level <= 1 ? 4 : 2
        return strips
    }
}

extension Block {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }

    /// True for a cell whose code is not shown: its outputs take the notes that wait, and its own below these.
    fileprivate var takesSideNotes: Bool {
        if case .cell(let cell) = self { cell.folded != nil } else { false }
    }

    /// True for a paragraph that ends in a colon: the block that it announces should be on the same page.
    fileprivate var announces: Bool {
        guard case .paragraph(let inlines) = self, case .text(let text) = inlines.last else { return false }
        return text.last { !$0.isWhitespace } == ":"
    }
}
