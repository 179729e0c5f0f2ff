import Kernels

/// How examples lie in memory: `stride` floats from one to the next, an image's pixels `channelStride` floats apart.
public struct Tensor: Sendable, Hashable {
    public let shape: Shape
    public let channelStride: Int
    public let stride: Int

    /// A vector is padded to the kernels' vector; an image's channels are, if `paddedChannels`.
    public init(_ shape: Shape, paddedChannels: Bool = false) {
        self.shape = shape
        switch shape {
        case .vector(let count):
            channelStride = 1
            stride = rowStride(for: count)
        case .image(let height, let width, let channels):
            channelStride = paddedChannels ? rowStride(for: channels) : channels
            // The extra vector lets kernels load sixteen floats from any place.
            stride = rowStride(for: height * width * channelStride)
        }
    }
}
