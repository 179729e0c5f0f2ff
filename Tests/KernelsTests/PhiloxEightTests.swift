import Kernels
import TestSupport
import Testing

@testable import Basics

@Suite struct PhiloxEightTests {
    @Test func eightCountersEqualOneAtATime() {
        var random = SplitMix64(91)
        // Some of the counters wrap around.
        for start: UInt32 in [0, 4, 12_345, .max - 1, .max] {
            let philox = Philox(key: random.next()), bits = random.next()
            let (c1, c2, c3) = (UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32), UInt32(3))
            let (first, last) = philox.eight(from: start, c1, c2, c3)
            for lane in 0..<8 {
                let words = SIMD4<UInt32>((0..<4).map { lane < 4 ? first[$0][lane] : last[$0][lane - 4] })
                #expect(words == philox(start &+ UInt32(lane), c1, c2, c3), "lane \(lane) from \(start)")
            }
        }
    }
}
