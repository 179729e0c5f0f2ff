/// The generator MT19937 (Matsumoto & Nishimura 1998), as in NumPy's legacy `RandomState`.
///
/// A network can thus start from the same weights that the original drew with `np.random.seed(…)` and
/// `np.random.uniform(…)`.
public struct MersenneTwister: Sendable {
    private var state: [UInt32]
    private var position = 624

    /// A generator in the same state as after `np.random.seed(seed)`.
    public init(seed: UInt32) {
        state = [seed]
        state.reserveCapacity(624)
        for i in 1..<624 {
            let last = state[i - 1]
            state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(i))
        }
    }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if position == 624 { twist() }
        var y = state[position]
        position += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9d2c_5680
        y ^= y << 15 & 0xefc6_0000
        return y ^ (y >> 18)
    }

    /// The next double in [0, 1) with 53 random bits, as in NumPy's `random_sample()`. It uses two words.
    public mutating func nextDouble() -> Double {
        let a = nextWord() >> 5, b = nextWord() >> 6
        return (Double(a) * 67_108_864 + Double(b)) / 9_007_199_254_740_992
    }

    /// The next `count` uniform doubles between `low` and `high`, as in NumPy's `uniform(low, high, count)`.
    public mutating func uniform(_ low: Double, _ high: Double, count: Int) -> [Double] {
        (0..<max(count, 0)).map { _ in low + (high - low) * nextDouble() }
    }

    private mutating func twist() {
        for i in 0..<624 {
            let y = state[i] & 0x8000_0000 | state[(i + 1) % 624] & 0x7fff_ffff
            state[i] = state[(i + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        position = 0
    }
}
