import Basics
import Kernels

/// Working memory of a dropout layer.
final class DropoutState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    /// The batch's units that are not dropped, so that a dense layer above need not walk all of them.
    ///
    /// It is nil in evaluation, and if so few are dropped that walking all of them is quicker.
    var sparse: SparseBatch? { isSparse ? kept : nil }

    private let layer: Dropout
    private let index: Int
    private let mask: AlignedBuffer<Float>
    private var kept: SparseBatch?
    private let capacity: Int
    private var isSparse = false

    init(layer: Dropout, input: Tensor, capacity: Int, index: Int) {
        self.layer = layer
        self.index = index
        self.capacity = capacity
        outputTensor = input
        output = AlignedBuffer(count: capacity * input.stride)
        outputGradient = AlignedBuffer(count: capacity * input.stride)
        mask = AlignedBuffer(count: capacity * input.stride + 32)
    }

    /// Enables `sparse`; called if a layer above can read it.
    ///
    /// It is enabled only where measurements showed that it pays; it changes no bit.
    func listKept() {
        guard case .vector(let count) = outputTensor.shape, layer.rate >= 0.5 else { return }
        kept = SparseBatch(rowCapacity: capacity, featureCount: count)
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        let count = pass.rowCount * outputTensor.stride
        isSparse = kept != nil && pass.training != nil
        guard let (source, step) = pass.training else {
            output.base.update(from: input.values.base, count: count)
            return
        }
        dropoutMask(source: source, layer: index, step: step, rate: layer.rate, count: count, mask: mask.base)
        multiply(count: count, input.values.base, mask.base, into: output.base)
        if isSparse { kept?.compress(rowCount: pass.rowCount, input: output.base, inputStride: outputTensor.stride) }
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        guard let inputGradient else { return }
        multiply(count: pass.rowCount * outputTensor.stride, outputGradient.base, mask.base, into: inputGradient.base)
    }

    var parameters: [Parameter] = []
    func initialize(from source: RandomSource) {}
    var penalty: Double { 0 }
}
