import Documents
import Drawing

/// The list of references.
extension BlockComposer {
    /// The indent of an entry's second and later lines, in points.
    private static let hangingIndent = 16.0

    /// Composes the entries of the list of references, each with a hanging indent.
    ///
    /// The lines are not justified, as addresses would tear holes into them.
    func bibliography(
        _ entries: [BibliographyEntry], _ column: Column, _ setting: TextSetting
    ) throws(TypesettingError) -> [Strip] {
        var setting = setting
        setting.alignment = .left
        setting.paragraphSpace = 3.5
        let list = element("L"), inner = column.indented(by: Self.hangingIndent)
        // Less than wanted if the column is narrow.
        let indent = inner.x - column.x
        var strips: [Strip] = []
        for entry in entries {
            var items = HorizontalList(
                shaper: shaper, hyphenator: setting.isHyphenated ? hyphenator : nil, measure: inner.width)
            // The first line begins to the left of the others: an empty box makes room for that.
            items.append(box: -indent, .nothing)
            try append(entry.text, setting.style, to: &items)
            let setter = LineSetter(
                shaper: shaper, alignment: setting.alignment, measure: inner.width,
                strut: (baseline(setting.leading), setting.leading - baseline(setting.leading)))
            var lines = setter.lines(of: items)
            guard !lines.isEmpty else { continue }
            lines[0].marks = lines[0].marks.map { $0.moved(dx: -indent, dy: 0) }
            var body = enclosed(
                self.strips(lines, inner, setting), in: [list, element("LI"), element("LBody")])
            body[0].marks.insert(.destination(entry.id, at: Point(column.x, -4)), at: 0)
            if let previous = strips.last { body[0].spaceBefore = max(body[0].spaceBefore, previous.spaceAfter) }
            strips += body
        }
        return strips
    }
}
