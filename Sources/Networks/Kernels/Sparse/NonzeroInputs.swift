/// Nonzeros of a batch that stays dense in memory, such as the output of rectified units.
///
/// The update reads a set of images for each input, one bit each; the forward pass a list of inputs for each group of
/// four images, in blocks. To fill them takes a tenth of the time of a dense forward pass, so a batch with few zeros
/// is better multiplied densely.
package final class NonzeroInputs {
    /// Number of inputs in a block of the lists.
    package static let blockLength = 192
    /// Number of images that share a list.
    package static let groupSize = 4
    /// Number of inputs, zeros included.
    package let inputCount: Int
    /// Images in which each input is not zero, [inputCount rounded up to 8].
    let images: AlignedBuffer<UInt32>
    /// Inputs that are not zero in all images of a group, counted from the block's first, [group, inputCount].
    private let list: AlignedBuffer<UInt16>
    /// Number of entries of each block of `list`, [group, block].
    private let count: AlignedBuffer<Int32>
    private let blockCount: Int

    /// Allocates sets and lists, or returns nil if a batch may have more than 32 images.
    package init?(rowCapacity: Int, inputCount: Int) {
        guard rowCapacity <= 32 else { return nil }
        self.inputCount = inputCount
        let groupCount = (rowCapacity + Self.groupSize - 1) / Self.groupSize
        blockCount = (inputCount + Self.blockLength - 1) / Self.blockLength
        images = AlignedBuffer(count: rowStride(for: inputCount))
        // One extra place, as entries are written before it is known whether they count.
        list = AlignedBuffer(count: groupCount * inputCount + 1)
        count = AlignedBuffer(count: groupCount * blockCount)
    }

    /// Fills the sets of all inputs of the batch `input` [rowCount, inputCount].
    ///
    /// - Returns: The share of the batch that is not zero.
    package func find(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int) -> Double {
        var nonzeroCount = 0
        for k in stride(from: 0, to: inputCount, by: 8) {
            var sets = SIMD8<UInt32>(repeating: 0)
            for b in 0..<rowCount {
                let place = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: b))
                // The highest bit of m | −m is one unless m is zero; m lacks the sign, as minus zero is zero too.
                let m = UnsafeRawPointer(input + b * inputStride + k).loadUnaligned(as: SIMD8<UInt32>.self) &<< 1
                sets = sets | ((m | (0 &- m)) &>> 31) &<< place
            }
            UnsafeMutableRawPointer(images.base + k).storeBytes(of: sets, as: SIMD8<UInt32>.self)
        }
        for k in 0..<inputCount { nonzeroCount += images.base[k].nonzeroBitCount }
        return Double(nonzeroCount) / Double(max(rowCount * inputCount, 1))
    }

    /// Fills the lists from the sets.
    package func makeLists(rowCount: Int) {
        for group in 0..<(rowCount + Self.groupSize - 1) / Self.groupSize {
            let shift = UInt32(truncatingIfNeeded: group * Self.groupSize)
            for block in 0..<blockCount {
                let first = block * Self.blockLength, length = min(Self.blockLength, inputCount - first)
                let list = list.base + group * inputCount + first, images = images.base + first
                var found = 0
                for k in 0..<length {
                    list[found] = UInt16(truncatingIfNeeded: k)
                    found &+= (images[k] &>> shift) & 15 != 0 ? 1 : 0
                }
                count.base[group * blockCount + block] = Int32(truncatingIfNeeded: found)
            }
        }
    }

    /// Inputs of a block that are not zero in all images of a group, counted from the block's first.
    @inline(__always)
    func inputs(ofGroup group: Int, block: Int) -> UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(
            start: list.base + group * inputCount + block * Self.blockLength,
            count: Int(count.base[group * blockCount + block]))
    }
}
