/// The extents of a convolution without padding and with stride one ('valid').
package struct ConvolutionExtents: Sendable, Equatable {
    package var inputHeight, inputWidth, inputChannelCount: Int
    package var kernelHeight, kernelWidth, filterCount: Int
    /// Floats from one input pixel to the next: `inputChannelCount`, or more where channels are padded.
    package var inputChannelStride: Int
    /// Floats from one input image to the next.
    package var inputImageStride: Int

    package var outputHeight: Int { inputHeight - kernelHeight + 1 }
    package var outputWidth: Int { inputWidth - kernelWidth + 1 }
    package var filterStride: Int { rowStride(for: filterCount) }
    package var tapCount: Int { kernelHeight * kernelWidth * inputChannelCount }
    package var outputImageStride: Int { outputHeight * outputWidth * filterStride }

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
