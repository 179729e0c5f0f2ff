import Kernels

/// SplitMix64 (Steele, Lea and Flood 2014): inputs that are the same on every run and owe nothing to the generators under test.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Of 24 random bits, in −1 ..< 1; an exact zero of either sign with probability `zeros`.
    mutating func float(zeros: Double = 0) -> Float {
        let bits = next()
        let value = Float(bits >> 40) * 0x1p-23 - 1
        guard Double(bits & 0xFFFF) < zeros * 65_536 else { return value }
        return bits & 0x1_0000 == 0 ? 0 : -0.0
    }

    mutating func double(zeros: Double = 0) -> Double {
        let bits = next()
        return Double(bits & 0x7FF) < zeros * 2048 ? 0 : Double(bits >> 11) * 0x1p-52 - 1
    }

    mutating func doubles(_ count: Int, zeros: Double = 0) -> [Double] { (0..<count).map { _ in double(zeros: zeros) } }

    /// [rowCount, columnCount] in rows of `stride` floats; what lies between is zero, or random too if `filled`.
    mutating func rows(_ rowCount: Int, _ columnCount: Int, stride: Int, zeros: Double = 0, filled: Bool = false) -> AlignedBuffer<Float> {
        let buffer = AlignedBuffer<Float>(count: rowCount * stride)
        for row in 0..<rowCount {
            for column in 0..<(filled ? stride : columnCount) { buffer.base[row * stride + column] = float(zeros: zeros) }
        }
        return buffer
    }
}

extension AlignedBuffer where Element == Float {
    func copy() -> AlignedBuffer<Float> {
        let result = AlignedBuffer<Float>(count: count)
        result.base.update(from: base, count: count)
        return result
    }

    var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The first place where two buffers differ in a bit, the whole of both compared: nothing may be written where nothing belongs.
func firstDifference(_ a: AlignedBuffer<Float>, _ b: AlignedBuffer<Float>) -> Int? {
    precondition(a.count == b.count, "buffers of one size")
    return (0..<a.count).first { a.base[$0].bitPattern != b.base[$0].bitPattern }
}

/// How far a sum of `count` products, taken by one fused multiply-add after another, may lie from the true one: each
/// rounds by at most 2⁻²⁴ of a partial sum, and no partial sum exceeds the sum of magnitudes (Higham, Accuracy and Stability, §3.1).
func summationBound(count: Int, magnitudes: Double) -> Double { Double(count + 2) * 0x1p-24 * magnitudes }
