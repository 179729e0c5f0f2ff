/// A source of random numbers that is named by a seed and a stream ("part-5/dropout 0.2, l2 0.0001/fold 3").
///
/// A number is a function of the source, its purpose and its counters; it does not depend on the order of the draws.
public struct RandomSource: Sendable, Hashable {
    /// The use of random numbers. Each purpose has counters of its own; the raw value is one of Philox's counter words.
    public enum Purpose: UInt32, Sendable {
        /// Initial weights of a network.
        case initialWeights = 1
        /// The order of examples in an epoch, and other permutations.
        case shuffling = 2
        /// Decisions of dropout layers.
        case dropout = 3
        /// Any other use, such as test data.
        case other = 4
    }

    /// The seed, from which `key` is computed together with the stream's name.
    public let seed: UInt64
    /// The stream's name.
    public let stream: String
    /// The key of Philox, a hash of seed and stream.
    public let key: UInt64

    /// The source of a seed and a stream's name.
    public init(seed: UInt64, stream: String) {
        self.seed = seed
        self.stream = stream
        // FNV-1a of the name, then SplitMix64's finaliser of both: similar seeds or names give unrelated keys.
        var z = fnv1a(stream.utf8) ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        key = z ^ (z >> 31)
    }

    /// Four 32-bit random numbers.
    ///
    /// - Parameters:
    ///   - purpose: the use of the numbers.
    ///   - series: the number of a layer or an epoch.
    ///   - index: a counter within the series.
    ///   - step: a second counter within the series.
    public func words(_ purpose: Purpose, series: UInt32, index: UInt32, step: UInt32 = 0) -> SIMD4<UInt32> {
        Philox(key: key)(index, step, series, purpose.rawValue)
    }

    /// `count` uniform numbers in [0, 1) with 24 random bits each; none for a negative count.
    public func uniformFloats(_ purpose: Purpose, series: UInt32, count: Int) -> [Float] {
        guard count > 0 else { return [] }
        var result: [Float] = []
        result.reserveCapacity(count)
        for group in 0...(count - 1) / 4 {
            let words = words(purpose, series: series, index: UInt32(truncatingIfNeeded: group))
            for lane in 0..<4 { result.append(Float(words[lane] >> 8) * 0x1p-24) }
        }
        result.removeLast(result.count - count)
        return result
    }

    /// A random permutation of 0 ..< count, for counts of at most 2³¹ − 1; empty for a negative one.
    ///
    /// It is made by the Fisher-Yates shuffle.
    ///
    /// Each index is the high half of a 128-bit product; its bias is below count · 2⁻⁶⁴. The purpose is `.shuffling`.
    public func permutation(count: Int, series: UInt32) -> [Int32] {
        var order = (0..<Int32(clamping: max(count, 0))).map { $0 }
        shuffle(&order, series: series)
        return order
    }

    /// Shuffles `order` in place with the same random numbers as `permutation(count:series:)`.
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
