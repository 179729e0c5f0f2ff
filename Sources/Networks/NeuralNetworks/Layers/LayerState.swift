import Basics
import Kernels

/// Working memory of a layer: its weights and, for one batch, the values that its backward pass needs.
///
/// One run owns it; nothing is shared.
public protocol LayerState: AnyObject {
    /// Outputs of the present batch, [capacity, outputTensor.stride].
    var output: AlignedBuffer<Float> { get }
    /// Memory layout of the outputs.
    var outputTensor: Tensor { get }
    /// Gradient ∂E/∂output, filled by the layer above, [capacity, outputTensor.stride].
    var outputGradient: AlignedBuffer<Float> { get }

    /// Computes `output` from the batch `input`.
    func forward(_ input: BatchInput, _ pass: Pass)
    /// Consumes `outputGradient`, writes ∂E/∂input into `inputGradient` if given, then takes one step of descent.
    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep)

    /// Trained weights and biases, in order; empty for layers without any.
    var parameters: [Parameter] { get set }
    /// Sets the weights to their initial values, drawn from `source`.
    func initialize(from source: RandomSource)
    /// Penalty λ Σ w² over this layer's weights.
    var penalty: Double { get }
}
