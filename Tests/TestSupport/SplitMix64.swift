/// The generator SplitMix64 (Steele, Lea and Flood 2014): inputs that are the same in every run and independent of the
/// generators under test.
package struct SplitMix64: RandomNumberGenerator {
    package var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number of 24 random bits in −1 ..< 1; with probability `zeros` an exact zero of either sign.
    package mutating func float(zeros: Double = 0) -> Float {
        let bits = next()
        let value = Float(bits >> 40) * 0x1p-23 - 1
        guard Double(bits & 0xFFFF) < zeros * 65_536 else { return value }
        return bits & 0x1_0000 == 0 ? 0 : -0.0
    }

    package mutating func double(zeros: Double = 0) -> Double {
        let bits = next()
        return Double(bits & 0x7FF) < zeros * 2048 ? 0 : Double(bits >> 11) * 0x1p-52 - 1
    }

    package mutating func doubles(_ count: Int, zeros: Double = 0) -> [Double] {
        (0..<count).map { _ in double(zeros: zeros) }
    }

    /// A random double in 0 ..< 1.
    package mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
