/// Total-fit line breaking (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981; TeXbook, chapter 14).
///
/// The breaker considers all sets of breaks whose lines can shrink to the line width, however much they stretch, and
/// chooses the one with the fewest demerits. A line that cannot be short enough extends into the margin.
///
/// - Complexity: O(number of items × number of breakpoints in a line).
package struct LineBreaker: Sendable {
    /// The penalty at which a line always ends.
    package static let forced = -10_000.0
    /// The penalty from which on a line never ends.
    package static let forbidden = 10_000.0

    /// The line width in points.
    package var measure: Double
    /// True if lines stretch and shrink to the line width.
    ///
    /// Lines that are not justified never shrink, and are judged by the room that they leave.
    package var isJustified: Bool

    /// Creates a breaker for lines of width `measure` (points).
    package init(measure: Double, isJustified: Bool = true) {
        self.measure = measure
        self.isJustified = isJustified
    }

    /// A possible end of a line, with the best way to reach it.
    private struct Node {
        /// The index of the item at which the line ends; -1 is the start of the paragraph.
        var item: Int
        var fitness: Int
        var isHyphen: Bool
        /// The totals of all items up to the start of the next line.
        var width: Double
        var stretch: Double
        var shrink: Double
        var give: Double
        /// The demerits of all lines up to here.
        var demerits: Double
        /// The index of the node at the end of the line before.
        var previous: Int
    }

    /// The indices of the items to break at, in order.
    ///
    /// The last one is `items.count`, the end of the paragraph.
    package func breaks(_ items: [LineItem]) -> [Int] { solution(items).breaks }

    /// The breaks with the fewest demerits, and these demerits.
    ///
    /// - Parameters:
    ///   - items: The items of the paragraph.
    ///   - banned: Indices of items at which no line may end.
    package func solution(_ items: [LineItem], avoiding banned: Set<Int> = []) -> (breaks: [Int], demerits: Double) {
        var nodes = [
            Node(
                item: -1, fitness: 1, isHyphen: false, width: 0, stretch: 0, shrink: 0, give: 0, demerits: 0,
                previous: -1)
        ]
        nodes.reserveCapacity(items.count + 1)
        var active = [0]
        var totals = Line(natural: 0, stretch: 0, shrink: 0, give: 0, measure: measure)
        for index in 0...items.count {
            if index < items.count, let penalty = cost(of: index, in: items), penalty < Self.forbidden,
                banned.isEmpty || !banned.contains(index)
            {
                tryBreak(at: index, penalty: penalty, items, totals, &nodes, &active)
            } else if index == items.count {
                tryBreak(at: index, penalty: Self.forced, items, totals, &nodes, &active)
            }
            if index < items.count {
                totals.add(items[index])
            }
        }
        var breaks: [Int] = []
        let last = active.min { nodes[$0].demerits < nodes[$1].demerits } ?? 0
        var current = last
        while nodes[current].item >= 0 {
            breaks.append(nodes[current].item)
            current = nodes[current].previous
        }
        return (breaks.reversed(), nodes[last].demerits)
    }

    /// The penalty of a break at an item; nil if no line may end there.
    private func cost(of index: Int, in items: [LineItem]) -> Double? {
        switch items[index] {
        case .box: return nil
        case .penalty(let cost, _, _): return cost
        case .glue:
            guard index > 0, case .box = items[index - 1] else { return nil }
            return 0
        }
    }

    /// Adds the nodes for a break at item `index`, at most one per fitness class.
    ///
    /// Removes active nodes that are too far back to begin the line.
    private func tryBreak(
        at index: Int, penalty: Double, _ items: [LineItem], _ totals: Line,
        _ nodes: inout [Node], _ active: inout [Int]
    ) {
        var breakWidth = 0.0, isHyphen = false
        if index < items.count, case .penalty(_, let width, let hyphen) = items[index] {
            breakWidth = width
            isHyphen = hyphen
        }
        if index > 0, case .box(_, let hang, _) = items[index - 1] { breakWidth -= hang }
        let isLast = index == items.count
        var best: InlineArray<4, Int?> = .init(repeating: nil),
            bestDemerits: InlineArray<4, Double> = .init(repeating: .infinity)
        // Nodes at which a line may still begin are moved to the front.
        var keptCount = 0
        var rescue: (node: Int, excess: Double)?
        for place in active.indices {
            let candidate = active[place], node = nodes[candidate]
            let line = Line(
                natural: totals.natural - node.width + breakWidth, stretch: totals.stretch - node.stretch,
                shrink: totals.shrink - node.shrink, give: totals.give - node.give, measure: measure)
            let ratio = self.ratio(line, isLast: isLast || penalty <= Self.forced)
            if ratio < -1 {
                let excess = line.natural - line.shrink - line.give - line.measure
                if rescue.map({ excess < $0.excess }) ?? true { rescue = (candidate, excess) }
            } else {
                if penalty > Self.forced {
                    active[keptCount] = candidate
                    keptCount += 1
                }
                let fitness = Self.fitness(ratio)
                let demerits =
                    node.demerits
                    + Self.demerits(
                        ratio: ratio, penalty: penalty, fitness: fitness, isHyphen: isHyphen, isLast: isLast,
                        after: (node.fitness, node.isHyphen, node.item < 0))
                    + (isLast && node.item >= 0 ? runtDemerits(line) : 0)
                if demerits < bestDemerits[fitness] {
                    bestDemerits[fitness] = demerits
                    best[fitness] = candidate
                }
            }
        }
        // If every line to here is too long, take the one that extends least into the margin.
        if keptCount == 0, best.indices.allSatisfy({ best[$0] == nil }), let rescue {
            best[0] = rescue.node
            bestDemerits[0] = nodes[rescue.node].demerits + 1e14 * (1 + rescue.excess)
        }
        active.removeLast(active.count - keptCount)
        let after = totalsAfterBreak(at: index, items, totals)
        for fitness in 0..<4 {
            guard let previous = best[fitness] else { continue }
            nodes.append(
                Node(
                    item: index, fitness: fitness, isHyphen: isHyphen, width: after.natural, stretch: after.stretch,
                    shrink: after.shrink, give: after.give, demerits: bestDemerits[fitness], previous: previous))
            active.append(nodes.count - 1)
        }
    }

    /// The widths of a line in points.
    package struct Line {
        /// The width before stretching or shrinking.
        package var natural: Double
        /// The sum of the spaces' stretch.
        package var stretch: Double
        /// The sum of the spaces' shrink.
        package var shrink: Double
        /// The length by which all letters together may become wider or narrower.
        package var give = 0.0
        /// The wanted width.
        package var measure: Double

        /// Adds an item before stretching or shrinking; a penalty adds nothing.
        package mutating func add(_ item: LineItem) {
            switch item {
            case .box(let width, _, let give):
                natural += width
                self.give += give
            case .glue(let width, let stretch, let shrink):
                natural += width
                self.stretch += stretch
                self.shrink += shrink
            case .penalty: break
            }
        }
    }

    /// The ratio by which a line's spaces must stretch (positive) or shrink (negative).
    ///
    /// Letters give by the same ratio, up to 1. A line with a ratio below -1 is too long.
    package func ratio(_ line: Line, isLast: Bool) -> Double {
        let room = line.measure - line.natural
        // The tolerance keeps a line that fits exactly from becoming too long by rounding.
        if room >= -1e-9 {
            if isLast { return 0 }
            if !isJustified { return room / (0.3 * max(line.measure, 1)) }
            if line.stretch > 0 {
                let ratio = room / (line.stretch + line.give)
                return ratio <= 1 ? ratio : (room - line.give) / line.stretch
            }
            // A line without spaces cannot stretch; the fuller it is, the less this is visible.
            return room < 1e-9 ? 0 : 10 + 20 * room / max(line.measure, 1)
        }
        if !isJustified || line.shrink <= 0 { return -.infinity }
        return room / (line.shrink + line.give)
    }

    /// The demerits of a very short last line, under 12 % of the line width.
    ///
    /// TeX has no such demerits. Here they are at most 30,000, as many as three hyphens that follow each other have.
    package func runtDemerits(_ last: Line) -> Double {
        let least = 0.12 * last.measure
        return last.natural < least ? 30_000 * (1 - last.natural / least * 0.5) : 0
    }

    /// The fitness class of a line (TeXbook p. 97): 0 tight, 1 decent, 2 loose, 3 very loose.
    package static func fitness(_ ratio: Double) -> Int {
        ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    }

    /// The demerits of a line.
    ///
    /// The formula is that of the TeXbook, p. 98, with \linepenalty 10, \adjdemerits and \doublehyphendemerits 10000,
    /// but \finalhyphendemerits 20000, as half a word alone on a last line is seen at once. Badness is not limited to
    /// 10000, so that the worse of two bad lines costs more.
    package static func demerits(
        ratio: Double, penalty: Double, fitness: Int, isHyphen: Bool, isLast: Bool,
        after: (fitness: Int, isHyphen: Bool, isStart: Bool)
    ) -> Double {
        let size = min(abs(ratio), 30)
        let badness = 100 * size * size * size
        var demerits = (10 + badness) * (10 + badness)
        if penalty >= 0 {
            demerits += penalty * penalty
        } else if penalty > forced {
            demerits -= penalty * penalty
        }
        if !after.isStart, abs(fitness - after.fitness) > 1 { demerits += 10_000 }
        if isHyphen && after.isHyphen { demerits += 10_000 }
        if isLast && after.isHyphen { demerits += 20_000 }
        return demerits
    }

    /// The totals at the start of the next line: glue and penalties after a break vanish.
    private func totalsAfterBreak(
        at index: Int, _ items: [LineItem], _ totals: Line
    ) -> Line {
        var after = totals
        var next = index
        while next < items.count {
            switch items[next] {
            case .box: return after
            case .glue: after.add(items[next])
            case .penalty(let cost, _, _):
                if cost <= Self.forced, next > index { return after }
            }
            next += 1
        }
        return after
    }
}
