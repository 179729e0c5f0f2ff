/// The strips that pages are made of, and the rules by which a page is filled with them.
struct PageMaterial {
    let strips: [Strip]
    /// Strips that are repeated above the rest of a divided group, by group number.
    let continuations: [Strip]
    /// The height of the text column, in points.
    let height: Double
    let floats: [FloatUnit]
    /// The strips of all footnotes.
    let notes: [Strip]
    /// The number of floats that begin before each strip, and before the end of the document.
    let floatsBefore: [Int]
    /// The footnotes of each strip: a range of `notes`.
    private let noteRanges: [Range<Int>]
    /// The heights of the strips' footnotes, in points.
    private let noteHeights: [Double]
    /// True for each strip above which white space keeps its length, as a rule beside it bridges it.
    private let isRigid: [Bool]

    /// White space above a float and below the floats at the top of a page, in points.
    static let floatSpace = 14.0
    /// White space between the text and the footnotes, in points.
    static let noteGap = 9.0

    init(strips: [Strip], continuations: [Strip], height: Double) {
        self.strips = strips
        self.continuations = continuations
        self.height = height
        floats = FloatUnit.units(in: strips)
        notes = strips.flatMap(\.notes).flatMap(\.strips)
        var count = 0, ranges: [Range<Int>] = []
        for strip in strips {
            let end = strip.notes.reduce(count) { $0 + $1.strips.count }
            ranges.append(count..<end)
            count = end
        }
        noteRanges = ranges
        noteHeights = strips.map(\.noteHeight)
        isRigid = strips.map { $0.isDiscardable || $0.isBridged }
        var before: [Int] = [], passed = 0
        for index in 0...strips.count {
            while passed < floats.count, floats[passed].strips.lowerBound < index { passed += 1 }
            before.append(passed)
        }
        floatsBefore = before
    }

    /// The float that begins with a strip, if any: an index into `floats`.
    func float(at index: Int) -> Int? {
        let float = floatsBefore[index]
        return float < floats.count && floats[float].strips.lowerBound == index ? float : nil
    }

    /// True if a page end before strip `index` divides a group.
    func dividesGroup(before index: Int) -> Bool {
        guard index > 0, index < strips.count, let group = strips[index].group else { return false }
        return strips[index - 1].group == group
    }

    /// The room for footnotes of a given height with the white space above them, in points.
    func noteRoom(_ height: Double) -> Double { height == 0 ? 0 : height + Self.noteGap }

    // MARK: Filling a page

    /// A page with the footnotes and floats that wait for it.
    ///
    /// - Returns: The page, and what of `start` still waits. No text has room if floats still wait.
    func opened(_ start: PageStart) -> (draft: PageDraft, rest: PageStart) {
        var draft = PageDraft(), rest = start
        placeOwedNotes(&rest.owedNotes, in: &draft)
        draft.owesNotes = !rest.owedNotes.isEmpty
        placeFloats(&rest.floats, in: &draft)
        draft.headCount = draft.items.count
        return (draft, rest)
    }

    /// Begins the text of an open page: with the repeated strip if the break before strip `next` divides a group.
    ///
    /// - Returns: The index of the first strip of the text; nil if floats have left no room for the label.
    func beginText(at next: Int, in draft: inout PageDraft) -> Int? {
        var text = next
        // Discardable strips vanish at a break within a group, but never the last strip of the document.
        while dividesGroup(before: text), text + 1 < strips.count, strips[text].isDiscardable { text += 1 }
        guard dividesGroup(before: text), let group = strips[text].group else { return text }
        let label = continuations[group]
        let skip = draft.items.isEmpty ? Skip() : Skip.elastic(Self.floatSpace)
        let bottom = draft.used - draft.shrink + skip.natural - skip.shrink + label.height
        if draft.hasFloats, bottom + noteRoom(draft.noteHeight) > height { return nil }
        draft.append(.continuation(group), height: label.height, skip: skip)
        draft.headCount += 1
        draft.isContinued = true
        draft.spaceAfter = label.spaceAfter
        return text
    }

    /// Places footnotes left over from the pages before: at least one, and at most half a page of them.
    private func placeOwedNotes(_ owed: inout [Int], in draft: inout PageDraft) {
        var count = 0
        for note in owed {
            let noteHeight = notes[note].height
            guard draft.notes.isEmpty || draft.noteHeight + noteHeight < height / 2 else { break }
            draft.notes.append(note)
            draft.noteHeight += noteHeight
            count += 1
        }
        owed.removeFirst(count)
    }

    /// Places the floats that wait, unless they have no room beside the footnotes. They then wait for another page.
    private func placeFloats(_ waiting: inout Range<Int>, in draft: inout PageDraft) {
        if waiting.isEmpty || !draft.notes.isEmpty && !hasRoom(forFloats: waiting, besideNotes: draft.noteHeight) {
            return
        }
        if draft.owesNotes, waiting.contains(where: { floats[$0].noteHeight > 0 }) { return }
        for float in waiting {
            let first = floats[float].strips.lowerBound, strip = strips[first]
            let skip = draft.clearing(draft.items.isEmpty ? Skip() : Skip.elastic(Self.floatSpace), for: strip)
            draft.append(.float(first), height: strip.height, sideDepth: strip.sideDepth, skip: skip)
            appendNotes(of: first, to: &draft)
            draft.spaceAfter = strips[first].spaceAfter
            for index in floats[float].strips.dropFirst() { _ = place(index, in: &draft) }
        }
        draft.hasFloats = true
        waiting = 0..<0
    }

    /// True if all of the floats have room at the top of one page.
    func hasRoom(forFloats waiting: Range<Int>, besideNotes noteHeight: Double = 0) -> Bool {
        let filled = waiting.reduce(-Self.floatSpace) { $0 + Self.floatSpace + floats[$1].height }
        return filled + noteRoom(waiting.reduce(noteHeight) { $0 + floats[$1].noteHeight }) <= height
    }

    /// Places one strip of the text on the page.
    ///
    /// A strip that is taller than any page is placed on a page of its own, which becomes overlong. Marks in the side
    /// column never meet: white space is made above a strip that needs the side column where it is filled.
    /// - Returns: False if the strip has no room.
    func place(_ index: Int, in draft: inout PageDraft) -> Bool {
        // Labels take no height: a strip below labels only is still the first, so no page ends just after a label.
        let isFirst = draft.used == 0
        let isBelowHead = draft.items.count == draft.headCount
        let strip = strips[index]
        // A note is never set before the rest of an earlier one.
        if draft.owesNotes, !noteRanges[index].isEmpty { return false }
        var skip = Skip()
        if !isFirst {
            var space = max(strip.spaceBefore, draft.spaceAfter)
            // White space separates floats from the text; a repeated strip is close to its text.
            if isBelowHead, draft.headCount > 0 { space = draft.isContinued ? space : max(space, Self.floatSpace) }
            skip = isRigid[index] ? Skip(natural: space) : Skip.elastic(space, growth: strip.spaceGrowth)
        }
        skip = draft.clearing(skip, for: strip)
        let top = draft.used + skip.natural
        let bottom = max(top + strip.height - draft.shrink - skip.shrink, draft.sideFilled, top + strip.sideDepth)
        let notes = draft.noteHeight + min(noteHeights[index], height / 2)
        let fits = bottom + noteRoom(notes) <= height + 1e-9
        let isAlone = draft.notes.isEmpty && (isFirst || isBelowHead && !draft.hasFloats)
        if !fits, !isAlone { return false }
        draft.append(.strip(index), height: strip.height, sideDepth: strip.sideDepth, skip: skip)
        appendNotes(of: index, to: &draft)
        draft.spaceAfter = strip.spaceAfter
        draft.isOverlong = !fits
        draft.blankCount = strip.isDiscardable ? draft.blankCount + 1 : 0
        draft.blankHeight = strip.isDiscardable ? draft.blankHeight + skip.natural + strip.height : 0
        return true
    }

    private func appendNotes(of index: Int, to draft: inout PageDraft) {
        if noteRanges[index].isEmpty { return }
        draft.notes += noteRanges[index]
        draft.noteHeight += noteHeights[index]
    }

    /// The page of a plan.
    func filled(_ plan: PagePlan) -> PageDraft {
        var (draft, _) = opened(plan.start)
        guard plan.end.next > plan.start.next, var index = beginText(at: plan.start.next, in: &draft) else {
            return draft
        }
        while index < plan.end.next {
            if let float = float(at: index), plan.end.floats.contains(float) {
                index = floats[float].strips.upperBound
            } else {
                _ = place(index, in: &draft)
                index += 1
            }
        }
        return draft
    }

    // MARK: Ending a page

    /// The foot of a page that ends before strip `next`.
    ///
    /// - Returns: The white space that is left over at natural lengths, in points, negative if other white space must
    ///   become smaller; by how much other white space can grow, so that no mark in the side column comes below the
    ///   text height; and how many of the page's footnotes have room.
    func foot(of draft: PageDraft, before next: Int) -> (white: Double, stretch: Double, noteCount: Int) {
        let used = draft.used - (blankCount(of: draft, before: next) > 0 ? draft.blankHeight : 0)
        var noteHeight = 0.0, count = 0
        for note in draft.notes {
            let wanted = noteHeight + notes[note].height
            let hasRoom = used - draft.shrink + noteRoom(wanted) <= height + 0.01
            // A page without anything but the label of a continued group takes at least one note, so that the rest
            // becomes less.
            if !hasRoom, count > 0 || draft.items.count > (draft.isContinued ? 1 : 0) { break }
            noteHeight = wanted
            count += 1
        }
        let room = height - noteRoom(noteHeight)
        return (room - used, min(draft.stretch, max(0, room - draft.sideFilled)), count)
    }

    /// The number of strips at the end of a page that vanish, as the page end before strip `next` divides their group.
    func blankCount(of draft: PageDraft, before next: Int) -> Int {
        dividesGroup(before: next) && draft.blankCount < draft.items.count ? draft.blankCount : 0
    }
}
