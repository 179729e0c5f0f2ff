/// The extents of a convolution without padding and with stride one ('valid').
package struct ConvolutionExtents: Sendable, Equatable {
    /// Extents of the input in pixels, and its number of channels.
    package var inputHeight, inputWidth, inputChannelCount: Int
    /// Extents of the kernel in pixels, and the number of filters.
    package var kernelHeight, kernelWidth, filterCount: Int
    /// Floats from one input pixel to the next: `inputChannelCount`, or more if channels are padded.
    package var inputChannelStride: Int
    /// Floats from one input image to the next.
    package var inputImageStride: Int

    /// Rows of the output: only whole windows count.
    package var outputHeight: Int { inputHeight - kernelHeight + 1 }
    /// Columns of the output: only whole windows count.
    package var outputWidth: Int { inputWidth - kernelWidth + 1 }
    /// Floats from one output pixel, or one tap of the weights, to the next: `filterCount` rounded up to 16.
    package var filterStride: Int { rowStride(for: filterCount) }
    /// Number of weights of one filter.
    package var tapCount: Int { kernelHeight * kernelWidth * inputChannelCount }
    /// Floats from one output image to the next.
    package var outputImageStride: Int { outputHeight * outputWidth * filterStride }

    /// Creates the extents from the input's and the kernel's.
    package init(
        inputHeight: Int, inputWidth: Int, inputChannelCount: Int, inputChannelStride: Int, inputImageStride: Int,
        kernelHeight: Int, kernelWidth: Int, filterCount: Int
    ) {
        self.inputImageStride = inputImageStride
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.inputChannelCount = inputChannelCount
        self.inputChannelStride = inputChannelStride
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.filterCount = filterCount
    }
}
