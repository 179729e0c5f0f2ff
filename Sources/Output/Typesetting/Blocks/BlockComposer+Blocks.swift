import Documents
import Drawing

/// Lists, quotations, notices, rules and figures.
extension BlockComposer {
    /// Composes a list; nested blocks are indented by the width of the labels.
    func list(_ list: List, _ column: Column, _ setting: TextSetting) throws(TypesettingError) -> [Strip] {
        let last = (list.start ?? 0) + list.items.count - 1
        let widest = list.start == nil ? 0 : shaper.width("\(last).", setting.style)
        let indent = max(setting.style.size * 1.7, widest + setting.style.size * 0.5)
        let inner = column.indented(by: indent)
        var setting = setting
        // If all items are one block, apart from nested lists, there is little space between them.
        let isTight = list.items.allSatisfy { $0.count <= 1 || $0.count == 2 && $0[1].isList }
        setting.paragraphSpace = isTight ? 1.5 : setting.paragraphSpace
        var strips: [Strip] = []
        let element = element("L")
        for (index, item) in list.items.enumerated() {
            let entry = self.element("LI")
            var body = enclosed(try set(item, in: inner, setting), in: [element, entry, self.element("LBody")])
            if body.isEmpty { body = [Strip(height: setting.leading)] }
            body[0].isFloat = false
            let label = list.start.map { "\($0 + index)." } ?? "•"
            let width = shaper.width(label, setting.style)
            let gap = list.start == nil ? setting.style.size * 0.6 : setting.style.size * 0.45
            body = labelled(
                body, marks(label, setting.style, at: Point(inner.x - gap - width, firstBaseline(body[0], setting))),
                in: [element, entry])
            if let previous = strips.last { body[0].spaceBefore = max(body[0].spaceBefore, previous.spaceAfter) }
            strips += body
        }
        guard !strips.isEmpty else { return [] }
        strips[0].spaceBefore = max(strips[0].spaceBefore, 3)
        strips[strips.count - 1].spaceAfter = max(strips[strips.count - 1].spaceAfter, 4)
        return strips
    }

    /// Returns the strips with a label before them.
    ///
    /// The label is an element of its own that is read first. It takes no height.
    func labelled(_ strips: [Strip], _ label: [PlacedMark], role: String = "Lbl", in elements: [Strip.Element])
        -> [Strip]
    {
        guard let first = strips.first else { return [] }
        var strips = strips
        let lead = Strip(
            height: 0, spaceBefore: first.spaceBefore, breakCost: first.breakCost, marks: label, group: first.group,
            isFloat: first.isFloat, element: element(role), enclosing: elements)
        strips[0].spaceBefore = 0
        strips[0].breakCost = Strip.Break.forbidden
        return [lead] + strips
    }

    /// The baseline of a strip's first text, for the label beside it.
    private func firstBaseline(_ strip: Strip, _ setting: TextSetting) -> Double {
        for mark in strip.marks {
            // A lower baseline belongs to a picture.
            if case .glyphs(_, let at, _) = mark {
                return at.y < 2 * setting.leading ? at.y : baseline(setting.leading)
            }
        }
        return baseline(setting.leading)
    }

    /// Composes a quotation: indented on both sides, in a smaller and lighter type.
    func quote(_ blocks: [Block], _ column: Column, _ setting: TextSetting) throws(TypesettingError) -> [Strip] {
        var inner = column.indented(by: 18)
        inner.width = max(90, inner.width - 18)
        var setting = setting
        // Deeply nested quotations stay legible: they are no smaller than footnotes.
        setting.style.size = max(setting.style.size * 0.95, min(setting.style.size, PageDesign.noteSize))
        setting.style.color = Color(hex: 0x303030)
        return enclosed(try set(blocks, in: inner, setting), in: [element("BlockQuote")])
    }

    /// Composes a warning box: a bold title in red and a red rule on the left.
    func notice(
        _ title: String, _ blocks: [Block], _ column: Column, _ setting: TextSetting
    ) throws(TypesettingError) -> [Strip] {
        var heading = setting
        heading.style = TextStyle(face: .textBold, size: PageDesign.textSize, color: PageDesign.alarm)
        heading.alignment = .left
        let inner = column.indented(by: 12)
        var strips = try paragraph([.text(title)], inner, heading) + set(blocks, in: inner, setting)
        guard !strips.isEmpty else { return [] }
        for index in strips.indices {
            strips[index].isFloat = false
            let above = index == 0 ? 0 : strips[index].spaceBefore
            strips[index].marks.insert(
                .fill(
                    Rectangle(x: column.x, y: -above, width: 2.2, height: strips[index].height + above),
                    PageDesign.alarm),
                at: 0)
        }
        strips[0].spaceBefore = 8
        if strips.count > 1 { strips[1].breakCost = Strip.Break.forbidden }
        strips[strips.count - 1].spaceAfter = 8
        return strips
    }

    /// Sets a remark in the side column, beside the next block; a long one as small text in the text column.
    func remark(_ inlines: [Inline], _ column: Column) throws(TypesettingError) -> [Strip] {
        if let lines = try shortSideLines(inlines) {
            waiting.append(lines)
            return []
        }
        var setting = TextSetting.note
        setting.style.color = PageDesign.grey
        setting.alignment = .left
        return try paragraph(inlines, column, setting)
    }

    /// A short rule between two passages of text.
    func rule(_ column: Column) -> Strip {
        Strip(
            height: 0.4, spaceBefore: 10, spaceAfter: 10,
            marks: [
                .fill(
                    Rectangle(x: column.x + column.width * 0.35, y: 0, width: column.width * 0.3, height: 0.4),
                    PageDesign.faint)
            ])
    }

    /// The most lines of a caption that are never divided from their figure or table.
    ///
    /// Further lines follow as text that a page break may divide.
    static let longestCaption = 24

    /// Composes a figure with its caption: beside a figure as wide as the text column, below a wider one.
    ///
    /// - Parameter side: Text for the side column that belongs to the figure; it follows the caption.
    func figure(_ figure: Figure, _ column: Column, beside side: SideNote = SideNote()) throws(TypesettingError)
        -> [Strip]
    {
        let label: [Inline] = [.strong([.text("Figure \(figure.number)")]), .text("\u{2002}")]
        var strip = Strip(
            height: 0, spaceBefore: 12, spaceAfter: 12, isFloat: true,
            element: element("Figure", alternative: figure.alternativeText))
        strip.marks.append(.destination(figure.id, at: Point(column.x, -6)))
        let picture = pictures[figure.id].flatMap { $0.size.width > 0 && $0.size.height > 0 ? $0 : nil }
        let isNarrow = picture.map { $0.size.width <= column.width + 0.01 } ?? true
        if isNarrow, let caption = try shortSideLines(label + figure.caption, color: PageDesign.ink) {
            try place(picture, of: figure, in: &strip, column, room: PageDesign.height)
            var note = SideNote()
            note.append(caption, role: "Caption")
            note.append(side)
            add(note, to: &strip)
            return [strip]
        }
        let wholeCaption = try lines(label + figure.caption, width: column.width, .caption)
        let caption = wholeCaption.prefix(Self.longestCaption)
        let captionHeight = caption.reduce(0) { $0 + $1.ascent + $1.descent }
        try place(picture, of: figure, in: &strip, column, room: max(60, PageDesign.height - captionHeight - 40))
        strip.isWide = !isNarrow
        var y = strip.height + 6
        let note = side.lowered(by: y + 1)
        strip.marks.append(.begin(role: "Caption"))
        for line in caption {
            strip.marks += line.marks.map { $0.moved(dx: column.x, dy: y + line.ascent) }
            strip.notes += line.notes.map { notes[$0 - 1] }
            y += line.ascent + line.descent
        }
        strip.marks.append(.end)
        strip.height = y
        if !side.isEmpty { add(note, to: &strip) }
        let rest = Array(wholeCaption.dropFirst(Self.longestCaption))
        if rest.isEmpty { return [strip] }
        strip.isFloat = false
        // It stays in its place, and no earlier figure may come after it.
        strip.stopsFloats = true
        strip.spaceAfter = 0
        var setting = TextSetting.caption
        setting.paragraphSpace = 0
        return [strip] + strips(rest, column, setting)
    }

    /// Places the drawing of a figure at the top of its strip; a figure without one shows its alternative text.
    ///
    /// - Parameter room: The largest height of the drawing, in points.
    private func place(
        _ picture: Picture?, of figure: Figure, in strip: inout Strip, _ column: Column, room: Double
    ) throws(TypesettingError) {
        if let picture {
            let scale = min(1, column.fullWidth / picture.size.width, room / picture.size.height)
            strip.marks.append(.picture(picture, at: Point(column.x, 0), scale: scale))
            strip.height = picture.size.height * scale
            return
        }
        var setting = TextSetting.caption
        setting.style.color = PageDesign.grey
        for line in try lines([.text(figure.alternativeText)], width: column.width, setting).prefix(Self.longestCaption)
        {
            strip.marks += line.marks.map { $0.moved(dx: column.x, dy: strip.height + line.ascent) }
            strip.height += line.ascent + line.descent
        }
    }

    /// Adds text of the side column to a strip, which becomes at least as high.
    func add(_ note: SideNote, to strip: inout Strip) {
        strip.marks += note.marks
        strip.notes += note.notes.map { notes[$0 - 1] }
        strip.sideDepth = max(strip.sideDepth, note.depth)
        strip.height = max(strip.height, note.depth)
    }
}

extension Block {
    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
