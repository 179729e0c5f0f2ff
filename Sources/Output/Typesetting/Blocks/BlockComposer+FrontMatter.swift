import Documents
import Drawing

/// Title, abstract and table of contents.
extension BlockComposer {
    /// The part of itself by which white space grows here: more than in the text, as these lines are looked at.
    private static let spaceGrowth = 1.0

    /// The title, the subtitle, the imprint and the abstract; empty if the document has none of them.
    func titleBlock(_ document: Document) throws(TypesettingError) -> [Strip] {
        let column = Column(), full = Column(width: PageDesign.fullWidth)
        var strips: [Strip] = []
        if !document.title.isEmpty {
            strips += try display(document.title, TextStyle(face: .text, size: 25), smallest: 20, full)
        }
        if !document.subtitle.isEmpty {
            strips += try display(
                document.subtitle, TextStyle(face: .text, size: 11.5, color: PageDesign.grey), smallest: 9.8, full)
        }
        if !document.imprint.line.isEmpty {
            strips += try paragraph(
                document.imprint.line, full,
                TextSetting(
                    style: TextStyle(face: .text, size: 9, color: PageDesign.grey), leading: 12, alignment: .left,
                    paragraphSpace: 6, isHyphenated: false))
        }
        if !document.abstract.isEmpty {
            let setting = TextSetting(
                style: TextStyle(face: .text, size: 9.6), leading: 12.8, paragraphSpace: 4)
            var body = try set(document.abstract, in: column, setting)
            if !body.isEmpty {
                body[0].spaceBefore = 7
                strips.append(hairline(before: 9))
                strips += body
                strips.append(hairline(before: 8))
            }
        } else if !strips.isEmpty {
            strips.append(hairline(before: 9))
        }
        for index in strips.indices.dropFirst() { strips[index].breakCost = max(strips[index].breakCost, 2000) }
        if !strips.isEmpty { strips[strips.count - 1].spaceAfter = 16 }
        for index in strips.indices { strips[index].spaceGrowth = Self.spaceGrowth }
        return strips
    }

    /// Large text at the top of the document; its size is reduced, at most to `smallest`, if it then fits on one line.
    private func display(
        _ text: [Inline], _ style: TextStyle, smallest: Double, _ column: Column
    ) throws(TypesettingError) -> [Strip] {
        var style = style
        var natural = 0.0
        _ = try trial { () throws(TypesettingError) -> Void? in
            natural = try horizontalList(text, style, measure: .infinity, isHyphenated: false).naturalWidth
            return nil
        }
        if natural > column.width, natural * smallest / style.size <= column.width {
            style.size = (style.size * column.width / natural * 10).rounded(.down) / 10
        }
        return try paragraph(
            text, column,
            TextSetting(
                style: style, leading: style.size * 1.2, alignment: .left, paragraphSpace: 3, isHyphenated: false))
    }

    /// A thin rule across the column.
    private func hairline(before space: Double) -> Strip {
        Strip(
            height: 0.5, spaceBefore: space,
            marks: [.fill(Rectangle(x: 0, y: 0, width: PageDesign.fullWidth, height: 0.5), PageDesign.hairline)])
    }

    /// The table of contents: the parts and, if they fit on about half a page, their sections.
    ///
    /// Empty if the document has fewer than two parts.
    func contents() throws(TypesettingError) -> [Strip] {
        let parts = headings.filter { $0.level <= 1 }
        guard parts.count > 1 else { return [] }
        let all = headings.filter { $0.level <= 2 }
        let shown = all.count <= 26 ? all : parts
        let element = element("TOC")
        var strips: [Strip] = []
        for heading in shown {
            let isPart = heading.level <= 1
            let style = TextStyle(
                face: .text, size: isPart ? 10 : 9.2, color: isPart ? PageDesign.ink : Color(hex: 0x404040))
            let indent = isPart ? 0.0 : 14
            let leading = isPart ? 14.5 : 12.5
            let width = PageDesign.width - 40 - indent
            let line = try fittedLine(heading.inlines, style, width: width)
            var strip = Strip(
                height: leading, spaceBefore: isPart ? 2 : 0, breakCost: 50, element: self.element("TOCI"),
                enclosing: [element])
            // A formula that is higher than the line pushes it down.
            let end = indent + line.width, y = max(baseline(leading), line.ascent)
            strip.height = y + max(leading - baseline(leading), line.descent)
            strip.marks = [
                .beginLink(
                    Rectangle(x: 0, y: 0, width: PageDesign.width, height: strip.height), target: "#" + heading.id)
            ]
            strip.marks += line.marks.map { $0.moved(dx: indent, dy: y) }
            strip.marks.append(.pageNumber(of: heading.id, at: Point(PageDesign.width, y), style))
            strip.marks.append(.end)
            strip.marks.append(
                .decoration(.leader(from: end + 8, to: PageDesign.width - 17), at: Point(0, y), color: PageDesign.faint)
            )
            strips.append(strip)
        }
        for index in strips.indices { strips[index].spaceGrowth = Self.spaceGrowth }
        strips[0].spaceBefore = 4
        strips[strips.count - 1].spaceAfter = 16
        return strips
    }
}
