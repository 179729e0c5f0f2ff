/// An image read out as a vector: height, then width, then channel.
public struct Flatten: Layer, Hashable {
    public init() {}

    public var description: String { "flatten" }

    public func outputShape(for input: Shape) -> Shape { .vector(input.elementCount) }

    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        FlattenState(input: input, capacity: capacity)
    }
}
