import Kernels

/// Memory layout of examples.
public struct Tensor: Sendable, Hashable {
    /// Shape of one example.
    public let shape: Shape
    /// Floats from one pixel of an image to the next.
    public let channelStride: Int
    /// Floats from one example to the next.
    public let stride: Int

    /// Creates the layout of a shape.
    ///
    /// A vector is padded to the kernels' vector of 16; an image's channels are padded if `paddedChannels` is true.
    public init(_ shape: Shape, paddedChannels: Bool = false) {
        self.shape = shape
        switch shape {
        case .vector(let count):
            channelStride = 1
            stride = rowStride(for: count)
        case .image(let height, let width, let channels):
            channelStride = paddedChannels ? rowStride(for: channels) : channels
            // Rounded up to sixteen floats, so that every image begins on a cache line.
            stride = rowStride(for: height * width * channelStride)
        }
    }
}
