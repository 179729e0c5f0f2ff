import Documents
import Drawing
import TeXMath

/// Displayed formulas.
extension BlockComposer {
    /// The space by which the second row of a divided formula and all further rows are indented, in points.
    private static let rowIndent = 24.0

    /// Composes a displayed formula with its number.
    ///
    /// A formula that is too wide for the column is divided at its break points if all its rows then fit. If a part of
    /// it that cannot be divided is too wide, such as a matrix, the whole formula is made smaller and stays in one row.
    /// If its type would then be smaller than `PageDesign.smallestFormulaSize`, it is divided and made as small as the
    /// widest part needs; one that is still smaller is noted in `smallFormulas`.
    func formula(_ tex: String, _ column: Column, _ setting: TextSetting) throws(TypesettingError) -> [Strip] {
        let box = try mathematics(tex, display: true, size: setting.style.size)
        let (rows, scale) = Self.rows(of: box, width: column.width, size: setting.style.size)
        let size = setting.style.size * scale
        if size < PageDesign.smallestFormulaSize {
            smallFormulas.append(SmallFormula(tex: tex, size: size, heading: headings.last?.title))
        }
        let (tag, label) = try labels(of: tex), meaning = try FormulaMeaning(tex, isDisplay: true)
        let element = element("Formula", alternative: meaning.spoken, mathML: meaning.mathML)
        var strips = rows.enumerated().map { index, row in
            let indent =
                rows.count == 1 ? (column.width - row.width * scale) / 2 : index == 0 ? 0 : Self.rowIndent
            return Strip(
                height: (row.ascent + row.descent) * scale, spaceBefore: index == 0 ? 7 : 2, spaceAfter: 7,
                breakCost: index == 0 ? 100 : Strip.Break.forbidden,
                marks: [.picture(row.picture, at: Point(column.x + max(0, indent), 0), scale: scale)], element: element)
        }
        if strips.isEmpty { strips = [Strip(height: setting.leading)] }
        if let tag {
            // The number is at the right, on the last row's baseline, or below the row if there is no room.
            let text = "(\(tag))", last = strips.count - 1
            let width = shaper.width(text, setting.style)
            let row = rows.last ?? box
            let isRoomy = row.width * scale + 2 * (width + 12) <= column.width
            if !isRoomy { strips[last].height += setting.leading }
            let y = isRoomy ? row.ascent * scale : strips[last].height - setting.leading + baseline(setting.leading)
            strips[last].marks += marks(text, setting.style, at: Point(column.x + column.width - width, y))
        }
        if let label { strips[0].marks.insert(.destination(label, at: Point(column.x, -6)), at: 0) }
        return strips
    }

    /// The formula's number, and its name for links.
    private func labels(of tex: String) throws(TypesettingError) -> (tag: String?, label: String?) {
        do {
            return try mathematicsLabels(tex)
        } catch {
            throw .formula(tex, reason: "\(error)")
        }
    }

    /// The rows of a formula of type of a size, and the factor by which they are made smaller to fit the width.
    private static func rows(of box: MathBox, width: Double, size: Double) -> (rows: [MathBox], scale: Double) {
        if box.width <= width { return ([box], 1) }
        let rows = divided(box, width: width, indent: rowIndent)
        if rows.enumerated().allSatisfy({ fits($1, in: width - ($0 == 0 ? 0 : rowIndent)) }) { return (rows, 1) }
        let single = width / box.width
        if single * size >= PageDesign.smallestFormulaSize { return ([box], single) }
        // As the rows are scaled by `scale`, they have the room width / scale before.
        let widest = box.pieces.map { $0.width - $0.trailing }.max() ?? box.width
        let scale = max(single, min(1, (width - rowIndent) / widest))
        return (divided(box, width: width / scale, indent: rowIndent / scale), scale)
    }

    /// True if a row fits a width; the space at its end may extend beyond it.
    private static func fits(_ row: MathBox, in width: Double) -> Bool { row.width - row.trailing <= width + 1e-6 }

    /// The formula cut at its break points into rows that fit the width, as far as it has enough break points.
    private static func divided(_ box: MathBox, width: Double, indent: Double) -> [MathBox] {
        if box.width <= width + 1e-6 { return [box] }
        var breaks: [Double] = [], start = 0.0, last: Double?
        func room() -> Double { width - (start == 0 ? 0 : indent) + 1e-6 }
        for position in box.breaks.sorted() {
            if position - start > room(), let last, last > start {
                breaks.append(last)
                start = last
            }
            last = position
        }
        if box.width - start > room(), let last, last > start { breaks.append(last) }
        var cut = box
        cut.breaks = breaks
        return cut.pieces
    }
}
