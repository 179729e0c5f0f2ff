/// One for a nonzero, zero for a zero of either sign, without a branch.
@inline(__always)
private func isNonzero(_ x: Float) -> Int {
    let magnitude = x.bitPattern << 1
    return Int(truncatingIfNeeded: (magnitude | (0 &- magnitude)) >> 31)
}

/// Nonzero features of a batch, listed by image for the forward pass and by feature for the update.
///
/// An image has entries of index and value. A feature has a set of images, one bit each, beside the values
/// in a matrix of fixed places: a list of entries for each feature would be twice as large, and hardly any of it would
/// still be in the first-level cache when the next image adds to it. Adding an exact zero changes nothing, so a layer
/// that walks the nonzeros gives the same numbers as the dense one.
public final class SparseBatch {
    /// Number of features, zeros included.
    package let featureCount: Int
    /// Number of images in the batch.
    package private(set) var rowCount = 0
    /// Start of each image's entries in `row`: those of image b lie at rowStart[b] ..< rowStart[b + 1].
    package let rowStart: AlignedBuffer<Int32>
    /// Entries by image, features ascending.
    package let row: AlignedBuffer<SparseEntry>
    /// Images in which each feature is nonzero, [featureCount, imageWordCount]: bit b mod 64 of word b div 64.
    package let images: AlignedBuffer<UInt64>
    /// Number of words of `images` for a feature.
    package let imageWordCount: Int
    /// Values by feature, [featureCount, columnStride]; only those of the images in `images` count.
    package let column: AlignedBuffer<Float>
    /// Floats from one feature's values to the next.
    package let columnStride: Int
    /// Bytes that `take` read ahead, stored so that the read is not optimised away.
    private var lookedAt: UInt8 = 0

    /// Allocates lists for up to `rowCapacity` images.
    package init(rowCapacity: Int, featureCount: Int) {
        self.featureCount = featureCount
        rowStart = AlignedBuffer(count: rowCapacity + 1)
        // One extra place, as entries are written before it is known whether they count.
        row = AlignedBuffer(count: rowCapacity * featureCount + 1)
        imageWordCount = (rowCapacity + 63) / 64
        images = AlignedBuffer(count: featureCount * imageWordCount)
        // An odd number: at multiples of a power of two, the features would share a few sets of the cache.
        columnStride = rowCapacity | 1
        column = AlignedBuffer(count: featureCount * columnStride)
    }

    /// Lists the nonzeros of the rows of `input` [rowCount, featureCount].
    ///
    /// Without `byFeature` only the lists by image are filled: a forward pass and the update by one image need no
    /// others.
    package func compress(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int, byFeature: Bool = true) {
        let row = row.base, rowStart = rowStart.base, images = images.base, column = column.base,
            columnStride = columnStride, wordCount = imageWordCount
        let byFeature = byFeature && rowCount > 1
        self.rowCount = rowCount
        if byFeature { images.update(repeating: 0, count: featureCount * wordCount) }
        var count = 0
        rowStart[0] = 0
        for b in 0..<rowCount {
            let x = input + b * inputStride
            // Always written, but counted only if nonzero: no branch to mispredict.
            for k in 0..<featureCount {
                row[count] = SparseEntry(index: Int32(truncatingIfNeeded: k), value: x[k])
                count &+= isNonzero(x[k])
            }
            rowStart[b + 1] = Int32(truncatingIfNeeded: count)
            guard byFeature else { continue }
            let word = images + b / 64, values = column + b, shift = UInt64(truncatingIfNeeded: b % 64)
            for k in 0..<featureCount {
                word[k &* wordCount] |= UInt64(truncatingIfNeeded: isNonzero(x[k])) &<< shift
                values[k &* columnStride] = x[k]
            }
        }
    }

    /// Lists the nonzeros of some rows of a data set; `table` [256] gives the float for each byte.
    ///
    /// Without `byFeature` only the lists by image are filled: a forward pass and the update by one image need no
    /// others.
    package func take(
        _ rows: UnsafeBufferPointer<Int32>, of data: NonzeroBytes, table: UnsafePointer<Float>, byFeature: Bool = true
    ) {
        let row = row.base, rowStart = rowStart.base, images = images.base, column = column.base,
            columnStride = columnStride, wordCount = imageWordCount
        let byFeature = byFeature && rows.count > 1
        rowCount = rows.count
        if byFeature { images.update(repeating: 0, count: featureCount * wordCount) }
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
                let word = images + b / 64, values = column + b,
                    bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: b % 64)
                for i in 0..<length {
                    let k = Int(features[first &+ i]), x = table[Int(bytes[first &+ i])]
                    row[count &+ i] = SparseEntry(index: Int32(truncatingIfNeeded: k), value: x)
                    if byFeature {
                        word[k &* wordCount] |= bit
                        values[k &* columnStride] = x
                    }
                }
                count += length
                rowStart[b + 1] = Int32(truncatingIfNeeded: count)
            }
        }
    }
}
