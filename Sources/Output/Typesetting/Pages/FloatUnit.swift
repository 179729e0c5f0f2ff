/// Strips that move together to the top of the next page: a figure or a table with the line that announces it.
struct FloatUnit {
    /// The indices of its strips.
    var strips: Range<Int>
    /// The height with the white space between its strips and all that is beside them, in points.
    var height: Double
    /// The height of its footnotes, in points.
    var noteHeight: Double

    /// The floats of a document, in order.
    ///
    /// A float is a strip that may float, with all such strips after it that no page break separates from it. It is no
    /// float if a strip that does not float must follow it on its page.
    static func units(in strips: [Strip]) -> [FloatUnit] {
        func isBound(_ index: Int) -> Bool {
            index < strips.count && strips[index].breakCost >= Strip.Break.forbidden
        }
        var units: [FloatUnit] = []
        var index = 0
        while index < strips.count {
            let start = index
            index += 1
            guard strips[start].isFloat, !isBound(start) else { continue }
            var unit = FloatUnit(
                strips: start..<index, height: strips[start].height, noteHeight: strips[start].noteHeight)
            var depth = strips[start].sideDepth
            while isBound(index), strips[index].isFloat {
                let space = unit.height == 0 ? 0 : max(strips[index].spaceBefore, strips[index - 1].spaceAfter)
                depth = max(depth, unit.height + space + strips[index].sideDepth)
                unit.height += space + strips[index].height
                unit.noteHeight += strips[index].noteHeight
                index += 1
            }
            unit.strips = start..<index
            unit.height = max(unit.height, depth)
            if !isBound(index) { units.append(unit) }
        }
        return units
    }
}
