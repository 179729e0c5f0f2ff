import Testing

@testable import Drawing
@testable import Typesetting

/// Pages that are chosen together, on random strips.
@Suite struct PageChoiceTests {
    /// The indices of the strips on each page, without labels of continued groups.
    private func indices(_ pages: [LaidOutPage]) -> [[Int]] {
        pages.map { page in
            page.body.compactMap { placed in
                placed.strip.marks.lazy.compactMap { if case .destination(let name, _) = $0 { Int(name) } else { nil } }
                    .first
            }
        }
    }

    /// The pages as those of the reference. A strip that is on a later page than one of its successors was deferred.
    private func reference(_ pages: [[Int]], _ reference: ReferencePages) -> [ReferencePages.Page] {
        var result: [ReferencePages.Page] = [], furthest = -1
        for page in pages {
            let deferred = page.filter { $0 < furthest }
            var floats: [[Int]] = []
            for index in deferred { if let float = reference.float(at: index) { floats.append(float) } }
            let text = page.filter { $0 > furthest }
            if !result.isEmpty { result[result.count - 1].deferred = floats }
            // The start of the next page is set when it is known.
            result.append(ReferencePages.Page(floats: floats, text: text, next: reference.strips.count))
            furthest = max(furthest, text.last ?? -1)
        }
        for index in result.indices.dropFirst() {
            result[index - 1].next = result[index...].first { !$0.text.isEmpty }?.text[0] ?? reference.strips.count
        }
        return result
    }

    @Test func exhaustiveSearchFindsNothingCheaper() throws {
        var count = 0, movedCount = 0
        for state in 0..<4000 as Range<UInt64> where count < 200 {
            let random = RandomStrips(state: state, blocks: 4 + Int(state % 3), tallest: 60)
            if random.strips.count > 22 { continue }
            let reference = ReferencePages(
                strips: random.strips, continuations: random.continuations, height: 110)
            guard let least = reference.leastCost() else { continue }
            let material = PageMaterial(
                strips: random.strips, continuations: random.continuations, height: 110)
            let plans = PageBreaker(material: material).plans()
            let cost = plans.reduce(0) { $0 + $1.cost }
            #expect(abs(cost - least) <= 1e-9 * abs(least) + 1e-6, "state \(state)")
            count += 1
            movedCount += plans.count { !$0.end.floats.isEmpty }
        }
        #expect(count == 200)
        #expect(movedCount > 10, "too few floats move for a test of them: \(movedCount)")
    }

    /// The height of the tallest piece that no page end divides, in points: a figure with its line. A foot with more
    /// white space than that could hold whatever comes next.
    private static let tallest = 260.0 + 10 + 11.2 + 12

    /// The white space that a document may have at its feet beyond that of pages chosen one by one, in points. It is
    /// not the white space alone that is minimised: a page end in a better place may cost some.
    private static let most = 100.0

    @Test func pagesChosenOneByOneAreNeverBetter() throws {
        var feet = (together: 0.0, oneByOne: 0.0)
        for state in 0..<200 as Range<UInt64> {
            let random = RandomStrips(state: 7_000_000 + state, blocks: 20 + Int(state) / 2)
            let reference = ReferencePages(
                strips: random.strips, continuations: random.continuations, height: PageDesign.height)
            let greedy = try #require(reference.greedy())
            let pages = PageBuilder(strips: random.strips, continuations: random.continuations).pages()
            let chosen = self.reference(indices(pages), reference)
            let cost = try #require(reference.cost(of: chosen), "state \(state)")
            #expect(cost <= (reference.cost(of: greedy) ?? .infinity) + 1e-6, "state \(state)")
            let white = (together: try white(chosen, reference), oneByOne: try white(greedy, reference))
            #expect(white.together.sum <= white.oneByOne.sum + Self.most, "state \(state)")
            #expect(white.together.worst <= Self.tallest, "state \(state)")
            for (page, found) in zip(chosen, pages).dropLast() { try checkFoot(of: found, page, reference) }
            feet.together += white.together.sum
            feet.oneByOne += white.oneByOne.sum
        }
        #expect(feet.together < feet.oneByOne / 3)
    }

    /// Checks that the white space of a page has grown until the page is full, or as far as it may.
    private func checkFoot(of found: LaidOutPage, _ page: ReferencePages.Page, _ reference: ReferencePages) throws {
        // Before a new part, and above footnotes, white space may remain. Of floats at the top, it is not known here
        // whether the last ones were deferred.
        if page.next < reference.strips.count, reference.strips[page.next].heading?.level == 1 { return }
        guard page.next < reference.strips.count, page.floats.isEmpty, found.notes.isEmpty, let last = found.body.last
        else { return }
        let white = try #require(reference.white(of: page))
        let foot = PageDesign.height - last.y - last.strip.height
        #expect(abs(foot - max(0, white.foot - white.stretch)) < 1e-6)
    }

    /// The white space at the feet of all pages but the last, in points.
    private func white(
        _ pages: [ReferencePages.Page], _ reference: ReferencePages
    ) throws -> (sum: Double, worst: Double) {
        let feet = try pages.dropLast().map { page in
            let white = try #require(reference.white(of: page))
            return max(0, white.foot - white.stretch)
        }
        return (feet.reduce(0, +), feet.max() ?? 0)
    }

    @Test func everyStripHasItsPlace() throws {
        for state in 0..<200 as Range<UInt64> {
            let random = RandomStrips(state: 9_000_000 + state, blocks: 20 + Int(state) / 2)
            let strips = random.strips
            let pages = PageBuilder(strips: strips, continuations: random.continuations).pages()
            let found = indices(pages), all = found.flatMap(\.self)
            #expect(Set(all).count == all.count, "a strip is on two pages, state \(state)")
            for lost in Set(strips.indices).subtracting(all) { #expect(strips[lost].isDiscardable, "state \(state)") }
            // The notes are on the pages of their strips.
            for (page, indices) in zip(pages, found) {
                #expect(page.notes.count == indices.reduce(0) { $0 + strips[$1].notes.flatMap(\.strips).count })
                #expect(isInOrder(page), "state \(state)")
            }
            check(found, strips, "state \(state)")
        }
    }

    /// True if nothing on a page overlaps and everything is in the column.
    private func isInOrder(_ page: LaidOutPage) -> Bool {
        var bottom = 0.0, below = 0.0
        for placed in page.body {
            let gap = placed.y - bottom
            // White space grows as far as it may, and only where there is some.
            let space = max(PageMaterial.floatSpace, placed.strip.spaceBefore, below)
            if gap < -1e-6 || gap > (1 + placed.strip.spaceGrowth) * space + 1e-6 { return false }
            bottom = placed.y + placed.strip.height
            below = placed.strip.spaceAfter
        }
        if let rule = page.noteRule, rule < bottom { return false }
        for placed in page.notes { bottom = placed.y + placed.strip.height }
        return bottom <= PageDesign.height + 0.02
    }

    /// Checks the order: only floats come after strips that follow them, and then as floats may.
    private func check(_ pages: [[Int]], _ strips: [Strip], _ name: Comment) {
        var text: [Int] = [], floats: [Int] = []
        for (number, page) in pages.enumerated() {
            let furthest = text.last ?? -1
            let late = page.filter { $0 < furthest }
            // They are at the top of the next page, and are floats.
            #expect(late == Array(page.prefix(late.count)), name)
            for index in late {
                #expect(strips[index].isFloat, name)
                let passed = text.filter { $0 > index }
                #expect(passed.allSatisfy { pages[number - 1].contains($0) }, name)
                #expect(passed.allSatisfy { !strips[$0].stopsFloats }, name)
                // A line that announces a float is on its page.
                if strips[index].breakCost >= Strip.Break.forbidden { #expect(late.contains(index - 1), name) }
            }
            text += page.dropFirst(late.count)
            floats += page.filter { strips[$0].isFloat }
        }
        #expect(text == text.sorted() && floats == floats.sorted(), name)
    }
}
