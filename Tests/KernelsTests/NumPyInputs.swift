@testable import TestSupport

/// Random numbers in low ..< high that a Python script can generate as well.
///
/// Together with `digest` they let a test compare millions of NumPy's results by one line. The fixtures of the tests
/// that use them come from NumPy 2.4.6, SciPy 1.17.1, glibc 2.36, OPENBLAS_NUM_THREADS=1 and a processor with AVX-512:
///
///     def uniform(seed, count, low, high):
///         z = np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * np.arange(1, count + 1, dtype=np.uint64)
///         z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
///         z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
///         return low + (high - low) * (((z ^ z >> np.uint64(31)) >> np.uint64(11)) * 2.0**-53)
///
///     def digest(x, h=0xCBF29CE484222325):
///         for bits in np.asarray(x, dtype=float).view(np.uint64).tolist(): h = ((h ^ bits) * 0x100000001B3) % 2**64
///         return h
func uniform(_ seed: UInt64, _ count: Int, _ low: Double, _ high: Double) -> [Double] {
    var random = SplitMix64(seed)
    return (0..<count).map { _ in low + (high - low) * (Double(random.next() >> 11) * 0x1p-53) }
}

/// The FNV-1a hash over 64-bit words instead of bytes.
func digest(_ x: [Double], _ hash: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    x.reduce(hash) { ($0 ^ $1.bitPattern) &* 0x100_0000_01B3 }
}
