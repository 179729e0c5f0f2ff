/// Layers one after another. A value: it holds no weights.
public struct Sequential: Sendable, CustomStringConvertible {
    public let layers: [any Layer]

    public init(_ layers: [any Layer]) { self.layers = layers }

    /// "dense 128 sigmoid → dense 10 softmax": also a part of what names a fit.
    public var description: String { layers.map(\.description).joined(separator: " → ") }

    /// The shape of what each layer makes of an example of `input`'s shape.
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
