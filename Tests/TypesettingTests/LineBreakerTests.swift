import Testing

@testable import Typesetting

@Suite struct LineBreakerTests {
    /// The best of all sets of breaks without an overfull line, judged line by line: the oracle of the breaker's
    /// search.
    private func bruteForce(_ items: [LineItem], _ breaker: LineBreaker) -> (breaks: [Int], demerits: Double)? {
        let places = items.indices.filter { index in
            switch items[index] {
            case .box: false
            case .penalty(let cost, _, _): cost < LineBreaker.forbidden
            case .glue: index > 0 && items[index - 1].isBox
            }
        }
        let forced = places.filter { items[$0] == .penalty(cost: LineBreaker.forced) }
        var best: (breaks: [Int], demerits: Double)?
        for mask in 0..<1 << places.count {
            let breaks = places.indices.filter { mask >> $0 & 1 == 1 }.map { places[$0] } + [items.count]
            if !forced.allSatisfy(breaks.contains) { continue }
            if let demerits = demerits(of: breaks, items, breaker), best.map({ demerits < $0.demerits }) ?? true {
                best = (breaks, demerits)
            }
        }
        return best
    }

    private func demerits(of breaks: [Int], _ items: [LineItem], _ breaker: LineBreaker) -> Double? {
        var start = 0, total = 0.0
        var previous = (fitness: 1, isHyphen: false, isStart: true)
        for end in breaks {
            var line = LineBreaker.Line(natural: 0, stretch: 0, shrink: 0, measure: breaker.measure)
            for item in items[min(start, end)..<end] { line.add(item) }
            var penalty = 0.0, isHyphen = false
            if end < items.count, case .penalty(let cost, let width, let hyphen) = items[end] {
                penalty = cost
                line.natural += width
                isHyphen = hyphen
            }
            if end > 0, case .box(_, let hang, _) = items[end - 1] { line.natural -= hang }
            let isLast = end == items.count
            if isLast { penalty = LineBreaker.forced }
            let ratio = breaker.ratio(line, isLast: isLast || penalty <= LineBreaker.forced)
            if ratio < -1 { return nil }
            let fitness = LineBreaker.fitness(ratio)
            total += LineBreaker.demerits(
                ratio: ratio, penalty: penalty, fitness: fitness, isHyphen: isHyphen, isLast: isLast, after: previous)
            if isLast, !previous.isStart { total += breaker.runtDemerits(line) }
            previous = (fitness, isHyphen, false)
            start = end
            while start < items.count, !items[start].isBox {
                if start > end, items[start] == .penalty(cost: LineBreaker.forced) { break }
                start += 1
            }
        }
        return total
    }

    /// A small paragraph with hyphens, hanging boxes and forced breaks, from a fixed linear congruence.
    private func paragraph(_ seed: UInt64) -> [LineItem] {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var items: [LineItem] = []
        for word in 0..<5 + next(4) {
            if word > 0 { items.append(.glue(width: 3, stretch: 1.5, shrink: 1)) }
            items.append(.box(width: Double(5 + next(16)), hang: next(3) == 0 ? 1 : 0, give: Double(next(3)) * 0.4))
            if next(3) == 0 {
                items.append(.penalty(cost: 50, width: 2, isHyphen: true))
                items.append(.box(width: Double(3 + next(12))))
            }
            if next(9) == 0 { items.append(.penalty(cost: LineBreaker.forced)) }
        }
        return items
    }

    @Test func breaksHaveTheFewestDemeritsOfAll() {
        var compared = 0
        for seed in 0..<120 {
            let items = paragraph(UInt64(seed))
            for isJustified in [true, false] {
                let breaker = LineBreaker(measure: 40, isJustified: isJustified)
                guard let best = bruteForce(items, breaker) else { continue }
                let found = demerits(of: breaker.breaks(items), items, breaker)
                #expect(found.map { abs($0 - best.demerits) <= 1e-9 * max(1, best.demerits) } == true, "seed \(seed)")
                compared += 1
            }
        }
        #expect(compared > 150)
    }

    @Test func wordWiderThanTheMeasureStandsAlone() {
        let items: [LineItem] = [
            .box(width: 10), .glue(width: 3, stretch: 1, shrink: 1), .box(width: 100),
            .glue(width: 3, stretch: 1, shrink: 1),
            .box(width: 10),
        ]
        #expect(LineBreaker(measure: 40).breaks(items) == [1, 3, 5])
    }

    /// Lines such as a long formula, or a word that cannot be hyphenated well.
    @Test func linesWithoutSpacesAreFilledFromTheFirst() {
        let items = (0..<8).flatMap { index -> [LineItem] in
            (index > 0 ? [.penalty(cost: 500)] : []) + [.box(width: 11)]
        }
        #expect(LineBreaker(measure: 40).breaks(items) == [5, 11, 15])
    }

    @Test func emptyParagraphIsOneEnd() {
        #expect(LineBreaker(measure: 40).breaks([]) == [0])
    }
}

extension LineItem {
    fileprivate var isBox: Bool { if case .box = self { true } else { false } }
}
