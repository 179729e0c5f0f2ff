/// Finds the ways to fill a page.
///
/// A page ends at a legal break. Each of its floats may be deferred to the top of the next page that has room, while
/// the text goes on, up to the next strip that stops floats, or to the end of the float's own cell. Then all later
/// floats of the page are deferred, too, so that floats keep their order.
struct PageFinder {
    let material: PageMaterial
    /// The start of the page.
    let start: PageStart
    /// The content of the start that still waits when the page is open.
    private let rest: PageStart
    /// The plans found so far.
    private(set) var plans: [PagePlan] = []

    /// Finds the plans for a page; at least one.
    init(_ material: PageMaterial, start: PageStart) {
        self.material = material
        self.start = start
        var (draft, rest) = material.opened(start)
        self.rest = rest
        if draft.hasFloats || !draft.notes.isEmpty {
            // The page may hold nothing else.
            end(draft, before: start.next, cost: 0, deferred: rest.floats)
        }
        guard rest.floats.isEmpty, let text = material.beginText(at: start.next, in: &draft) else { return }
        let stop = fill(draft, from: text)
        if plans.isEmpty { endIllegally(draft, at: stop, from: text) }
    }

    /// Fills a page with all text that has room, and notes every legal end on the way.
    ///
    /// - Parameters:
    ///   - draft: The page so far.
    ///   - first: The index of the first strip to place.
    ///   - deferred: The floats deferred so far.
    /// - Returns: The index of the strip that has no room or must not be on this page.
    @discardableResult
    private mutating func fill(_ draft: PageDraft, from first: Int, deferred: Range<Int> = 0..<0) -> Int {
        let strips = material.strips, itemCount = draft.items.count
        var draft = draft, deferred = deferred, index = first
        var isEmpty: Bool { draft.items.count == itemCount }
        while index < strips.count, !draft.isOverlong {
            let breakCost = strips[index].breakCost
            if !isEmpty, breakCost < Strip.Break.forbidden {
                end(draft, before: index, cost: breakCost, deferred: deferred)
                if breakCost <= Strip.Break.forced { return index }
            }
            if !deferred.isEmpty, strips[index].stopsFloats || isInCell(of: deferred, index) { return index }
            if let float = material.float(at: index), draft.used > 0 {
                let after = material.floats[float].strips.upperBound
                let wanted = (deferred.first ?? float)..<float + 1
                let hasRoom = material.hasRoom(forFloats: wanted)
                if !deferred.isEmpty {
                    if !hasRoom { return index }
                    deferred = wanted
                    index = after
                    continue
                }
                if hasRoom { fill(draft, from: after, deferred: wanted) }
            }
            if !material.place(index, in: &draft) { return index }
            index += 1
        }
        if !isEmpty {
            end(draft, before: index, cost: draft.isOverlong ? PageCost.overlong : 0, deferred: deferred)
        }
        return index
    }

    /// True if a strip of the text belongs to the cell of a deferred float.
    private func isInCell(of deferred: Range<Int>, _ index: Int) -> Bool {
        guard let group = material.strips[index].group, material.float(at: index) == nil else { return false }
        return deferred.contains { material.strips[material.floats[$0].strips.lowerBound].group == group }
    }

    /// Ends a page where there is no legal end: it takes all that has room, but leaves no label behind.
    ///
    /// - Parameters:
    ///   - draft: The page without its text.
    ///   - stop: The index of the strip that has no room.
    ///   - text: The index of the first strip of the text.
    private mutating func endIllegally(_ draft: PageDraft, at stop: Int, from text: Int) {
        var draft = draft, index = stop
        while index > text + 1, material.strips[index - 1].height == 0 { index -= 1 }
        for strip in text..<index { _ = material.place(strip, in: &draft) }
        end(draft, before: index, cost: PageCost.illegalEnd)
    }

    /// Notes a plan.
    ///
    /// - Parameters:
    ///   - draft: The page.
    ///   - next: The index of the first strip of the next page.
    ///   - cost: The cost of the page beside its white space and its deferred floats.
    ///   - deferred: The floats that wait for the top of the next page.
    private mutating func end(_ draft: PageDraft, before next: Int, cost: Double, deferred: Range<Int> = 0..<0) {
        let foot = material.foot(of: draft, before: next)
        let owed = Array(draft.notes[foot.noteCount...]) + rest.owedNotes
        let end = PageStart(next: next, floats: deferred.isEmpty ? 0..<0 : deferred, owedNotes: owed)
        let isLast = end == PageStart(next: material.strips.count)
        var cost = PageCost.page + cost
        cost +=
            isLast && foot.white >= 0
            ? PageCost.lastPage(white: foot.white, height: material.height)
            : PageCost.white(foot.white, stretch: foot.stretch, shrink: draft.shrink)
        for float in deferred {
            // The float is separated from the text before it, as by a page break.
            cost += PageCost.deferral + max(0, material.strips[material.floats[float].strips.lowerBound].breakCost)
        }
        plans.append(PagePlan(start: start, end: end, cost: cost))
    }
}
