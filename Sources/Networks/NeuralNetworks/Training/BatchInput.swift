import Kernels

/// What a layer reads: the dense batch, or where most of it is zero its nonzero features. With `sparse`, a dense layer does not look at `values`.
public struct BatchInput {
    public let values: AlignedBuffer<Float>
    public let tensor: Tensor
    public let sparse: SparseBatch?
}
