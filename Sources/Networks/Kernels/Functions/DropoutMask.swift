import Basics

/// Fills an inverted-dropout mask: 1 / (1 − rate) for a unit that stays, 0 for one that is dropped.
///
/// Writes the first `count` (rounded up to 32) floats of `mask`. Unit i of training step `step` is dropped if its
/// 32-bit random number is below rate · 2³², rounded down.
package func dropoutMask(
    source: RandomSource, layer: Int, step: Int, rate: Double, count: Int, mask: UnsafeMutablePointer<Float>
) {
    let philox = Philox(key: source.key)
    let threshold = SIMD4<UInt32>(repeating: UInt32(min(rate * 0x1p32, 0x1p32 - 1)))
    let kept = SIMD4<Float>(repeating: Float(1 / (1 - rate)))
    for i in stride(from: 0, to: count, by: 32) {
        // Word j of counter n decides unit 8 j + n of the group of 32.
        let (first, last) = philox.eight(
            from: UInt32(truncatingIfNeeded: i / 4), UInt32(truncatingIfNeeded: step),
            UInt32(truncatingIfNeeded: layer),
            RandomSource.Purpose.dropout.rawValue)
        for j in 0..<4 {
            store(SIMD4<Float>.zero.replacing(with: kept, where: first[j] .>= threshold), to: mask + i + 8 * j)
            store(SIMD4<Float>.zero.replacing(with: kept, where: last[j] .>= threshold), to: mask + i + 8 * j + 4)
        }
    }
}
