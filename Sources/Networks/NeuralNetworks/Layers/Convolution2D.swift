/// A convolution without padding, with stride one.
///
/// It follows Keras's conventions: kernel [height, width, channel, filter], Glorot-uniform with fans that count the
/// window, zero bias.
public struct Convolution2D: NetworkLayer, Hashable {
    /// Number of filters.
    public let filterCount: Int
    /// Rows of a filter in pixels.
    public let kernelHeight: Int
    /// Columns of a filter in pixels.
    public let kernelWidth: Int
    /// Activation of the sums; softmax is refused.
    public let activation: Activation
    /// Factor λ of the penalty λ Σ w² on the weights; zero for none.
    public let l2: Double

    /// Creates a layer's description, without weights.
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

    /// The shape of the layer's outputs; throws if it cannot take these inputs.
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

    /// The layer's memory for one training.
    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        Convolution2DState(layer: self, input: input, capacity: capacity, index: index)
    }
}
