import Kernels

@testable import TestSupport

extension SplitMix64 {
    /// A random array [rowCount, columnCount] in rows of `stride` floats. The gaps between rows are zero, or random if
    /// `filled`.
    mutating func rows(_ rowCount: Int, _ columnCount: Int, stride: Int, zeros: Double = 0, filled: Bool = false)
        -> AlignedBuffer<Float>
    {
        let buffer = AlignedBuffer<Float>(count: rowCount * stride)
        for row in 0..<rowCount {
            for column in 0..<(filled ? stride : columnCount) {
                buffer.base[row * stride + column] = float(zeros: zeros)
            }
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

/// The first place where two buffers differ in a bit. The whole buffers are compared, as nothing may be written outside
/// the result.
func firstDifference(_ a: AlignedBuffer<Float>, _ b: AlignedBuffer<Float>) -> Int? {
    precondition(a.count == b.count, "buffers of one size")
    return (0..<a.count).first { a.base[$0].bitPattern != b.base[$0].bitPattern }
}

/// The largest error of a sum of `count` products, added by one fused multiply-add after another.
///
/// Each operation rounds by at most 2⁻²⁴ of a partial sum, and no partial sum exceeds the sum of magnitudes (Higham,
/// Accuracy and Stability, §3.1).
func summationBound(count: Int, magnitudes: Double) -> Double { Double(count + 2) * 0x1p-24 * magnitudes }
