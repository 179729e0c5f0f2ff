/// A page while it is being filled, before its white space is stretched or shrunk.
struct PageDraft {
    /// A strip on the page.
    struct Item {
        enum Content {
            /// A strip of the text.
            case strip(Int)
            /// The first strip of a float at the top of the page.
            case float(Int)
            /// The strip that is repeated above the rest of a group.
            case continuation(Int)
        }

        var content: Content
        var skip: Skip
    }

    var items: [Item] = []
    /// The natural height filled so far, in points.
    var used = 0.0
    /// The length by which the white space can grow, in points.
    var stretch = 0.0
    /// The length by which the white space can become smaller, in points.
    var shrink = 0.0
    /// White space wanted below the last strip, in points.
    var spaceAfter = 0.0
    /// The footnotes of the page so far: indices into `PageMaterial.notes`.
    var notes: [Int] = []
    /// The total height of the footnotes, in points.
    var noteHeight = 0.0
    /// True if footnotes from pages before still wait for a later page.
    var owesNotes = false
    /// The number of items above the text: floats and the repeated strip.
    var headCount = 0
    /// True if the repeated strip of a divided group is above the text.
    var isContinued = false
    /// True if a float is at the top of the page.
    var hasFloats = false
    /// The number of discardable strips at the end of the page.
    var blankCount = 0
    /// The height of the discardable strips at the end of the page, with the white space above them, in points.
    var blankHeight = 0.0
    /// True if the last strip is taller than the page.
    var isOverlong = false
    /// The end of the lowest mark in the side column at natural lengths, in points; 0 if the side column is empty.
    private(set) var sideFilled = 0.0
    /// The part of `shrink` that is above the strip of that mark.
    private var shrinkAboveSide = 0.0

    /// White space between two marks in the side column, in points, however much other white space shrinks.
    private static let sideGap = 3.5

    /// Appends an item of a given height, without its footnotes.
    ///
    /// - Parameter sideDepth: As the strip's, for a strip.
    mutating func append(_ content: Item.Content, height: Double, sideDepth: Double = 0, skip: Skip) {
        items.append(Item(content: content, skip: skip))
        let top = used + skip.natural
        used = top + height
        stretch += skip.stretch
        shrink += skip.shrink
        if sideDepth > 0, top + sideDepth >= sideFilled { (sideFilled, shrinkAboveSide) = (top + sideDepth, shrink) }
    }

    /// The white space above a strip, longer where something else fills the side column that the strip needs.
    func clearing(_ skip: Skip, for strip: Strip) -> Skip {
        guard strip.isWide || strip.sideDepth > 0, sideFilled > 0 else { return skip }
        let gap = Self.sideGap + shrink - shrinkAboveSide + skip.shrink
        var skip = skip
        skip.natural = max(skip.natural, sideFilled + gap - used)
        return skip
    }
}
