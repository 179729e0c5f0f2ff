@testable import Drawing
@testable import Typesetting

/// A generator of random strips as documents have them. The same state gives the same strips.
///
/// Each strip has a destination with its index, so that it is known again on its page.
struct RandomStrips {
    /// The strips of a document.
    private(set) var strips: [Strip] = []
    private(set) var continuations: [Strip] = []
    private var state: UInt64

    /// - Parameters:
    ///   - state: The seed.
    ///   - blocks: The number of blocks.
    ///   - tallest: The height of the tallest figure, in points.
    ///   - hasNotes: True if lines have footnotes now and then.
    init(state: UInt64, blocks: Int, tallest: Int = 260, hasNotes: Bool = true) {
        self.state = state
        var followsHeading = false
        for _ in 0..<blocks {
            var block = self.block(tallest, hasNotes)
            if followsHeading {
                block[0].breakCost = Strip.Break.forbidden
                block[0].isFloat = false
            }
            followsHeading = block[0].heading != nil
            strips += block
        }
        for index in strips.indices { strips[index].marks = [.destination("\(index)", at: Point(0, 0))] }
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func block(_ tallest: Int, _ hasNotes: Bool) -> [Strip] {
        switch next(13) {
        case 0: [heading(level: next(4) == 0 ? 1 : 2)]
        case 1, 2: listing(lines: 2 + next(20))
        case 3, 4: figure(height: 10 + Double(next(tallest)), isAnnounced: true)
        case 5, 12: figure(height: 10 + Double(next(tallest)), isAnnounced: false)
        case 6: [Strip(height: 24, spaceBefore: 8, breakCost: 5000, stopsFloats: true)]
        case 7: table(rows: 5 + next(20))
        default: paragraph(lines: 1 + next(7), noteCount: hasNotes && next(4) == 0 ? 1 + next(3) : 0)
        }
    }

    private mutating func paragraph(lines: Int, noteCount: Int) -> [Strip] {
        (0..<lines).map { line in
            var strip = Strip(height: 14, breakCost: line == 0 ? 0 : 10)
            if line == 0 { strip.spaceBefore = 5.5 }
            if line == lines - 1 { strip.spaceAfter = 5.5 }
            if line > 0, line == 1 || line == lines - 1 { strip.breakCost = Strip.Break.forbidden }
            if line == 0, noteCount > 0 {
                strip.notes = [Strip.Note(strips: (0..<noteCount).map { _ in Strip(height: 11) })]
            }
            return strip
        }
    }

    private func heading(level: Int) -> Strip {
        var strip = Strip(height: 16, spaceBefore: 18, spaceAfter: 2, breakCost: level == 1 ? -600 : -100)
        strip.heading = Strip.Heading(level: level, title: "", id: "")
        strip.stopsFloats = true
        strip.spaceGrowth = 1
        return strip
    }

    private mutating func listing(lines: Int) -> [Strip] {
        let group = continuations.count
        continuations.append(Strip(height: 11.2))
        var strips = [Strip(height: 0, spaceBefore: 9, group: group)]
        for line in 0..<lines {
            var strip = Strip(height: 11.2, breakCost: 250 + 20 * Double(next(10)), group: group)
            if line == 0 { strip.breakCost = Strip.Break.forbidden }
            if line == 1 || line == lines - 1 { strip.breakCost = 5000 }
            strip.isDiscardable = line > 0 && line < lines - 1 && next(6) == 0
            // As in listings, a break below an empty line costs no less than one above it.
            if let last = strips.last, last.isDiscardable { strip.breakCost = max(strip.breakCost, last.breakCost) }
            strips.append(strip)
        }
        strips[lines].spaceAfter = 10
        return strips
    }

    private mutating func figure(height: Double, isAnnounced: Bool) -> [Strip] {
        let float = Strip(height: height, spaceBefore: 12, spaceAfter: 12, isFloat: true)
        if !isAnnounced { return [float] }
        let group = continuations.count
        continuations.append(Strip(height: 11.2))
        var strips = [Strip(height: 0, spaceBefore: 9), Strip(height: 11.2), float]
        for index in strips.indices {
            strips[index].group = group
            strips[index].isFloat = true
            strips[index].breakCost = index == 0 ? 0 : Strip.Break.forbidden
        }
        return strips
    }

    private mutating func table(rows: Int) -> [Strip] {
        let group = continuations.count
        continuations.append(Strip(height: 27))
        return (0..<rows).map { row in
            var strip = Strip(height: 13.5, breakCost: row == 0 ? 0 : 100, group: group)
            if row > 0, row <= 2 || row >= rows - 2 { strip.breakCost = 5000 }
            if row == 0 { strip.spaceBefore = 11 }
            if row == rows - 1 { strip.spaceAfter = 12 }
            strip.stopsFloats = row == 0
            return strip
        }
    }
}
