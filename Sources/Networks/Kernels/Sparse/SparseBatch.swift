/// One for a nonzero, zero for a zero of either sign, without a branch.
@inline(__always)
private func isNonzero(_ x: Float) -> Int {
    let magnitude = x.bitPattern << 1
    return Int(truncatingIfNeeded: (magnitude | (0 &- magnitude)) >> 31)
}

/// Nonzero features of a batch, listed by image for the forward pass and by feature for the update.
///
/// Both lists are filled in one pass. Adding an exact zero changes nothing, so a layer that walks these lists gives the
/// same numbers as the dense one.
public final class SparseBatch {
    /// Number of features, zeros included.
    package let featureCount: Int
    /// Start of each image's entries in `row`: those of image b lie at rowStart[b] ..< rowStart[b + 1].
    package let rowStart: AlignedBuffer<Int32>
    /// Entries by image, features ascending.
    package let row: AlignedBuffer<SparseEntry>
    /// Number of each feature's entries in `column`: those of feature k lie at k · columnStride ..< k · columnStride +
    /// columnCount[k].
    package let columnCount: AlignedBuffer<Int32>
    /// Entries by feature, images ascending.
    package let column: AlignedBuffer<SparseEntry>
    /// Entries from one feature's list to the next.
    package let columnStride: Int
    /// Bytes that `take` read ahead, stored so that the read is not optimised away.
    private var lookedAt: UInt8 = 0

    /// Allocates lists for up to `rowCapacity` images.
    package init(rowCapacity: Int, featureCount: Int) {
        self.featureCount = featureCount
        rowStart = AlignedBuffer(count: rowCapacity + 1)
        // One extra place, as entries are written before it is known whether they count.
        row = AlignedBuffer(count: rowCapacity * featureCount + 1)
        columnCount = AlignedBuffer(count: featureCount)
        // Whole cache lines (eight entries each), and one line more: with a capacity such as 32, the lists would
        // otherwise start at multiples of a power of two and share a few sets of the cache.
        columnStride = (rowCapacity + 7) / 8 * 8 + 8
        column = AlignedBuffer(count: featureCount * columnStride)
    }

    /// Lists the nonzeros of the rows of `input` [rowCount, featureCount].
    package func compress(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int) {
        let row = row.base, rowStart = rowStart.base, column = column.base, columnCount = columnCount.base,
            columnStride = columnStride
        columnCount.update(repeating: 0, count: featureCount)
        var count = 0
        rowStart[0] = 0
        for b in 0..<rowCount {
            let x = input + b * inputStride
            for k in 0..<featureCount {
                // Always written, but counted only if nonzero: no branch to mispredict.
                let kept = isNonzero(x[k]), place = Int(columnCount[k])
                row[count] = SparseEntry(index: Int32(truncatingIfNeeded: k), value: x[k])
                column[k &* columnStride &+ place] = SparseEntry(index: Int32(truncatingIfNeeded: b), value: x[k])
                count &+= kept
                columnCount[k] = Int32(truncatingIfNeeded: place &+ kept)
            }
            rowStart[b + 1] = Int32(truncatingIfNeeded: count)
        }
    }

    /// Lists the nonzeros of some rows of a data set; `table` [256] gives the float for each byte.
    package func take(_ rows: UnsafeBufferPointer<Int32>, of data: NonzeroBytes, table: UnsafePointer<Float>) {
        let row = row.base, rowStart = rowStart.base, column = column.base, columnCount = columnCount.base,
            columnStride = columnStride
        columnCount.update(repeating: 0, count: featureCount)
        data.withUnsafePointers { starts, features, bytes in
            // Shuffled rows lie anywhere in memory. Reading a byte of each cache line first lets all these memory
            // accesses overlap.
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
