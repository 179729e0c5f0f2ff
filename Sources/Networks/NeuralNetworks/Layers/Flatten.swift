/// A layer that reads an image as a vector: height, then width, then channel.
public struct Flatten: NetworkLayer, Hashable {
    /// Creates the layer; it has no settings.
    public init() {}

    public var description: String { "flatten" }

    /// The shape of the layer's outputs; throws if it cannot take these inputs.
    public func outputShape(for input: Shape) -> Shape { .vector(input.elementCount) }

    /// The layer's memory for one training.
    public func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        FlattenState(input: input, capacity: capacity)
    }
}
