import Kernels
import Synchronization
import Testing

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

    /// The helpers' writes are there when the call returns, over more calls than the helpers spin through without sleeping.
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
