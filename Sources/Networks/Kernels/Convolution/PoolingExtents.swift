/// The extents of max-pooling over square windows that do not overlap; rows and columns that fill no window are dropped.
package struct PoolingExtents: Sendable, Equatable {
    package var inputHeight, inputWidth, channelStride, window: Int
    /// Floats from one image to the next.
    package var inputImageStride, outputImageStride: Int

    package var outputHeight: Int { inputHeight / window }
    package var outputWidth: Int { inputWidth / window }

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
