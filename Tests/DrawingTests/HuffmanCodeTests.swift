import TestSupport
import Testing

@testable import Drawing

struct HuffmanCodeTests {
    @Test func costsAsLittleAsTheBestOfAllCodes() {
        var random = SplitMix64(1)
        for round in 0..<200 {
            let limit = 3 + round % 2
            let counts = (0..<2 + round % 5).map { _ in UInt32(1 + random.next() % (1 << (random.next() % 12))) }
            let code = HuffmanCode(counts: counts, limit: limit)
            #expect(code.lengths.allSatisfy { 1...limit ~= Int($0) })
            #expect(code.cost(counts) == leastCost(of: counts, limit: limit), "\(counts)")
        }
    }

    /// Every code in use is complete; zlib rejects incomplete ones.
    @Test func wordsArePrefixFreeAndComplete() {
        var random = SplitMix64(2)
        for count in [1, 2, 3, 19, 30, 286] {
            for limit in [9, 15] {
                let counts = (0..<count).map { _ in
                    random.next() % 3 == 0 ? 0 : UInt32(random.next() % (1 << (random.next() % 31)))
                }
                let code = HuffmanCode(counts: counts + [0, 0], limit: limit)
                let words = zip(code.words, code.lengths).filter { $0.1 > 0 }
                #expect(words.reduce(0) { $0 + 1 << (limit - Int($1.1)) } == 1 << limit)
                for (index, one) in words.enumerated() {
                    for other in words[(index + 1)...] {
                        let shared = UInt16(1) << UInt16(min(one.1, other.1)) - 1
                        #expect(one.0 & shared != other.0 & shared)
                    }
                }
            }
        }
    }

    /// The least possible cost, found by trying all lengths that satisfy Kraft's inequality.
    private func leastCost(of counts: [UInt32], limit: Int) -> Int {
        func cost(_ counts: ArraySlice<UInt32>, room: Int) -> Int {
            guard let first = counts.first else { return 0 }
            var best = Int.max / 2
            for length in 1...limit where 1 << (limit - length) <= room {
                best = min(best, Int(first) * length + cost(counts.dropFirst(), room: room - 1 << (limit - length)))
            }
            return best
        }
        return cost(counts[...], room: 1 << limit)
    }
}
