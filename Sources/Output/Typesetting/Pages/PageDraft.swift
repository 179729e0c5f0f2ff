/// A page while it is being filled.
struct PageDraft {
    var page = LaidOutPage()
    /// The height of the column filled so far, in points.
    var used = 0.0
    /// The footnotes of the page so far.
    var notes: [Strip] = []
    /// The total height of the footnotes, in points.
    var noteHeight = 0.0
    /// Indices of the floats in the text of this page that must wait for the next page.
    var floats: [Int] = []
    /// The number of strips above the text: floats and the "continued" label.
    var headCount = 0
    /// True if the page begins with the "continued" label of a divided group.
    var isContinued = false
    /// True if a part began after a float that waits, so that the float would be printed in another part than its own.
    var hasPassedPart = false
    /// True if the last strip is taller than the page.
    var isOverlong = false

    /// Appends a strip below `space` points of white space, without its footnotes.
    mutating func append(_ strip: Strip, space: Double) {
        page.body.append(LaidOutPage.Placed(strip: strip, y: used + space))
        used += space + strip.height
    }

    /// Appends the footnotes of a strip.
    mutating func appendNotes(of strip: Strip) {
        for note in strip.notes { notes += note.strips }
        noteHeight += strip.noteHeight
    }
}

extension Strip {
    /// The height of all footnotes of the strip, in points.
    var noteHeight: Double { notes.reduce(0) { $0 + $1.height } }
}
