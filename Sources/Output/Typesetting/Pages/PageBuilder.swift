/// Divides strips into pages and places them.
struct PageBuilder {
    private let material: PageMaterial

    /// Creates a builder for the strips of a document.
    ///
    /// - Parameters:
    ///   - strips: The document's strips, in order.
    ///   - continuations: The strips to repeat when a page break divides a group; `Strip.group` is an index into them.
    ///   - height: The height of the text column, in points.
    init(strips: [Strip], continuations: [Strip], height: Double = PageDesign.height) {
        material = PageMaterial(strips: strips, continuations: continuations, height: height)
    }

    /// Lays all strips out on pages.
    ///
    /// - Complexity: As `PageBreaker`.
    func pages() -> [LaidOutPage] { PageBreaker(material: material).plans().map(page) }

    /// The page of a plan.
    private func page(_ plan: PagePlan) -> LaidOutPage {
        let next = plan.end.next
        let draft = material.filled(plan)
        let foot = material.foot(of: draft, before: next)
        let ratio = ratio(of: draft, white: foot.white, stretch: foot.stretch, next: plan.end)
        var page = LaidOutPage()
        var y = 0.0
        for item in draft.items.dropLast(material.blankCount(of: draft, before: next)) {
            y += item.skip.length(at: ratio)
            page.body.append(LaidOutPage.Placed(strip: strip(item.content), y: y))
            y += page.body[page.body.count - 1].strip.height
        }
        if next < material.strips.count, let group = material.strips[next].group,
            let last = page.body.indices.last, page.body[last].strip.group == group
        {
            page.body[last].strip.marks += page.body[last].strip.marksAtBreak
        }
        placeNotes(draft.notes.prefix(foot.noteCount), below: y, on: &page)
        return page
    }

    private func strip(_ content: PageDraft.Item.Content) -> Strip {
        switch content {
        case .strip(let index), .float(let index): material.strips[index]
        case .continuation(let group): material.continuations[group]
        }
    }

    /// The ratio by which the white space of a page is changed: from -1, all of its shrink, to 1, all of its stretch.
    ///
    /// The last page keeps its natural lengths. So does a page before a new part, unless it can be filled.
    private func ratio(of draft: PageDraft, white: Double, stretch: Double, next: PageStart) -> Double {
        if white < 0 { return draft.shrink > 0 ? max(-1, white / draft.shrink) : 0 }
        if stretch <= 0 { return 0 }
        if white < stretch { return next == PageStart(next: material.strips.count) ? 0 : white / draft.stretch }
        if next.next >= material.strips.count { return 0 }
        return material.strips[next.next].heading.map { $0.level <= 1 } ?? false ? 0 : stretch / draft.stretch
    }

    /// Places footnotes at the bottom of the page.
    private func placeNotes(_ notes: ArraySlice<Int>, below bottom: Double, on page: inout LaidOutPage) {
        if notes.isEmpty { return }
        let noteHeight = notes.reduce(0) { $0 + material.notes[$1].height }
        var y = max(material.height - noteHeight, bottom + PageMaterial.noteGap)
        page.noteRule = y - PageMaterial.noteGap / 2
        for note in notes {
            page.notes.append(LaidOutPage.Placed(strip: material.notes[note], y: y))
            y += material.notes[note].height
        }
    }
}
