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
    /// - Throws: `ShapeError` if there are no layers, a layer cannot take its input, or a layer has more than 2³¹
    ///   outputs, or 2³¹ weights between its inputs and outputs.
    public func shapes(for input: Shape) throws(ShapeError) -> [Shape] {
        guard !layers.isEmpty else { throw ShapeError("A network needs at least one layer.") }
        var shape = input
        var shapes: [Shape] = []
        for layer in layers {
            guard (1...Shape.greatestCount).contains(shape.elementCount) else {
                throw ShapeError("A layer cannot have \(shape) inputs: 1 to 2³¹ are possible.")
            }
            if let dense = layer as? Dense, dense.unitCount > Shape.greatestCount / shape.elementCount {
                throw ShapeError("\(dense) on \(shape) inputs would have more than 2³¹ weights.")
            }
            // A kernel is not larger than its input.
            if let convolution = layer as? Convolution2D,
                convolution.filterCount > Shape.greatestCount / shape.elementCount
            {
                throw ShapeError("\(convolution) on \(shape) inputs could have more than 2³¹ weights.")
            }
            shape = try layer.outputShape(for: shape)
            guard (1...Shape.greatestCount).contains(shape.elementCount) else {
                throw ShapeError("\(layer) would have \(shape) outputs: 1 to 2³¹ are possible.")
            }
            shapes.append(shape)
        }
        return shapes
    }
}
