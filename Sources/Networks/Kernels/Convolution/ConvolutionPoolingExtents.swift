/// A convolution ('valid', stride one) and the max-pooling after it in one pass, for images of one channel: of each window only the largest sum is kept, and only it
/// goes through the activation, as that does not decrease. The first of equal sums counts (row by row).
package struct ConvolutionPoolingExtents: Sendable, Equatable {
    package var inputHeight, inputWidth: Int
    /// Floats from one input image to the next.
    package var inputImageStride: Int
    package var kernelHeight, kernelWidth, filterCount: Int

    package init(
        inputHeight: Int, inputWidth: Int, inputImageStride: Int, kernelHeight: Int, kernelWidth: Int, filterCount: Int
    ) {
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.inputImageStride = inputImageStride
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.filterCount = filterCount
    }

    /// Windows of two by two; a last row or column that fills none is dropped.
    package var outputHeight: Int { (inputHeight - kernelHeight + 1) / 2 }
    package var outputWidth: Int { (inputWidth - kernelWidth + 1) / 2 }
    package var windowCount: Int { outputHeight * outputWidth }
    package var filterStride: Int { rowStride(for: filterCount) }
    package var outputImageStride: Int { windowCount * filterStride }
    package var tapCount: Int { kernelHeight * kernelWidth }

}
