/// Lists the windows that contain at least one nonzero pixel, by image and row of windows.
///
/// The sum of any other window is the bias alone, and it does not change any filter's gradient. About half of MNIST's
/// windows are of that kind.
package final class ActiveWindows {
    private let column: AlignedBuffer<Int32>
    private let count: AlignedBuffer<Int32>
    /// Scratch for each row of windows, so that threads can examine different rows.
    private let rowUnion: AlignedBuffer<UInt32>

    /// Allocates lists for up to `capacity` images.
    package init(extents e: ConvolutionPoolingExtents, capacity: Int) {
        column = AlignedBuffer(count: capacity * e.windowCount)
        count = AlignedBuffer(count: capacity * e.outputHeight)
        rowUnion = AlignedBuffer(count: e.outputHeight * e.inputWidth)
    }

    /// Columns of the active windows in row y of image b, ascending.
    @inline(__always)
    package func columns(ofImage b: Int, row y: Int, extents e: ConvolutionPoolingExtents) -> UnsafeBufferPointer<Int32>
    {
        let row = b * e.outputHeight + y
        return UnsafeBufferPointer(start: column.base + row * e.outputWidth, count: Int(count.base[row]))
    }

    /// Calls `body` for each run of adjacent active windows in a row, with the run's first window and its number of
    /// windows.
    @inline(__always)
    package func forEachRun(
        ofImage b: Int, row y: Int, extents e: ConvolutionPoolingExtents, _ body: (_ first: Int, _ count: Int) -> Void
    ) {
        let list = columns(ofImage: b, row: y, extents: e)
        var start = 0
        while start < list.count {
            var end = start + 1
            while end < list.count && Int(list[end] - list[start]) == end - start { end += 1 }
            body(y * e.outputWidth + Int(list[start]), end - start)
            start = end
        }
    }

    /// Finds the active windows in some rows of windows of every image.
    package func find(
        imageCount: Int, rows: Range<Int>, extents e: ConvolutionPoolingExtents, input: UnsafePointer<Float>
    ) {
        for b in 0..<imageCount {
            let image = UnsafeRawPointer(input + b * e.inputImageStride).assumingMemoryBound(to: UInt32.self)
            for y in rows {
                let union = rowUnion.base + y * e.inputWidth,
                    list = column.base + (b * e.outputHeight + y) * e.outputWidth
                for x in 0..<e.inputWidth { union[x] = image[2 * y * e.inputWidth + x] }
                for dy in 1...e.kernelHeight {
                    for x in 0..<e.inputWidth { union[x] |= image[(2 * y + dy) * e.inputWidth + x] }
                }
                var found = 0
                for x in 0..<e.outputWidth {
                    var any: UInt32 = 0
                    for dx in 0...e.kernelWidth { any |= union[2 * x + dx] }
                    list[found] = Int32(truncatingIfNeeded: x)
                    // The shift removes the sign bit: minus zero is zero too.
                    found += any << 1 != 0 ? 1 : 0
                }
                count.base[b * e.outputHeight + y] = Int32(truncatingIfNeeded: found)
            }
        }
    }
}
