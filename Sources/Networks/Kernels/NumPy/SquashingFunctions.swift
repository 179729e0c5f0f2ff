import Basics

/// Sigmoid 1 / (1 + e⁻ᶻ) of each element in place, as SciPy's `expit`, to the last bit.
public func sigmoid(inPlace z: inout [Double]) {
    glibcExponentialTable.withUnsafeBufferPointer { table in
        replaceQuads(&z) { 1 / (1 + glibcExponential(-$0, table: table.baseAddress!)) }
    }
}

/// Softmax e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z) in place, as SciPy's `softmax`, to the last bit.
///
/// The sum is NumPy's `pairwiseSum`. An empty vector stays empty.
public func softmax(inPlace z: inout [Double]) {
    guard let maximum = z.max() else { return }
    replaceQuads(&z) { svmlExponential($0 - DoubleQuad(repeating: maximum)) }
    let sum = pairwiseSum(z[...])
    for i in z.indices { z[i] /= sum }
}

/// Softmax of z as a new vector.
public func softmax(_ z: [Double]) -> [Double] {
    var p = z
    softmax(inPlace: &p)
    return p
}

/// Sum in the order of NumPy's `pairwise_sum` (numpy/_core/src/umath/loops_utils.h.src).
///
/// Fewer than eight terms are added upwards. Up to 128 are added in eight lanes by index mod 8, the lanes added by
/// pairs, then the remaining terms upwards. More terms are the sum of two halves, the first a multiple of eight long.
public func pairwiseSum(_ x: ArraySlice<Double>) -> Double {
    let count = x.count, first = x.startIndex
    if count < 8 { return x.reduce(-0.0, +) }
    if count > 128 {
        let half = count / 2 - count / 2 % 8
        return pairwiseSum(x.prefix(half)) + pairwiseSum(x.dropFirst(half))
    }
    var lanes = SIMD8<Double>.zero
    for lane in 0..<8 { lanes[lane] = x[first + lane] }
    var i = 8
    while i + 8 <= count {
        for lane in 0..<8 { lanes[lane] += x[first + i + lane] }
        i += 8
    }
    var sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    while i < count {
        sum += x[first + i]
        i += 1
    }
    return sum
}

/// Replaces each element by `transform`, four at a time; the last few are padded with zeros.
@inline(__always)
private func replaceQuads(_ x: inout [Double], _ transform: (DoubleQuad) -> DoubleQuad) {
    x.withUnsafeMutableBufferPointer { x in
        guard let p = x.baseAddress else { return }
        var i = 0
        while i + 4 <= x.count {
            store(transform(load(p + i)), to: p + i)
            i += 4
        }
        if i < x.count {
            var last = DoubleQuad.zero
            for lane in 0..<x.count - i { last[lane] = p[i + lane] }
            last = transform(last)
            for lane in 0..<x.count - i { p[i + lane] = last[lane] }
        }
    }
}
