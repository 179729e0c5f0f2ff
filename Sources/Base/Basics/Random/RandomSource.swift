/// A source of random numbers named by a seed and a stream ("part-5/dropout 0.2, l2 0.0001/fold 3"). Within it, each purpose has its own counters.
public struct RandomSource: Sendable, Hashable {
    public enum Purpose: UInt32, Sendable {
        case initialWeights = 1
        case shuffling = 2
        case dropout = 3
        case other = 4
    }

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
