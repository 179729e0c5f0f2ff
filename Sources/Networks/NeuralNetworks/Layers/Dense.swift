/// A fully connected layer: a = f(x W + b), with Keras's conventions (Glorot-uniform W [inputs, units], zero b, and
/// λ Σ w² added to the loss where `l2` = λ is given; biases are free).
public struct Dense: Layer, Hashable {
    public let unitCount: Int
    public let activation: Activation
    public let l2: Double

    public init(_ unitCount: Int, activation: Activation = .identity, l2: Double = 0) {
        self.unitCount = unitCount
        self.activation = activation
        self.l2 = l2
    }

    public var description: String {
        "dense \(unitCount) \(activation.rawValue)" + (l2 == 0 ? "" : " l2=\(l2)")
    }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard unitCount > 0 else { throw ShapeError("A dense layer needs at least one unit.") }
        guard case .vector = input else {
            throw ShapeError("A dense layer takes a vector; put Flatten() before it to make one of \(input).")
        }
        return .vector(unitCount)
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        DenseState(layer: self, input: input, capacity: capacity, index: index, threadCount: threadCount)
    }
}
