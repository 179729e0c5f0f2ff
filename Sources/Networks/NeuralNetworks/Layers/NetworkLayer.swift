/// A layer as its author writes it: a value without weights. `makeState` gives it weights and working memory for one training run.
public protocol Layer: Sendable, CustomStringConvertible {
    /// What the layer makes of an example of `input`'s shape; throws a sentence if it cannot take it.
    func outputShape(for input: Shape) throws(ShapeError) -> Shape

    /// Working memory for batches of up to `capacity` examples, worked on by up to `threadCount` threads.
    func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState
}
