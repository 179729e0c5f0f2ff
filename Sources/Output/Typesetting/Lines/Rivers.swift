/// Avoids rivers: spaces below one another in consecutive lines, which look like a white stream down the paragraph.
///
/// Total fit judges each line alone and does not see rivers. So the paragraph is broken, its rivers are found, and it
/// is broken again without one of the breaks beside them. This is repeated as long as it costs less than the rivers.
extension LineBreaker {
    /// A river in a paragraph.
    package struct River: Equatable {
        /// The index of its first line in the paragraph, from 0.
        package var firstLine: Int
        /// The number of lines.
        package var lineCount: Int
    }

    /// The demerits of rivers, to be added to those of the lines.
    ///
    /// A river over three lines costs 1,000: chance produces one in about ten lines, and hardly anybody sees it. A
    /// river over four lines costs 8,000, and over five lines 27,000.
    package static func demerits(of rivers: [River]) -> Double {
        rivers.reduce(0) { sum, river in
            let excess = Double(river.lineCount - 2)
            return sum + 1000 * excess * excess * excess
        }
    }

    /// The breaks with the fewest demerits found when those of rivers are included.
    ///
    /// A paragraph without rivers has the same breaks as from `breaks`. In a paragraph of many pages not all rivers are
    /// tried to be avoided.
    ///
    /// - Complexity: Linear in the number of items, as each try is and all tries together may look at `riverItemLimit`.
    package func breaksAvoidingRivers(_ items: [LineItem]) -> [Int] {
        var (breaks, demerits) = solution(items)
        guard isJustified, breaks.count > 3 else { return breaks }
        var rivers = rivers(in: items, breaks), banned: Set<Int> = []
        for _ in 0..<4 {
            guard !rivers.isEmpty else { break }
            var better: (breaks: [Int], demerits: Double, rivers: [River], banned: Int)?
            let lines = Set(rivers.flatMap { max(0, $0.firstLine - 1)..<$0.firstLine + $0.lineCount - 1 }).sorted()
            for line in lines.prefix(max(1, Self.riverItemLimit / items.count)) {
                let candidate = solution(items, avoiding: banned.union([breaks[line]]))
                let found = self.rivers(in: items, candidate.breaks)
                let cost = candidate.demerits + Self.demerits(of: found)
                let lowest =
                    better.map { $0.demerits + Self.demerits(of: $0.rivers) }
                    ?? demerits + Self.demerits(of: rivers)
                if cost < lowest {
                    better = (candidate.breaks, candidate.demerits, found, breaks[line])
                }
            }
            guard let better else { break }
            (breaks, demerits, rivers) = (better.breaks, better.demerits, better.rivers)
            banned.insert(better.banned)
        }
        return breaks
    }

    /// The number of items that the tries of one round may look at: 30 tries for 20 lines, which have some 1000 items.
    private static let riverItemLimit = 30_000

    /// The rivers over at least three lines.
    package func rivers(in items: [LineItem], _ breaks: [Int]) -> [River] {
        var rivers: [River] = []
        // The spaces of the line above, and the number of lines that each river through them has so far.
        var above: [(left: Double, right: Double, length: Int)] = []
        for (number, line) in lines(of: items, breaks).enumerated() {
            var flowsOn = [Bool](repeating: false, count: above.count)
            var spaces: [(left: Double, right: Double, length: Int)] = []
            for space in self.spaces(of: line, in: items, isLast: number == breaks.count - 1) {
                var length = 1
                for index in above.indices {
                    let overlap = min(above[index].right, space.right) - max(above[index].left, space.left)
                    guard overlap > 0.5 * min(above[index].right - above[index].left, space.right - space.left) else {
                        continue
                    }
                    flowsOn[index] = true
                    length = max(length, above[index].length + 1)
                }
                spaces.append((space.left, space.right, length))
            }
            for index in above.indices where !flowsOn[index] && above[index].length > 2 {
                rivers.append(River(firstLine: number - above[index].length, lineCount: above[index].length))
            }
            above = spaces
        }
        rivers += above.filter { $0.length > 2 }.map {
            River(firstLine: breaks.count - $0.length, lineCount: $0.length)
        }
        return rivers
    }

    /// The range of items of each line, without the glue and penalties that vanish at a break.
    package func lines(of items: [LineItem], _ breaks: [Int]) -> [Range<Int>] {
        var start = 0
        return breaks.map { end in
            defer {
                start = end
                while start < items.count {
                    if case .box = items[start] { break }
                    if start > end, case .penalty(let cost, _, _) = items[start], cost <= Self.forced { break }
                    start += 1
                }
            }
            return min(start, end)..<end
        }
    }

    /// The widths of a line before its spaces stretch or shrink.
    package func natural(_ line: Range<Int>, in items: [LineItem]) -> Line {
        var total = Line(natural: 0, stretch: 0, shrink: 0, measure: measure)
        for item in items[line] {
            total.add(item)
        }
        if line.upperBound < items.count, case .penalty(_, let width, _) = items[line.upperBound] {
            total.natural += width
        }
        if let last = line.last, case .box(_, let hang, _) = items[last] { total.natural -= hang }
        return total
    }

    /// The left and right edges of a line's spaces after stretching or shrinking, in points.
    private func spaces(of range: Range<Int>, in items: [LineItem], isLast: Bool) -> [(
        left: Double, right: Double
    )] {
        let line = natural(range, in: items)
        var isForced = isLast
        if range.upperBound < items.count, case .penalty(let cost, _, _) = items[range.upperBound], cost <= Self.forced
        {
            isForced = true
        }
        let ratio = max(-1, self.ratio(line, isLast: isForced))
        var x = 0.0
        return items[range].compactMap { item in
            switch item {
            case .box(let width, _, let give):
                x += width + give * min(ratio, 1)
                return nil
            case .glue(let width, let stretch, let shrink):
                let left = x
                x += width + (ratio > 0 ? stretch : shrink) * ratio
                return (left, x)
            case .penalty: return nil
            }
        }
    }
}
