/// A fully connected layer: a = f(x W + b).
///
/// It follows Keras's conventions: Glorot-uniform W [inputs, units], zero b, and λ Σ w² added to the loss if `l2` = λ
/// is given; biases are not penalised.
public struct Dense: NetworkLayer, Hashable {
    /// Number of units.
    public let unitCount: Int
    /// Activation f of the units.
    public let activation: Activation
    /// Factor λ of the penalty on the weights; zero for none.
    public let l2: Double

    /// Creates a layer's description, without weights.
    public init(_ unitCount: Int, activation: Activation = .identity, l2: Double = 0) {
        self.unitCount = unitCount
        self.activation = activation
        self.l2 = l2
    }

    public var description: String {
        "dense \(unitCount) \(activation.rawValue)" + (l2 == 0 ? "" : " l2=\(l2)")
    }

    /// The shape of the layer's outputs; throws if it cannot take these inputs.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard unitCount > 0 else { throw ShapeError("A dense layer needs at least one unit.") }
        guard case .vector = input else {
            throw ShapeError("A dense layer takes a vector; put Flatten() before it to make one of \(input).")
        }
        return .vector(unitCount)
    }

    /// The layer's memory for one training.
    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        DenseState(layer: self, input: input, capacity: capacity, index: index, threadCount: threadCount)
    }
}
