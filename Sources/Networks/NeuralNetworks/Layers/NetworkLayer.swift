/// A layer of a network, described by a value without weights.
///
/// `makeState` gives it weights and working memory for one training run.
public protocol NetworkLayer: Sendable, CustomStringConvertible {
    /// Output shape of the layer for an example of `input`'s shape; throws a sentence if the layer cannot take that
    /// shape.
    func outputShape(for input: Shape) throws(ShapeError) -> Shape

    /// Creates working memory for batches of up to `capacity` examples, used by up to `threadCount` threads.
    ///
    /// `index` is the layer's position in the network; it selects the layer's random numbers.
    func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState
}
