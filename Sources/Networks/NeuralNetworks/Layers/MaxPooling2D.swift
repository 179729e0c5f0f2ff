/// The largest of each window × window square, channel by channel; what fills no square is dropped. The first of equal ones counts. Directly after the convolution that reads the
/// images, the sums before its activation are compared, which tells apart what the activation has rounded to the same number.
public struct MaxPooling2D: Layer, Hashable {
    public let window: Int

    public init(_ window: Int = 2) { self.window = window }

    public var description: String { "max-pooling \(window)×\(window)" }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard case .image(let height, let width, let channels) = input else {
            throw ShapeError("Max-pooling takes images; its input here is a vector of \(input).")
        }
        guard window > 0, window <= height, window <= width else {
            throw ShapeError("A pooling window of \(window)×\(window) does not fit an input of \(input).")
        }
        return .image(height: height / window, width: width / window, channels: channels)
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        MaxPooling2DState(layer: self, input: input, capacity: capacity)
    }
}
