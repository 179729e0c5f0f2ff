/// A page while it is being filled, before its white space is stretched or shrunk.
struct PageDraft {
    /// A strip on the page.
    struct Item {
        enum Content {
            /// A strip of the text.
            case strip(Int)
            /// The first strip of a float at the top of the page.
            case float(Int)
            /// The "continued" label of a group.
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
    /// The number of items above the text: floats and the "continued" label.
    var headCount = 0
    /// True if the "continued" label of a divided group is above the text.
    var isContinued = false
    /// True if a float is at the top of the page.
    var hasFloats = false
    /// The number of discardable strips at the end of the page.
    var blankCount = 0
    /// The height of the discardable strips at the end of the page, with the white space above them, in points.
    var blankHeight = 0.0
    /// True if the last strip is taller than the page.
    var isOverlong = false

    /// Appends an item of a given height, without its footnotes.
    mutating func append(_ content: Item.Content, height: Double, skip: Skip) {
        items.append(Item(content: content, skip: skip))
        used += skip.natural + height
        stretch += skip.stretch
        shrink += skip.shrink
    }
}
