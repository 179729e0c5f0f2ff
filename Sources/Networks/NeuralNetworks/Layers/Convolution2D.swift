/// A convolution without padding, stride one, with Keras's conventions (kernel [height, width, channel, filter], Glorot-uniform with fans that count the
/// window, zero bias).
public struct Convolution2D: Layer, Hashable {
    public let filterCount: Int
    public let kernelHeight: Int
    public let kernelWidth: Int
    public let activation: Activation
    public let l2: Double

    public init(
        _ filterCount: Int, kernel: (height: Int, width: Int), activation: Activation = .identity, l2: Double = 0
    ) {
        self.filterCount = filterCount
        kernelHeight = kernel.height
        kernelWidth = kernel.width
        self.activation = activation
        self.l2 = l2
    }

    public var description: String {
        "convolution \(filterCount) \(kernelHeight)×\(kernelWidth) \(activation.rawValue)"
            + (l2 == 0 ? "" : " l2=\(l2)")
    }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard case .image(let height, let width, _) = input else {
            throw ShapeError("A convolution takes images; its input here is a vector of \(input).")
        }
        guard filterCount > 0, kernelHeight > 0, kernelWidth > 0, kernelHeight <= height, kernelWidth <= width else {
            throw ShapeError(
                "A \(kernelHeight)×\(kernelWidth) kernel with \(filterCount) filters does not fit an input of \(input)."
            )
        }
        guard activation != .softmax else {
            throw ShapeError("Softmax belongs to a dense layer, not to a convolution.")
        }
        return .image(height: height - kernelHeight + 1, width: width - kernelWidth + 1, channels: filterCount)
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        Convolution2DState(layer: self, input: input, capacity: capacity, index: index)
    }
}
