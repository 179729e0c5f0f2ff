@testable import Drawing
@testable import Typesetting

/// Pages of strips, written down once more without the code under test: what a page holds and what it costs.
///
/// Footnotes must have room on their pages, and every strip must be lower than a page.
struct ReferencePages {
    let strips: [Strip]
    let continuations: [Strip]
    let height: Double

    /// A page by the indices of its strips.
    struct Page {
        /// The floats at its top, each with all of its strips.
        var floats: [[Int]]
        var text: [Int]
        /// The index of the first strip of the next page's text; the number of strips at the end.
        var next: Int
        /// The floats that the next page has at its top.
        var deferred: [[Int]] = []
    }

    /// The white space of a page.
    struct White {
        /// The height left over at the foot at natural lengths.
        var foot: Double
        var stretch = 0.0
        var shrink = 0.0
    }

    /// The float that begins with a strip: it, and all that are bound to it.
    func float(at index: Int) -> [Int]? {
        guard strips[index].isFloat, strips[index].breakCost < 10_000 else { return nil }
        var end = index + 1
        while end < strips.count, strips[end].breakCost >= 10_000 { end += 1 }
        let float = Array(index..<end)
        return float.allSatisfy { strips[$0].isFloat } ? float : nil
    }

    private func divides(_ next: Int) -> Bool {
        next > 0 && next < strips.count && strips[next].group != nil && strips[next].group == strips[next - 1].group
    }

    /// The white space of a page; nil if it is too full.
    func white(of page: Page) -> White? {
        var white = White(foot: height), below = 0.0, noteHeight = 0.0
        func put(_ strip: Strip, space: Double, growth: Double = 0.5, isRigid: Bool = false) {
            white.foot -= space + strip.height
            if !isRigid {
                white.stretch += space * growth
                white.shrink += space / 6
            }
            below = strip.spaceAfter
            noteHeight += strip.notes.reduce(0) { $0 + $1.height }
        }
        for float in page.floats {
            for index in float {
                let isTop = white.foot == height
                put(strips[index], space: isTop ? 0 : index == float[0] ? 14 : max(strips[index].spaceBefore, below))
            }
        }
        var text = page.text
        let isDivided = text.first.map { divides($0) } ?? false
        if isDivided, let group = strips[text[0]].group {
            put(continuations[group], space: page.floats.isEmpty ? 0 : 14)
        }
        if divides(page.next) { while let last = text.last, strips[last].isDiscardable { text.removeLast() } }
        for index in text {
            var space = white.foot == height ? 0 : max(strips[index].spaceBefore, below)
            if index == text[0], !page.floats.isEmpty, !isDivided { space = max(space, 14) }
            put(strips[index], space: space, growth: strips[index].spaceGrowth, isRigid: strips[index].isDiscardable)
        }
        if noteHeight > 0 { white.foot -= noteHeight + 9 }
        return white.foot + white.shrink < -1e-6 ? nil : white
    }

    /// The cost of a page; nil if it is too full or must not end there.
    func cost(of page: Page) -> Double? {
        guard let white = white(of: page) else { return nil }
        let isLast = page.next == strips.count && page.deferred.isEmpty
        var cost = 0.0
        if white.foot < 0 {
            let ratio = white.foot / white.shrink
            cost = -100 * ratio * ratio * ratio
        } else if isLast {
            cost = 3000 * max(0, 1 - 4 * (height - white.foot) / height)
        } else if white.foot <= white.stretch {
            let ratio = white.foot / max(white.stretch, 1e-300)
            cost = 50 * ratio * ratio * ratio
        } else {
            let ratio = (white.foot - white.stretch) / 20
            cost = 50 + 100 * ratio * ratio * ratio
        }
        cost += 1500
        if page.next < strips.count, !page.text.isEmpty {
            if strips[page.next].breakCost >= 10_000 { return nil }
            cost += strips[page.next].breakCost
        }
        for float in page.deferred { cost += 200 + max(0, strips[float[0]].breakCost) }
        return cost
    }

    /// The cost of all pages; nil if a page is not allowed.
    func cost(of pages: [Page]) -> Double? {
        var sum = 0.0
        for page in pages {
            guard let cost = cost(of: page) else { return nil }
            sum += cost
        }
        return sum
    }

    /// The index of the first strip of a page that begins at a strip.
    private func start(_ next: Int) -> Int {
        var start = next
        while start > 0, start + 1 < strips.count, strips[start].isDiscardable,
            strips[start - 1].group == strips[start].group
        { start += 1 }
        return start
    }

    // MARK: Pages one by one

    /// Pages filled one after the other without moving floats: each ends where it alone costs least.
    ///
    /// - Returns: The pages; nil if there is a page that has no legal end.
    func greedy() -> [Page]? {
        var pages: [Page] = [], next = 0
        while next < strips.count {
            var best: (page: Page, cost: Double)?
            for end in start(next) + 1...strips.count {
                let page = Page(floats: [], text: Array(start(next)..<end), next: end)
                guard let white = white(of: page) else { break }
                // Without shrinking, and the last page is taken if there is one.
                if white.foot < 0 { continue }
                if end == strips.count { best = (page, 0) }
                guard let cost = cost(of: page) else { continue }
                if best.map({ cost <= $0.cost }) ?? true { best = (page, cost) }
            }
            guard let best else { return nil }
            pages.append(best.page)
            next = best.page.next
        }
        return pages
    }

    // MARK: All pages

    /// The least cost of all ways to divide the strips into pages, by trying all; nil if there is none.
    func leastCost(next: Int = 0, floats: [[Int]] = []) -> Double? {
        if next == strips.count, floats.isEmpty { return 0 }
        var least: Double?
        func consider(_ page: Page) {
            guard let cost = cost(of: page), let rest = leastCost(next: page.next, floats: page.deferred) else {
                return
            }
            least = min(least ?? .infinity, cost + rest)
        }
        if !floats.isEmpty { consider(Page(floats: floats, text: [], next: next)) }
        let start = start(next)
        for end in start..<strips.count {
            // Either all floats are in their places, or all are deferred from one of them on.
            consider(Page(floats: floats, text: Array(start...end), next: end + 1))
            for first in start...end where first > start || !floats.isEmpty {
                if let page = page(from: start, through: end, floats, deferringFrom: first) { consider(page) }
            }
        }
        return least
    }

    /// A page that defers all floats from a strip on; nil if that is not allowed.
    private func page(from start: Int, through end: Int, _ floats: [[Int]], deferringFrom first: Int) -> Page? {
        guard float(at: first) != nil else { return nil }
        var page = Page(floats: floats, text: Array(start..<first), next: end + 1), index = first
        var isPulled = false
        while index <= end {
            if let float = float(at: index) {
                page.deferred.append(float)
                index += float.count
                if index > end + 1 { return nil }
                continue
            }
            let isOfCell =
                strips[index].group != nil
                && page.deferred.contains { strips[$0[0]].group == strips[index].group }
            if strips[index].stopsFloats || isOfCell { return nil }
            page.text.append(index)
            isPulled = true
            index += 1
        }
        let tops = Page(floats: page.deferred, text: [], next: end + 1)
        return isPulled && white(of: tops).map { $0.foot >= 0 } ?? false ? page : nil
    }
}
