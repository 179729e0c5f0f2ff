/// Fills pages with strips. Each page ends at the break of least cost, weighing the white that it leaves against the
/// break's own cost (TeXbook, chapter 15); floats that do not fit wait for the head of the next page.
struct PageBuilder {
    var strips: [Strip]
    /// What stands over the rest of a divided group.
    var continuations: [Strip]
    var height = PageDesign.height
    private static let floatSpace = 14.0
    private static let noteGap = 9.0

    init(strips: [Strip], continuations: [Strip], height: Double = PageDesign.height) {
        self.strips = strips
        self.continuations = continuations
        self.height = height
        measureSections()
    }

    /// The heights of parts that fill a page at least by half, by their first strips: one that fits on a page is not divided.
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

    func pages() -> [LaidOutPage] {
        var pages: [LaidOutPage] = []
        var next = 0
        var waiting: [Int] = []
        var owedNotes: [Strip] = []
        while next < strips.count || !waiting.isEmpty || !owedNotes.isEmpty {
            pages.append(page(from: &next, waiting: &waiting, owedNotes: &owedNotes))
        }
        return pages
    }

    private struct Draft {
        var page = LaidOutPage()
        var used = 0.0
        var notes: [Strip] = []
        var noteHeight = 0.0
        var floats: [Int] = []
        /// A part began after a float that waits: the float would come to stand in another part than its own.
        var hasPassedPart = false
    }

    private func page(from next: inout Int, waiting: inout [Int], owedNotes: inout [Strip]) -> LaidOutPage {
        var draft = Draft()
        // Notes left over from the page before, at most half a page of them.
        while let note = owedNotes.first, draft.notes.isEmpty || draft.noteHeight + note.height < height / 2 {
            draft.notes.append(note)
            draft.noteHeight += note.height
            owedNotes.removeFirst()
        }
        placeWaiting(&waiting, in: &draft)
        if next < strips.count, strips[next].waitsForFloats, !waiting.isEmpty { return finish(draft, &owedNotes) }
        while next > 0, next + 1 < strips.count, strips[next].isDiscardable,
            strips[next - 1].group == strips[next].group
        { next += 1 }
        var isContinued = false
        if next < strips.count, next > 0, let group = strips[next].group, strips[next - 1].group == group {
            isContinued = true
            let strip = continuations[group], space = draft.page.body.isEmpty ? 0 : Self.floatSpace
            draft.page.body.append(LaidOutPage.Placed(strip: strip, y: draft.used + space))
            draft.used += space + strip.height
        }
        // White between floats at the head and the text; a continuation's label stands close.
        let floatCount = draft.page.body.count
        let headSpace = isContinued ? 0 : Self.floatSpace

        var best: (next: Int, cost: Double, draft: Draft)?
        var index = next
        while index < strips.count {
            let strip = strips[index]
            if index > next, strip.breakCost < Strip.Break.forbidden {
                // Floats that wait fill the next page's head, so that white here costs as ever.
                let cost = badness(of: draft) + strip.breakCost + (draft.hasPassedPart ? 600 : 0)
                if best.map({ cost <= $0.cost }) ?? true { best = (index, cost, draft) }
                if strip.breakCost <= Strip.Break.forced
                    || strip.waitsForFloats && !(draft.floats.isEmpty && waiting.isEmpty)
                {
                    break
                }
                if let section = sectionHeights[index], section <= height,
                    draft.used + strip.spaceBefore + section > height
                {
                    best = (index, cost, draft)
                    break
                }
            }
            // A label alone is nothing to end a page with.
            let isFirst = draft.used == 0
            var space = isFirst ? 0 : max(strip.spaceBefore, draft.page.body.last?.strip.spaceAfter ?? 0)
            if index == next, draft.page.body.count == floatCount, floatCount > 0 { space = max(space, headSpace) }
            let noteHeight = strip.notes.reduce(0) { $0 + $1.height }
            let fits =
                draft.used + space + strip.height + noteRoom(draft.noteHeight + min(noteHeight, height / 2)) <= height
            if strip.isFloat, !fits || !waiting.isEmpty || !draft.floats.isEmpty, !isFirst {
                draft.floats.append(index)
                index += 1
                continue
            }
            if !draft.floats.isEmpty, let level = strip.heading?.level, level <= 1 { draft.hasPassedPart = true }
            // A strip that no page can hold goes on a page of its own, overlong.
            let isAlone =
                isFirst
                || draft.notes.isEmpty && floatCount == (isContinued ? 1 : 0) && draft.page.body.count == floatCount
            if !fits, !isAlone { break }
            draft.page.body.append(LaidOutPage.Placed(strip: strip, y: draft.used + space))
            draft.used += space + strip.height
            for note in strip.notes { draft.notes += note.strips }
            draft.noteHeight += noteHeight
            index += 1
            if !fits { break }
        }
        var chosen = draft
        if index >= strips.count {
            next = strips.count
        } else if let best {
            chosen = best.draft
            next = best.next
        } else {
            // No legal break: take what there is, and leave no label behind. Floats and notes may have left room for none.
            while index > next + 1, strips[index - 1].height == 0, chosen.page.body.last?.strip.height == 0 {
                chosen.page.body.removeLast()
                index -= 1
            }
            next = index
        }
        // An empty line of code is no more wanted before the break than after it.
        if next < strips.count, let group = strips[next].group {
            while chosen.page.body.count > 1, let last = chosen.page.body.last, last.strip.isDiscardable,
                last.strip.group == group
            {
                chosen.used = last.y
                chosen.page.body.removeLast()
            }
            if let last = chosen.page.body.indices.last, chosen.page.body[last].strip.group == group {
                chosen.page.body[last].strip.marks += chosen.page.body[last].strip.marksAtBreak
            }
        }
        waiting += chosen.floats
        return finish(chosen, &owedNotes)
    }

    private func placeWaiting(_ waiting: inout [Int], in draft: inout Draft) {
        while let index = waiting.first {
            let strip = strips[index]
            let space = draft.page.body.isEmpty ? 0 : Self.floatSpace
            let noteHeight = strip.notes.reduce(0) { $0 + $1.height }
            let fits = draft.used + space + strip.height + noteRoom(draft.noteHeight + noteHeight) <= height
            if !fits, !draft.page.body.isEmpty { return }
            draft.page.body.append(LaidOutPage.Placed(strip: strip.floated, y: draft.used + space))
            draft.used += space + strip.height
            for note in strip.notes { draft.notes += note.strips }
            draft.noteHeight += noteHeight
            waiting.removeFirst()
        }
    }

    private func noteRoom(_ height: Double) -> Double { height == 0 ? 0 : height + Self.noteGap }

    /// The white left over, as TeX's cubic badness with a quarter of the column for stretch.
    private func badness(of draft: Draft) -> Double {
        let white = max(0, height - draft.used - noteRoom(draft.noteHeight))
        let ratio = white / (height / 4)
        return min(100 * ratio * ratio * ratio, 9000)
    }

    private func finish(_ draft: Draft, _ owed: inout [Strip]) -> LaidOutPage {
        var page = draft.page
        guard !draft.notes.isEmpty else { return page }
        var fitting: [Strip] = [], noteHeight = 0.0
        for (index, note) in draft.notes.enumerated() {
            let hasRoom = draft.used + noteRoom(noteHeight + note.height) <= height + 0.01
            // An otherwise empty page takes at least one note, so that the queue shrinks.
            if !hasRoom, !(fitting.isEmpty && page.body.isEmpty) {
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
