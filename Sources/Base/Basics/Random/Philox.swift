/// The counter-based generator Philox4x32-10.
///
/// Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
/// A number is a function of its key and its counter alone, so it does not depend on the order of the draws.
package struct Philox: Sendable {
    /// The low half of the key.
    package let key0: UInt32
    /// The high half of the key.
    package let key1: UInt32

    /// A generator with a key of 64 bits; the low half is the first key word.
    package init(key: UInt64) {
        key0 = UInt32(truncatingIfNeeded: key)
        key1 = UInt32(truncatingIfNeeded: key >> 32)
    }

    /// The four 32-bit numbers at the counter (c0, c1, c2, c3).
    package func callAsFunction(_ c0: UInt32, _ c1: UInt32, _ c2: UInt32, _ c3: UInt32) -> SIMD4<UInt32> {
        var c0 = c0, c1 = c1, c2 = c2, c3 = c3, k0 = key0, k1 = key1
        for _ in 0..<10 {
            let p0 = UInt64(c0) &* 0xD251_1F53
            let p1 = UInt64(c2) &* 0xCD9E_8D57
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: p1 >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: p1),
                UInt32(truncatingIfNeeded: p0 >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: p0)
            )
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return SIMD4(c0, c1, c2, c3)
    }
}
