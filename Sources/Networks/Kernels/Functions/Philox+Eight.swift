import Basics

extension Philox {
    /// The numbers at the eight counters (c0 … c0 + 7, c1, c2, c3).
    ///
    /// Two groups of four counters are computed side by side, because each group waits for its own multiplications most
    /// of the time.
    ///
    /// - Returns: The first and the last four counters. Element j of each array is word j: [word, counter].
    @inline(__always)
    package func eight(
        from c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32
    ) -> (InlineArray<4, SIMD4<UInt32>>, InlineArray<4, SIMD4<UInt32>>) {
        var first = Quad(c0, c1, c2, c3), last = Quad(c0 &+ 4, c1, c2, c3)
        var k0 = Quad.Words(repeating: UInt64(key0)), k1 = Quad.Words(repeating: UInt64(key1))
        for _ in 0..<10 {
            first.round(k0, k1)
            last.round(k0, k1)
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return (first.words, last.words)
    }

    /// Four counters between two rounds, as 32-bit words in 64-bit lanes, so that a product is one multiplication.
    ///
    /// The upper 32 bits of each lane are ignored.
    private struct Quad {
        typealias Words = SIMD4<UInt64>
        var x0, x1, x2, x3: Words

        @inline(__always)
        init(_ c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32) {
            x0 = Words(repeating: UInt64(c0)) &+ Words(0, 1, 2, 3)
            x1 = Words(repeating: UInt64(c1))
            x2 = Words(repeating: UInt64(c2))
            x3 = Words(repeating: UInt64(c3))
        }

        @inline(__always)
        mutating func round(_ k0: Words, _ k1: Words) {
            let low = Words(repeating: 0xFFFF_FFFF)
            let p0 = (x0 & low) &* Words(repeating: 0xD251_1F53), p1 = (x2 & low) &* Words(repeating: 0xCD9E_8D57)
            x0 = (p1 &>> 32) ^ (x1 ^ k0)
            x1 = p1
            x2 = (p0 &>> 32) ^ (x3 ^ k1)
            x3 = p0
        }

        @inline(__always)
        var words: InlineArray<4, SIMD4<UInt32>> {
            [
                SIMD4(truncatingIfNeeded: x0), SIMD4(truncatingIfNeeded: x1), SIMD4(truncatingIfNeeded: x2),
                SIMD4(truncatingIfNeeded: x3),
            ]
        }
    }
}
