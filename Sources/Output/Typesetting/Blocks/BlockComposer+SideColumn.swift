import Documents
import Drawing

/// The side column: captions, remarks, timings, and the lines of code that is not shown.
extension BlockComposer {
    /// Captions have at most so many lines in the side column; longer ones are set below their figure or table.
    static let longestSideCaption = 24

    /// Text of the side column, set ragged right in small type.
    ///
    /// - Parameter color: The colour of the text.
    func sideLines(_ inlines: [Inline], color: Color = PageDesign.grey) throws(TypesettingError) -> [SetLine] {
        let setting = TextSetting(
            style: TextStyle(face: .text, size: PageDesign.sideSize, color: color), leading: PageDesign.sideLeading,
            alignment: .left)
        return try lines(inlines, width: PageDesign.sideWidth, setting)
    }

    /// Text of the side column; nil if it has more than `longestSideCaption` lines.
    func shortSideLines(
        _ inlines: [Inline], color: Color = PageDesign.grey
    ) throws(TypesettingError) -> [SetLine]? {
        try trial { () throws(TypesettingError) -> [SetLine]? in
            let lines = try sideLines(inlines, color: color)
            return lines.count <= Self.longestSideCaption ? lines : nil
        }
    }

    /// Returns the strips with a note beside the first of them.
    ///
    /// The first lines of both have one baseline. The note is read before the strips, and takes no height in the text,
    /// unless there are no strips.
    func beside(_ strips: [Strip], _ note: SideNote) -> [Strip] {
        if note.isEmpty { return strips }
        guard let first = strips.first else {
            var strip = Strip(height: note.depth, spaceBefore: 3, breakCost: 5000, element: element("P"))
            strip.marks = note.marks
            strip.notes = note.notes.map { notes[$0 - 1] }
            strip.sideDepth = note.depth
            return [strip]
        }
        let drop = first.isWide ? 0 : max(0, baseline(first.height) - baseline(PageDesign.sideLeading))
        let note = note.lowered(by: first.height < PageDesign.sideLeading ? 0 : min(drop, 4))
        var strips = labelled(strips, note.marks, role: "P", in: first.enclosing)
        strips[0].sideDepth = note.depth
        strips[0].notes = note.notes.map { notes[$0 - 1] }
        return strips
    }

    /// Returns the lines of code with a note beside the last of them; nil if that line reaches into the side column.
    func ended(_ code: [Strip], last line: String, with note: SideNote, _ column: Column) -> [Strip]? {
        guard let last = code.last, column.x == 0, fits([line], column.width - 12) else { return nil }
        let note = note.lowered(by: baseline(last.height) - baseline(PageDesign.sideLeading) - last.height)
        var label = Strip(
            height: 0, breakCost: Strip.Break.forbidden, marks: note.marks, group: last.group, element: element("P"))
        label.sideDepth = max(0, note.depth)
        label.notes = note.notes.map { notes[$0 - 1] }
        return code + [label]
    }

    /// Returns the strips with a note that no block of their section follows.
    ///
    /// It stands below the caption of a last figure that is high enough, or else beside the last lines, if nothing else
    /// does, or else below them all.
    func closed(_ strips: [Strip], with note: SideNote, _ column: Column) -> [Strip] {
        let gap = 3.0
        var strips = strips
        if let last = strips.last, last.element?.role == "Figure", last.sideDepth > 0, !last.isWide,
            last.sideDepth + gap + note.depth <= last.height
        {
            add(note.lowered(by: last.sideDepth + gap), to: &strips[strips.count - 1])
            return strips
        }
        // The lines of a footnote are divided wherever a page ends.
        guard column.x == 0, let (free, room) = Self.lastFree(in: strips, depth: note.depth) else {
            return strips + beside([], note)
        }
        // The note is read last, but painted beside the lines above it, which stay on its page.
        for index in strips.indices where index > free { strips[index].breakCost = Strip.Break.forbidden }
        // Its first line has the baseline of the line beside it, if there is room below its last.
        let drop = baseline(strips[free].height) - baseline(PageDesign.sideLeading)
        let raised = note.lowered(by: min(max(0, drop), max(0, room - note.depth)) - room)
        var label = Strip(
            height: 0, breakCost: Strip.Break.forbidden, marks: raised.marks, group: strips[free].group,
            element: element("P"), enclosing: strips[free].enclosing)
        label.notes = note.notes.map { notes[$0 - 1] }
        swap(&label.spaceAfter, &strips[strips.count - 1].spaceAfter)
        strips[free].sideDepth = note.depth + max(0, drop)
        return strips + [label]
    }

    /// The last of the strips that has so much room beside itself and the strips below it, and this room in points; nil
    /// if there is none among the last strips, which then stay together.
    ///
    /// Headings need no note, and a figure that floats would take it along.
    private static func lastFree(in strips: [Strip], depth: Double) -> (index: Int, room: Double)? {
        var room = 0.0
        for index in strips.indices.reversed().prefix(longestTogether) {
            let strip = strips[index]
            if strip.isWide || strip.sideDepth > 0 || strip.isFloat || strip.heading != nil { return nil }
            room += strip.height
            if room >= depth { return isFree(above: index, in: strips) ? (index, room) : nil }
            // White space that may shrink would move the note.
            if strip.spaceBefore > 0 { return nil }
        }
        return nil
    }

    /// The most lines that are kept together for a note beside them.
    private static let longestTogether = 4

    /// True if no note from above reaches down to a strip.
    private static func isFree(above index: Int, in strips: [Strip]) -> Bool {
        var distance = 0.0
        for other in (0..<index).reversed() {
            distance += strips[other + 1].spaceBefore + strips[other].height
            if strips[other].sideDepth > 0 { return strips[other].sideDepth < distance }
            if strips[other].isWide || distance > PageDesign.height { return true }
        }
        return true
    }
}
