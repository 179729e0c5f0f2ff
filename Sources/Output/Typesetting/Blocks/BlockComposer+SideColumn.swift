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

    /// Returns the strips with a note beside the first of them.
    ///
    /// The first lines of both have one baseline. The note is read before the strips, and takes no height in the text,
    /// unless there are no strips and it `isTall`.
    func beside(_ strips: [Strip], _ note: SideNote, isTall: Bool = false) -> [Strip] {
        if note.isEmpty { return strips }
        guard let first = strips.first else {
            var strip = Strip(height: isTall ? note.depth : 0, spaceBefore: 3, breakCost: 5000, element: element("P"))
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

    /// Returns the strips with a note that no block follows: below the caption of a last figure that is high enough,
    /// or else below them all.
    func closed(_ strips: [Strip], with note: SideNote) -> [Strip] {
        let gap = 3.0
        guard let last = strips.last, last.element?.role == "Figure", last.sideDepth > 0, !last.isWide,
            last.sideDepth + gap + note.depth <= last.height
        else { return strips + beside([], note, isTall: true) }
        var strips = strips
        add(note.lowered(by: last.sideDepth + gap), to: &strips[strips.count - 1])
        return strips
    }

    /// Moves strips down where something else fills the side column that they need.
    static func clearSideColumn(_ strips: inout [Strip]) {
        // The white space between may shrink, so it is a little more than what is seen.
        let gap = 7.0
        var y = 0.0, filled = -gap
        for index in strips.indices {
            y += strips[index].spaceBefore
            if strips[index].isWide || strips[index].sideDepth > 0, y < filled + gap {
                // White space below a label only would vanish at the top of a page.
                if index > 0, strips[index - 1].height == 0 {
                    strips[index - 1].height = filled + gap - y
                } else {
                    strips[index].spaceBefore += filled + gap - y
                }
                y = filled + gap
            }
            if strips[index].sideDepth > 0 { filled = max(filled, y + strips[index].sideDepth) }
            y += strips[index].height
        }
    }
}
