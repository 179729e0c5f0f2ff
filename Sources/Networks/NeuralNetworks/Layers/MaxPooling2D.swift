/// A layer that takes the largest number of each window × window square, channel by channel.
///
/// Rows and columns that fill no square are dropped. If several numbers are equal, the first counts. If the layer
/// directly follows the convolution that reads the images, the sums before its activation are compared, which
/// distinguishes sums that the activation rounds to the same number.
public struct MaxPooling2D: NetworkLayer, Hashable {
    /// Side of a window in pixels.
    public let window: Int

    /// Creates a layer's description.
    public init(_ window: Int = 2) { self.window = window }

    public var description: String { "max-pooling \(window)×\(window)" }

    /// The shape of the layer's outputs; throws if it cannot take these inputs.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard case .image(let height, let width, let channels) = input else {
            throw ShapeError("Max-pooling takes images; its input here is a vector of \(input).")
        }
        guard window > 0, window <= height, window <= width else {
            throw ShapeError("A pooling window of \(window)×\(window) does not fit an input of \(input).")
        }
        return .image(height: height / window, width: width / window, channels: channels)
    }

    /// The layer's memory for one training.
    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        MaxPooling2DState(layer: self, input: input, capacity: capacity)
    }
}
