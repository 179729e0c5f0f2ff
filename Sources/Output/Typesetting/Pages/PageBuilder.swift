/// Fills pages with strips.
///
/// Each page ends at the break of least cost: the badness of the white space that it leaves plus the break's own cost
/// (TeXbook, chapter 15). A float that does not fit waits for the top of the next page.
struct PageBuilder {
    var strips: [Strip]
    /// Strips that are repeated above the rest of a divided group, by group number.
    var continuations: [Strip]
    /// The height of the text column, in points.
    var height = PageDesign.height
    /// White space above a float and below the floats at the top of a page, in points.
    private static let floatSpace = 14.0
    /// White space between the text and the footnotes, in points.
    private static let noteGap = 9.0
    /// The cost of a page end that moves a float from one part of the document to another.
    private static let passedPartCost = 600.0

    /// Creates a builder for the strips of a document.
    ///
    /// - Parameters:
    ///   - strips: The document's strips, in order.
    ///   - continuations: The strips to repeat when a page break divides a group; `Strip.group` is an index into them.
    ///   - height: The height of the text column, in points.
    init(strips: [Strip], continuations: [Strip], height: Double = PageDesign.height) {
        self.strips = strips
        self.continuations = continuations
        self.height = height
        measureSections()
    }

    /// The heights of parts that fill more than half a page, by the index of their first strip.
    ///
    /// A part that fits on one page is not divided.
    private var sectionHeights: [Int: Double] = [:]

    private mutating func measureSections() {
        let starts = strips.indices.filter { strips[$0].heading.map { $0.level <= 1 } ?? false }
        for (start, end) in zip(starts, starts.dropFirst() + [strips.count]) {
            let section = strips[start..<end].reduce(0) {
                $0 + $1.height + max($1.spaceBefore, $1.isFloat ? Self.floatSpace : 0)
            }
            if section > height / 2 { sectionHeights[start] = section }
        }
    }

    /// Lays all strips out on pages.
    func pages() -> [LaidOutPage] {
        var pages: [LaidOutPage] = []
        var queue = Queue()
        while queue.next < strips.count || !queue.waiting.isEmpty || !queue.owedNotes.isEmpty {
            pages.append(page(from: &queue))
        }
        return pages
    }

    /// The content that is not yet on a page.
    private struct Queue {
        /// The index of the next strip of the text.
        var next = 0
        /// Indices of the floats that wait for the top of the next page.
        var waiting: [Int] = []
        /// Footnotes that found no room on the pages before.
        var owedNotes: [Strip] = []
    }

    /// The best place found so far to end a page.
    private struct PageEnd {
        /// The index of the first strip of the next page.
        var next: Int
        var cost: Double
        var draft: PageDraft
    }

    // MARK: One page

    /// Fills one page and removes its content from the queue.
    private func page(from queue: inout Queue) -> LaidOutPage {
        var draft = PageDraft()
        placeOwedNotes(&queue.owedNotes, in: &draft)
        placeWaiting(&queue.waiting, in: &draft)
        if queue.next < strips.count, strips[queue.next].waitsForFloats, !queue.waiting.isEmpty {
            return finish(draft, &queue.owedNotes)
        }
        skipDiscardable(&queue.next)
        placeContinuation(before: queue.next, in: &draft)
        draft.headCount = draft.page.body.count
        (draft, queue.next) = filled(draft, from: queue.next, hasWaiting: !queue.waiting.isEmpty)
        finishGroup(&draft, before: queue.next)
        queue.waiting += draft.floats
        return finish(draft, &queue.owedNotes)
    }

    /// Places footnotes left over from the pages before: at least one, and at most half a page of them.
    private func placeOwedNotes(_ owedNotes: inout [Strip], in draft: inout PageDraft) {
        while let note = owedNotes.first, draft.notes.isEmpty || draft.noteHeight + note.height < height / 2 {
            draft.notes.append(note)
            draft.noteHeight += note.height
            owedNotes.removeFirst()
        }
    }

    /// Places waiting floats at the top of the page while there is room, and at least one if the page is empty.
    private func placeWaiting(_ waiting: inout [Int], in draft: inout PageDraft) {
        while let index = waiting.first {
            let strip = strips[index]
            let space = draft.page.body.isEmpty ? 0 : Self.floatSpace
            let fits = draft.used + space + strip.height + noteRoom(draft.noteHeight + strip.noteHeight) <= height
            if !fits, !draft.page.body.isEmpty { return }
            draft.append(strip.floated, space: space)
            draft.appendNotes(of: strip)
            waiting.removeFirst()
        }
    }

    /// Skips discardable strips at the page break within a group, but never the last strip of the document.
    private func skipDiscardable(_ next: inout Int) {
        while next > 0, next + 1 < strips.count, strips[next].isDiscardable,
            strips[next - 1].group == strips[next].group
        { next += 1 }
    }

    /// Places the "continued" label if the break before strip `next` divides a group.
    private func placeContinuation(before next: Int, in draft: inout PageDraft) {
        guard next < strips.count, next > 0, let group = strips[next].group, strips[next - 1].group == group else {
            return
        }
        draft.isContinued = true
        draft.append(continuations[group], space: draft.page.body.isEmpty ? 0 : Self.floatSpace)
    }

    /// Fills a page with text from strip `start` up to the best place to end it.
    ///
    /// - Parameters:
    ///   - draft: The page with its floats, label and footnotes from before.
    ///   - start: The index of the first strip to place.
    ///   - hasWaiting: True if floats from before this page still wait.
    /// - Returns: The page, and the index of the first strip of the next page.
    private func filled(_ draft: PageDraft, from start: Int, hasWaiting: Bool) -> (PageDraft, next: Int) {
        var draft = draft, index = start
        var best: PageEnd?
        while index < strips.count, !draft.isOverlong {
            if index > start, mustEnd(draft, before: index, hasWaiting: hasWaiting, &best) { break }
            if !place(index, in: &draft, isFirstOfText: index == start, hasWaiting: hasWaiting) { break }
            index += 1
        }
        if index >= strips.count { return (draft, strips.count) }
        if let best { return (best.draft, best.next) }
        // If there is no legal break, take all that fits but leave no label behind. Floats and notes may have left no
        // room for any text.
        while index > start + 1, strips[index - 1].height == 0, draft.page.body.last?.strip.height == 0 {
            draft.page.body.removeLast()
            index -= 1
        }
        return (draft, index)
    }

    /// Compares the page end before strip `index` with the best one so far.
    ///
    /// - Returns: True if the page must end here or earlier.
    private func mustEnd(_ draft: PageDraft, before index: Int, hasWaiting: Bool, _ best: inout PageEnd?) -> Bool {
        let strip = strips[index]
        if strip.breakCost >= Strip.Break.forbidden { return false }
        // Floats that wait fill the top of the next page, so white space on this page costs as much as ever.
        let cost = badness(of: draft) + strip.breakCost + (draft.hasPassedPart ? Self.passedPartCost : 0)
        let end = PageEnd(next: index, cost: cost, draft: draft)
        if best.map({ cost <= $0.cost }) ?? true { best = end }
        if strip.breakCost <= Strip.Break.forced || strip.waitsForFloats && (!draft.floats.isEmpty || hasWaiting) {
            return true
        }
        // A part that does not fit here but fits on a page of its own begins on the next page.
        if let section = sectionHeights[index], section <= height, draft.used + strip.spaceBefore + section > height {
            best = end
            return true
        }
        return false
    }

    /// Places one strip of the text on the page, or lets it wait for the next page if it is a float without room.
    ///
    /// A strip that is taller than any page is placed on a page of its own, which becomes overlong.
    /// - Parameters:
    ///   - index: The strip's index.
    ///   - draft: The page.
    ///   - isFirstOfText: True if no strip of the text was tried on this page yet.
    ///   - hasWaiting: True if floats from before this page still wait.
    /// - Returns: False if the strip has no room.
    private func place(_ index: Int, in draft: inout PageDraft, isFirstOfText: Bool, hasWaiting: Bool) -> Bool {
        let strip = strips[index]
        // Labels take no height: a strip below labels only is still the first, so no page ends just after a label.
        let isFirst = draft.used == 0
        let isBelowHead = draft.page.body.count == draft.headCount
        var space = isFirst ? 0 : max(strip.spaceBefore, draft.page.body.last?.strip.spaceAfter ?? 0)
        if isFirstOfText, isBelowHead, draft.headCount > 0 {
            // White space separates floats at the top from the text; a "continued" label is close to its text.
            space = max(space, draft.isContinued ? 0 : Self.floatSpace)
        }
        let fits =
            draft.used + space + strip.height + noteRoom(draft.noteHeight + min(strip.noteHeight, height / 2))
            <= height
        if strip.isFloat, !fits || hasWaiting || !draft.floats.isEmpty, !isFirst {
            draft.floats.append(index)
            return true
        }
        if !draft.floats.isEmpty, let level = strip.heading?.level, level <= 1 { draft.hasPassedPart = true }
        let isAlone =
            isFirst || draft.notes.isEmpty && draft.headCount == (draft.isContinued ? 1 : 0) && isBelowHead
        if !fits, !isAlone { return false }
        draft.append(strip, space: space)
        draft.appendNotes(of: strip)
        draft.isOverlong = !fits
        return true
    }

    /// Finishes the group that the break before strip `next` divides, if any.
    ///
    /// Removes discardable strips before the break (as `skipDiscardable` does after it) and adds the marks that belong
    /// at a break.
    private func finishGroup(_ draft: inout PageDraft, before next: Int) {
        guard next < strips.count, let group = strips[next].group else { return }
        while draft.page.body.count > 1, let last = draft.page.body.last, last.strip.isDiscardable,
            last.strip.group == group
        {
            draft.used = last.y
            draft.page.body.removeLast()
        }
        if let last = draft.page.body.indices.last, draft.page.body[last].strip.group == group {
            draft.page.body[last].strip.marks += draft.page.body[last].strip.marksAtBreak
        }
    }

    private func noteRoom(_ height: Double) -> Double { height == 0 ? 0 : height + Self.noteGap }

    /// The badness of the white space left over: TeX's cubic badness with a quarter of the column as stretch.
    private func badness(of draft: PageDraft) -> Double {
        let white = max(0, height - draft.used - noteRoom(draft.noteHeight))
        let ratio = white / (height / 4)
        return min(100 * ratio * ratio * ratio, 9000)
    }

    /// Places the footnotes at the bottom of the page; those without room are put first in `owed`.
    private func finish(_ draft: PageDraft, _ owed: inout [Strip]) -> LaidOutPage {
        var page = draft.page
        guard !draft.notes.isEmpty else { return page }
        var fitting: [Strip] = [], noteHeight = 0.0
        for (index, note) in draft.notes.enumerated() {
            let hasRoom = draft.used + noteRoom(noteHeight + note.height) <= height + 0.01
            // A page without anything but the label of a continued group takes at least one note, so that the queue
            // shrinks.
            if !hasRoom, !(fitting.isEmpty && page.body.count <= (draft.isContinued ? 1 : 0)) {
                owed = Array(draft.notes[index...]) + owed
                break
            }
            fitting.append(note)
            noteHeight += note.height
        }
        if fitting.isEmpty { return page }
        var y = max(height - noteHeight, draft.used + Self.noteGap)
        page.noteRule = y - Self.noteGap / 2
        for note in fitting {
            page.notes.append(LaidOutPage.Placed(strip: note, y: y))
            y += note.height
        }
        return page
    }
}
