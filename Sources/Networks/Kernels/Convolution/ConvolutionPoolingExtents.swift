/// Extents of a convolution ('valid', stride one) fused with the 2 × 2 max-pooling after it, for images of one channel.
///
/// Only the largest sum of each window is stored, and only it goes through the activation, as activations do not
/// decrease. If several sums are equal, the first counts (row by row).
package struct ConvolutionPoolingExtents: Sendable, Equatable {
    /// Extents of the input in pixels.
    package var inputHeight, inputWidth: Int
    /// Floats from one input image to the next.
    package var inputImageStride: Int
    /// Extents of the kernel in pixels, and the number of filters.
    package var kernelHeight, kernelWidth, filterCount: Int

    /// Creates the extents from the input's and the kernel's.
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

    /// Rows of 2 × 2 windows; a last row of sums that fills no window is dropped.
    package var outputHeight: Int { (inputHeight - kernelHeight + 1) / 2 }
    /// Columns of 2 × 2 windows; a last column of sums that fills no window is dropped.
    package var outputWidth: Int { (inputWidth - kernelWidth + 1) / 2 }
    /// Number of windows of an image.
    package var windowCount: Int { outputHeight * outputWidth }
    /// Floats from one window, or one tap of the weights, to the next: `filterCount` rounded up to 16.
    package var filterStride: Int { rowStride(for: filterCount) }
    /// Floats from one output image to the next.
    package var outputImageStride: Int { windowCount * filterStride }
    /// Number of weights of one filter.
    package var tapCount: Int { kernelHeight * kernelWidth }

}
