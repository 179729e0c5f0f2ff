import Kernels
import Synchronization
import Testing

@testable import TestSupport

@Suite struct TeamTests {
    @Test(arguments: [1, 2, 3, 7]) func everyPieceIsDoneOnce(threadCount: Int) {
        let team = Team(threadCount: threadCount)
        for count in [1, 2, 15, 16, 17, 96, 1000] {
            for unit in [1, 16, 64] {
                let visits = AlignedBuffer<Int32>(count: count)
                let members = Mutex(Set<Int>())
                team.split(count, by: unit, with: ()) { _, member, range in
                    #expect(range.lowerBound % unit == 0 && (range.upperBound % unit == 0 || range.upperBound == count))
                    members.withLock { _ = $0.insert(member) }
                    for i in range { visits.base[i] += 1 }
                }
                #expect((0..<count).allSatisfy { visits.base[$0] == 1 }, "\(count) by \(unit)")
                #expect(members.withLock { $0.count } == min(threadCount, (count + unit - 1) / unit))
            }
        }
    }

    /// A relay is a sum along the divided extent, member by member and item by item as in one loop.
    @Test(arguments: [1, 2, 3, 7]) func aRelayGoesUpwards(threadCount: Int) {
        struct Sums {
            let terms, sums: AlignedBuffer<Float>
        }
        let team = Team(threadCount: threadCount)
        var random = SplitMix64(5)
        for count in [1, 2, 16, 97, 1000] {
            let itemCount = 9
            let terms = random.rows(itemCount, count, stride: count), sums = AlignedBuffer<Float>(count: itemCount)
            team.relay(count, by: 16, itemCount: itemCount, with: Sums(terms: terms, sums: sums)) {
                context, range, item in
                if range.lowerBound == 0 { context.sums.base[item] = 0 }
                for i in range { context.sums.base[item] += context.terms.base[item * count + i] }
            }
            for item in 0..<itemCount {
                // Every step rounds, so another order would give other bits.
                #expect(
                    sums.base[item] == (0..<count).reduce(Float(0)) { $0 + terms.base[item * count + $1] },
                    "\(count), item \(item)")
            }
        }
    }

    /// The writes of the helpers are visible when the call returns, in more calls than the helpers busy-wait for.
    @Test func whatTheHelpersWroteIsSeen() {
        let team = Team(threadCount: 3)
        let sums = AlignedBuffer<Int>(count: 3)
        for round in 1...20_000 {
            team.split(3, by: 1, with: sums) { sums, _, range in for i in range { sums.base[i] += round } }
            guard sums.base[0] == sums.base[1], sums.base[1] == sums.base[2] else {
                Issue.record("round \(round): \(sums.base[0]), \(sums.base[1]), \(sums.base[2])")
                return
            }
        }
        #expect(sums.base[2] == 20_000 * 20_001 / 2)
    }
}

extension TeamTests {
    /// The caller does every range if there are no helpers; alone, it does one range with everything.
    @Test func theCallerNeedsNoHelpers() {
        func ranges(_ team: Team) -> [Range<Int>] {
            let ranges = Mutex([Range<Int>]())
            team.split(64, by: 16, with: ()) { _, _, range in ranges.withLock { $0.append(range) } }
            return ranges.withLock { $0 }
        }
        let refused = Team(threadCount: 4, stackSize: 1 << 46)
        #expect(refused.threadCount == 1)
        #expect(ranges(refused) == [0..<64])
        let team = Team(threadCount: 2)
        team.isAlone = true
        #expect(ranges(team) == [0..<64])
        team.isAlone = false
        #expect(Set(ranges(team)) == [0..<32, 32..<64])
    }

    /// Far more threads than cores: most ranges are taken by the caller, and all are done once.
    @Test func moreThreadsThanCoresFinish() {
        let team = Team(threadCount: 40)
        let visits = AlignedBuffer<Int32>(count: 400)
        for _ in 0..<200 {
            team.split(400, by: 1, with: visits) { visits, _, range in for i in range { visits.base[i] += 1 } }
        }
        #expect((0..<400).allSatisfy { visits.base[$0] == 200 })
    }
}
