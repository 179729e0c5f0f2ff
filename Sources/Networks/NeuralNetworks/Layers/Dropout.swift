/// Inverted dropout (Srivastava et al. 2014): while training, each unit is set to zero with probability `rate` and the others are divided by 1 − rate; when the
/// network answers, nothing happens.
public struct Dropout: Layer, Hashable {
    public let rate: Double

    public init(_ rate: Double) { self.rate = rate }

    public var description: String { "dropout \(rate)" }

    public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        guard rate >= 0, rate < 1 else { throw ShapeError("Dropout's rate lies in 0 ..< 1, not at \(rate).") }
        return input
    }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        DropoutState(layer: self, input: input, capacity: capacity, index: index)
    }
}
