/// One, or zero for a zero of either sign, without a branch.
@inline(__always)
private func isNonzero(_ x: Float) -> Int {
    let magnitude = x.bitPattern << 1
    return Int(truncatingIfNeeded: (magnitude | (0 &- magnitude)) >> 31)
}

/// The nonzero features of a batch, by image for the forward pass and by feature for the update. Adding an exact zero changes nothing, so a
/// layer that walks these gives the same numbers as the dense one.
public final class SparseBatch {
    /// By image: features and values of image b lie at rowStart[b] ..< rowStart[b + 1].
    package let rowStart: AlignedBuffer<Int32>
    package let feature: AlignedBuffer<Int32>
    package let value: AlignedBuffer<Float>
    /// By feature, images ascending: entries of feature k lie at featureStart[k] ..< featureStart[k + 1].
    package let featureStart: AlignedBuffer<Int32>
    package let image: AlignedBuffer<Int32>
    package let imageValue: AlignedBuffer<Float>
    package let featureCount: Int
    private let cursor: AlignedBuffer<Int32>
    /// What `take` saw on looking ahead; kept so that the look is not optimised away.
    private var lookedAt: UInt8 = 0

    package init(rowCapacity: Int, featureCount: Int) {
        self.featureCount = featureCount
        rowStart = AlignedBuffer(count: rowCapacity + 1)
        // One place more than can be filled, as entries are written before it is known whether they stay.
        feature = AlignedBuffer(count: rowCapacity * featureCount + 1)
        value = AlignedBuffer(count: rowCapacity * featureCount + 1)
        featureStart = AlignedBuffer(count: featureCount + 1)
        cursor = AlignedBuffer(count: featureCount + 1)
        image = AlignedBuffer(count: rowCapacity * featureCount)
        imageValue = AlignedBuffer(count: rowCapacity * featureCount)
    }

    /// Compresses the rows of input [rowCount, featureCount].
    package func compress(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int) {
        let feature = feature.base, value = value.base, rowStart = rowStart.base
        var count = 0
        rowStart[0] = 0
        for b in 0..<rowCount {
            let x = input + b * inputStride
            for k in 0..<featureCount {
                // Written always, kept only if nonzero: no branch to mispredict.
                feature[count] = Int32(truncatingIfNeeded: k)
                value[count] = x[k]
                count &+= isNonzero(x[k])
            }
            rowStart[b + 1] = Int32(truncatingIfNeeded: count)
        }
    }

    /// Takes rows of a data set, each byte standing for the float in the table of 256.
    package func take(_ rows: UnsafeBufferPointer<Int32>, of data: NonzeroBytes, table: UnsafePointer<Float>) {
        let feature = feature.base, value = value.base, rowStart = rowStart.base
        data.withUnsafePointers { starts, features, bytes in
            // Shuffled rows lie anywhere in memory. To look at a byte of each cache line first lets all of these wait for memory together.
            var seen: UInt8 = 0
            for b in 0..<rows.count {
                for i in stride(from: starts[Int(rows[b])], to: starts[Int(rows[b]) + 1], by: 32) { seen |= bytes[i] | UInt8(truncatingIfNeeded: features[i]) }
            }
            lookedAt = seen
            var count = 0
            rowStart[0] = 0
            for b in 0..<rows.count {
                let first = starts[Int(rows[b])], length = starts[Int(rows[b]) + 1] - first
                for i in 0..<length {
                    feature[count + i] = Int32(features[first + i])
                    value[count + i] = table[Int(bytes[first + i])]
                }
                count += length
                rowStart[b + 1] = Int32(truncatingIfNeeded: count)
            }
        }
    }

    /// Sorts the compressed rows by feature, for `sparseUpdate`.
    package func indexByFeature(rowCount: Int) {
        let feature = feature.base, value = value.base, rowStart = rowStart.base
        let featureStart = featureStart.base, cursor = cursor.base, image = image.base, imageValue = imageValue.base
        cursor.update(repeating: 0, count: featureCount)
        let count = Int(rowStart[rowCount])
        for i in 0..<count { cursor[Int(feature[i])] += 1 }
        var start: Int32 = 0
        for k in 0..<featureCount {
            featureStart[k] = start
            let length = cursor[k]
            cursor[k] = start
            start += length
        }
        featureStart[featureCount] = start
        for b in 0..<rowCount {
            for i in Int(rowStart[b])..<Int(rowStart[b + 1]) {
                let k = Int(feature[i])
                let place = Int(cursor[k])
                cursor[k] += 1
                image[place] = Int32(truncatingIfNeeded: b)
                imageValue[place] = value[i]
            }
        }
    }
}
