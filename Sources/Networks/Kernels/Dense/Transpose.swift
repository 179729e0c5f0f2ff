/// Transposes a matrix: target[n, b] = source[b, n].
///
/// Shapes: source [rowCount, columnCount], target [columnCount, rowCount]. Reads and writes no more than these, except
/// that each target row is filled with zeros up to rowCount rounded up to 8, within the target's stride.
package func transpose(
    rowCount: Int, columnCount: Int,
    _ source: UnsafePointer<Float>, stride sourceStride: Int, into target: UnsafeMutablePointer<Float>,
    stride targetStride: Int
) {
    for b in stride(from: 0, to: rowCount, by: 8) {
        let height = min(8, rowCount - b)
        var n = 0
        if height == 8 {
            while n + 8 <= columnCount {
                transposeEight(source + b * sourceStride + n, sourceStride, target + n * targetStride + b, targetStride)
                n += 8
            }
        }
        while n < columnCount {
            var lanes = Lanes.zero
            for i in 0..<height { lanes[i] = source[(b + i) * sourceStride + n] }
            store(lanes, to: target + n * targetStride + b)
            n += 1
        }
    }
}

/// Transposes eight by eight elements, four columns at a time.
@inline(__always)
private func transposeEight(_ s: UnsafePointer<Float>, _ sStride: Int, _ t: UnsafeMutablePointer<Float>, _ tStride: Int)
{
    transposeFourColumns(s, sStride, t, tStride)
    transposeFourColumns(s + 4, sStride, t + 4 * tStride, tStride)
}

/// Transposes four columns of eight rows into four rows of eight.
///
/// Rows r and r + 4 share a register; two rounds of interleaving, first of floats, then of pairs, do the rest.
@inline(__always)
private func transposeFourColumns(
    _ s: UnsafePointer<Float>, _ sStride: Int, _ t: UnsafeMutablePointer<Float>, _ tStride: Int
) {
    let below = s + 4 * sStride
    let row0 = joined(s, below), row1 = joined(s + sStride, below + sStride)
    let low01 = interleavedLow(row0, row1), high01 = interleavedHigh(row0, row1)
    let row2 = joined(s + 2 * sStride, below + 2 * sStride), row3 = joined(s + 3 * sStride, below + 3 * sStride)
    let low23 = interleavedLow(row2, row3), high23 = interleavedHigh(row2, row3)
    store(firstPairs(low01, low23), to: t)
    store(secondPairs(low01, low23), to: t + tStride)
    store(firstPairs(high01, high23), to: t + 2 * tStride)
    store(secondPairs(high01, high23), to: t + 3 * tStride)
}
