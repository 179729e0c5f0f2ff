/// One, or zero for a zero of either sign, without a branch.
@inline(__always)
private func isNonzero(_ x: Float) -> Int {
    let magnitude = x.bitPattern << 1
    return Int(truncatingIfNeeded: (magnitude | (0 &- magnitude)) >> 31)
}

/// The nonzero features of a batch, by image for the forward pass and by feature for the update, both listed in one go. Adding an exact zero changes nothing, so a
/// layer that walks these gives the same numbers as the dense one.
public final class SparseBatch {
    package let featureCount: Int
    /// By image, features ascending: image b's lie at rowStart[b] ..< rowStart[b + 1].
    package let rowStart: AlignedBuffer<Int32>
    package let row: AlignedBuffer<SparseEntry>
    /// By feature, images ascending: feature k's lie at k · columnStride ..< k · columnStride + columnCount[k].
    package let columnCount: AlignedBuffer<Int32>
    package let column: AlignedBuffer<SparseEntry>
    package let columnStride: Int
    /// What `take` saw on looking ahead; kept so that the look is not optimised away.
    private var lookedAt: UInt8 = 0

    package init(rowCapacity: Int, featureCount: Int) {
        self.featureCount = featureCount
        rowStart = AlignedBuffer(count: rowCapacity + 1)
        // One place more than can be filled, as entries are written before it is known whether they stay.
        row = AlignedBuffer(count: rowCapacity * featureCount + 1)
        columnCount = AlignedBuffer(count: featureCount)
        // A cache line more than 2ⁿ lines, so that the lists' beginnings spread over the cache.
        columnStride = (rowCapacity + 7) / 8 * 8 + 8
        column = AlignedBuffer(count: featureCount * columnStride)
    }

    /// Compresses the rows of input [rowCount, featureCount].
    package func compress(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int) {
        let row = row.base, rowStart = rowStart.base, column = column.base, columnCount = columnCount.base,
            columnStride = columnStride
        columnCount.update(repeating: 0, count: featureCount)
        var count = 0
        rowStart[0] = 0
        for b in 0..<rowCount {
            let x = input + b * inputStride
            for k in 0..<featureCount {
                // Written always, kept only if nonzero: no branch to mispredict.
                let kept = isNonzero(x[k]), place = Int(columnCount[k])
                row[count] = SparseEntry(index: Int32(truncatingIfNeeded: k), value: x[k])
                column[k &* columnStride &+ place] = SparseEntry(index: Int32(truncatingIfNeeded: b), value: x[k])
                count &+= kept
                columnCount[k] = Int32(truncatingIfNeeded: place &+ kept)
            }
            rowStart[b + 1] = Int32(truncatingIfNeeded: count)
        }
    }

    /// Takes rows of a data set, each byte standing for the float in the table of 256.
    package func take(_ rows: UnsafeBufferPointer<Int32>, of data: NonzeroBytes, table: UnsafePointer<Float>) {
        let row = row.base, rowStart = rowStart.base, column = column.base, columnCount = columnCount.base,
            columnStride = columnStride
        columnCount.update(repeating: 0, count: featureCount)
        data.withUnsafePointers { starts, features, bytes in
            // Shuffled rows lie anywhere in memory. To look at a byte of each cache line first lets all of these wait for memory together.
            var seen: UInt8 = 0
            for b in 0..<rows.count {
                for i in stride(from: starts[Int(rows[b])], to: starts[Int(rows[b]) + 1], by: 32) {
                    seen |= bytes[i] | UInt8(truncatingIfNeeded: features[i])
                }
            }
            lookedAt = seen
            var count = 0
            rowStart[0] = 0
            for b in 0..<rows.count {
                let first = starts[Int(rows[b])], length = starts[Int(rows[b]) + 1] - first
                for i in 0..<length {
                    let k = Int(features[first &+ i]), x = table[Int(bytes[first &+ i])], place = columnCount[k]
                    row[count &+ i] = SparseEntry(index: Int32(truncatingIfNeeded: k), value: x)
                    column[k &* columnStride &+ Int(place)] = SparseEntry(index: Int32(truncatingIfNeeded: b), value: x)
                    columnCount[k] = place &+ 1
                }
                count += length
                rowStart[b + 1] = Int32(truncatingIfNeeded: count)
            }
        }
    }
}
