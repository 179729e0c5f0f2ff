/// Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). A number is a function of its key and
/// its counter alone, so it does not matter who draws first.
package struct Philox: Sendable {
    private let key0: UInt32
    private let key1: UInt32

    package init(key: UInt64) {
        key0 = UInt32(truncatingIfNeeded: key)
        key1 = UInt32(truncatingIfNeeded: key >> 32)
    }

    /// The four 32-bit numbers at a counter.
    package func callAsFunction(_ c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32) -> SIMD4<UInt32> {
        var c0 = c0, c1 = c1, c2 = c2, c3 = c3, k0 = key0, k1 = key1
        for _ in 0..<10 {
            let p0 = UInt64(c0) &* 0xD251_1F53
            let p1 = UInt64(c2) &* 0xCD9E_8D57
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
                UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0))
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return SIMD4(c0, c1, c2, c3)
    }

    /// Word j of the numbers at the eight counters (c0 … c0 + 7, c1, c2, c3): of the first four, and of the last. Two fours side by side, as each waits for its own
    /// multiplications most of the time.
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

    /// Four counters on their way through the rounds; 32-bit words in 64-bit lanes, so that a product is one multiplication. What stands above them is never looked at.
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
            [SIMD4(truncatingIfNeeded: x0), SIMD4(truncatingIfNeeded: x1), SIMD4(truncatingIfNeeded: x2), SIMD4(truncatingIfNeeded: x3)]
        }
    }
}

/// A source of random numbers named by a seed and a stream ("part-5/dropout 0.2, l2 0.0001/fold 3"). Within it, each purpose has its own counters.
public struct RandomSource: Sendable, Hashable {
    public enum Purpose: UInt32, Sendable { case initialWeights = 1, shuffling = 2, dropout = 3, other = 4 }

    public let seed: UInt64
    public let stream: String
    public let key: UInt64

    public init(seed: UInt64, stream: String) {
        self.seed = seed
        self.stream = stream
        // FNV-1a over the name, then SplitMix64's finaliser over both: neighbouring seeds and names share nothing.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var z = hash ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        key = z ^ (z >> 31)
    }

    /// Four numbers of a purpose: `index` counts within a `series` (a layer, an epoch).
    public func words(_ purpose: Purpose, series: UInt32, index: UInt32, step: UInt32 = 0) -> SIMD4<UInt32> {
        Philox(key: key)(index, step, series, purpose.rawValue)
    }

    /// Uniform numbers in [0, 1) of 24 bits each: `count` of them.
    public func uniformFloats(_ purpose: Purpose, series: UInt32, count: Int) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(count + 3)
        for group in 0..<((count + 3) / 4) {
            let words = words(purpose, series: series, index: UInt32(truncatingIfNeeded: group))
            for lane in 0..<4 { result.append(Float(words[lane] >> 8) * 0x1p-24) }
        }
        result.removeLast(result.count - count)
        return result
    }

    /// A permutation of 0 ..< count by Fisher and Yates's shuffle; choices by the high half of a 64-bit product, whose bias is below count · 2⁻⁶⁴.
    public func permutation(count: Int, series: UInt32) -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        shuffle(&order, series: series)
        return order
    }

    /// Shuffles in place, as `permutation` does.
    public func shuffle(_ order: inout [Int32], series: UInt32) {
        order.withUnsafeMutableBufferPointer { order in
            var i = order.count - 1
            while i > 0 {
                let words = words(.shuffling, series: series, index: UInt32(truncatingIfNeeded: i))
                let draw = UInt64(words[0]) << 32 | UInt64(words[1])
                order.swapAt(i, Int(draw.multipliedFullWidth(by: UInt64(i + 1)).high))
                i -= 1
            }
        }
    }
}
