import Basics
import Kernels

final class DropoutState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor

    /// The kept units of the batch, for a dense layer above to walk instead of all; nil where so few are dropped that walking all is quicker.
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

    /// Asked for by a layer above that would walk the kept units, if that pays, which was measured; it changes no bit.
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
