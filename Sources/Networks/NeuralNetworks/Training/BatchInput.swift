import Kernels

/// Input of a layer: the dense batch or, if most of it is zero, its nonzero features.
///
/// If `sparse` is given, a dense layer does not read `values`.
public struct BatchInput {
    /// The dense batch, [capacity, tensor.stride].
    public let values: AlignedBuffer<Float>
    /// Memory layout of `values`.
    public let tensor: Tensor
    /// Nonzero features of the batch; nil if they are not listed.
    public let sparse: SparseBatch?
}
