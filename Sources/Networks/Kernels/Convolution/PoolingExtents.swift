/// Extents of max-pooling over square windows that do not overlap.
///
/// Rows and columns that fill no window are dropped.
package struct PoolingExtents: Sendable, Equatable {
    /// Extents of the input in pixels, floats from one pixel to the next (the same for input and output), and the side
    /// of a window in pixels.
    package var inputHeight, inputWidth, channelStride, window: Int
    /// Floats from one image to the next.
    package var inputImageStride, outputImageStride: Int

    /// Rows of windows.
    package var outputHeight: Int { inputHeight / window }
    /// Columns of windows.
    package var outputWidth: Int { inputWidth / window }

    /// Creates the extents.
    package init(
        inputHeight: Int, inputWidth: Int, channelStride: Int, window: Int, inputImageStride: Int,
        outputImageStride: Int
    ) {
        self.inputImageStride = inputImageStride
        self.outputImageStride = outputImageStride
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.channelStride = channelStride
        self.window = window
    }
}
