/// A network of layers, one after another.
///
/// It is a value without weights.
public struct Sequential: Sendable, CustomStringConvertible {
    /// Layers in order; the first one reads the input.
    public let layers: [any NetworkLayer]

    /// Creates a network; an empty one is refused by `shapes(for:)`.
    public init(_ layers: [any NetworkLayer]) { self.layers = layers }

    /// Description such as "dense 128 sigmoid → dense 10 softmax"; it is also a part of a training's cache key.
    public var description: String { layers.map(\.description).joined(separator: " → ") }

    /// Output shape of each layer for an example of `input`'s shape.
    ///
    /// - Throws: `ShapeError` if there are no layers or a layer cannot take its input.
    public func shapes(for input: Shape) throws(ShapeError) -> [Shape] {
        guard !layers.isEmpty else { throw ShapeError("A network needs at least one layer.") }
        var shape = input
        var shapes: [Shape] = []
        for layer in layers {
            shape = try layer.outputShape(for: shape)
            shapes.append(shape)
        }
        return shapes
    }
}
