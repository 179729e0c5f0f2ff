/// Inverted dropout (Srivastava et al. 2014).
///
/// During training each unit is set to zero with probability `rate` and the others are divided by 1 − rate; during
/// evaluation the layer changes nothing.
public struct Dropout: NetworkLayer, Hashable {
    /// Probability that a unit is dropped, in 0 ..< 1.
    public let rate: Double

    /// Creates a layer's description.
    public init(_ rate: Double) { self.rate = rate }

    public var description: String { "dropout \(rate)" }

    /// The shape of the layer's outputs; throws if it cannot take these inputs.
    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard rate >= 0, rate < 1 else { throw ShapeError("Dropout's rate lies in 0 ..< 1, not at \(rate).") }
        return input
    }

    /// The layer's memory for one training.
    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        DropoutState(layer: self, input: input, capacity: capacity, index: index)
    }
}
