import Basics
import Kernels

/// A layer at work: its weights, and for one batch what its backward pass needs. One run owns it; nothing is shared.
public protocol LayerState: AnyObject {
    /// [capacity, output.stride]
    var output: AlignedBuffer<Float> { get }
    var outputTensor: Tensor { get }
    /// ∂E/∂output, filled by the layer above, [capacity, output.stride].
    var outputGradient: AlignedBuffer<Float> { get }

    func forward(_ input: BatchInput, _ pass: Pass)
    /// Consumes `outputGradient`, writes ∂E/∂input into `inputGradient` if asked, then takes one step of descent.
    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep)

    /// Weights and biases as they are trained, in order; empty for layers without any.
    var parameters: [Parameter] { get set }
    func initialize(from source: RandomSource)
    /// λ Σ w² over this layer's weights.
    var penalty: Double { get }
}
