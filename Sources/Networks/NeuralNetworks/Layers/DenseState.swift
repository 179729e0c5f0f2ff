import Basics
import Kernels

/// Working memory of a dense layer.
final class DenseState: LayerState {
    let output: AlignedBuffer<Float>
    let outputGradient: AlignedBuffer<Float>
    let outputTensor: Tensor
    /// Logarithms of the classes' probabilities, [capacity, outputTensor.stride], for the cross-entropy; empty unless
    /// the activation is softmax.
    let logProbabilities: AlignedBuffer<Float>
    /// True if the layer can read its input as a list of nonzeros.
    var readsSparse: Bool { !hasFewUnits }
    /// True if the loss has already carried the error through the activation.
    var gradientIsThroughActivation = false

    private let layer: Dense
    private let inputCount: Int
    private let index: Int
    private let weights: Weights
    /// True if the layer has so few units that its weights are stored transposed.
    ///
    /// Padding each row of them to sixteen would cost more. Never true in a network's first layer, whose input may be a
    /// list of nonzeros.
    private let hasFewUnits: Bool
    /// The errors transposed, [units, rowStride(capacity)].
    private let deltaColumns: AlignedBuffer<Float>
    /// Nonzeros of the present batch, if the input may be mostly zero; see `listNonzeros`.
    private var nonzeros: NonzeroInputs?
    /// True if so much of the present batch is zero that `nonzeros` are worth their time.
    private var isMostlyZero = false
    /// Block of input gradients of each team member before it is transposed back.
    private let scratch: [AlignedBuffer<Float>]

    init(layer: Dense, input: Tensor, capacity: Int, index: Int, threadCount: Int) {
        self.layer = layer
        self.index = index
        inputCount = input.shape.elementCount
        outputTensor = Tensor(.vector(layer.unitCount))
        hasFewUnits = layer.unitCount <= 12 && index > 0
        weights = Weights(
            extents: [inputCount, layer.unitCount], fanIn: inputCount, fanOut: layer.unitCount, spread: true,
            transposed: hasFewUnits)
        output = AlignedBuffer(count: capacity * outputTensor.stride)
        outputGradient = AlignedBuffer(count: capacity * outputTensor.stride)
        logProbabilities = AlignedBuffer(count: layer.activation == .softmax ? capacity * outputTensor.stride : 0)
        deltaColumns = AlignedBuffer(count: hasFewUnits ? 0 : layer.unitCount * rowStride(for: capacity))
        scratch = (0..<(hasFewUnits ? 0 : threadCount)).map { _ in
            AlignedBuffer(count: inputGradientScratchCount(rowCount: capacity))
        }
    }

    /// Looks for zeros in each batch from now on; called if the layer below is large and its units are rectified.
    func listNonzeros(capacity: Int) {
        if !hasFewUnits { nonzeros = NonzeroInputs(rowCapacity: capacity, inputCount: inputCount) }
    }

    func forward(_ input: BatchInput, _ pass: Pass) {
        if let nonzeros {
            let share = nonzeros.find(
                rowCount: pass.rowCount, input: input.values.base, inputStride: input.tensor.stride)
            isMostlyZero = share < Self.leastShareForDense
            if isMostlyZero { nonzeros.makeLists(rowCount: pass.rowCount) }
        }
        if hasFewUnits {
            fewUnitForward(
                rowCount: pass.rowCount, innerCount: inputCount, unitCount: layer.unitCount, input: input.values.base,
                inputStride: input.tensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, bias: weights.bias.base,
                output: output.base,
                outputStride: outputTensor.stride)
        } else if let sparse = input.sparse {
            split(
                weights.paddedColumnCount, by: 64, work: pass.rowCount * inputCount / 4, pass,
                with: (self, sparse, pass.rowCount)
            ) { context, _, columns in
                let (state, sparse, rowCount) = context
                state.forward(columns, sparse, rowCount: rowCount)
            }
        } else {
            forwardByInputs(input, pass)
        }
        layer.activation.forward(
            output.base, rowCount: pass.rowCount, count: layer.unitCount, stride: outputTensor.stride,
            logProbabilities: logProbabilities.base)
    }

    /// Forward product with the inputs split between the threads, although the sums run along them.
    ///
    /// The weights are most of the data to move, and this way each thread reads only those that it also updates. The
    /// sums of sixteen units at a time go from thread to thread.
    private func forwardByInputs(_ input: BatchInput, _ pass: Pass) {
        guard pass.team.threadCount > 1, pays(inputCount, work: pass.rowCount * weights.paddedColumnCount) else {
            return forward(0..<inputCount, columns: 0..<weights.paddedColumnCount, input, rowCount: pass.rowCount)
        }
        let context = (self, input, pass.rowCount)
        pass.team.relay(
            inputCount, by: NonzeroInputs.blockLength, itemCount: weights.paddedColumnCount / 16, with: context
        ) {
            context, inputs, item in
            let (state, input, rowCount) = context
            state.forward(inputs, columns: 16 * item..<16 * (item + 1), input, rowCount: rowCount)
        }
    }

    private func forward(_ inputs: Range<Int>, columns: Range<Int>, _ input: BatchInput, rowCount: Int) {
        let start: ForwardStart = inputs.lowerBound == 0 ? .bias(weights.bias.base + columns.lowerBound) : .output
        if isMostlyZero, let nonzeros {
            return nonzeroForward(
                rowCount: rowCount, inputs: inputs, columnCount: columns.count, nonzeros: nonzeros,
                input: input.values.base, inputStride: input.tensor.stride,
                weights: weights.kernel.base + columns.lowerBound, weightStride: weights.stride, start: start,
                output: output.base + columns.lowerBound, outputStride: outputTensor.stride)
        }
        denseForward(
            rowCount: rowCount, innerCount: inputs.count, columnCount: columns.count,
            input: input.values.base + inputs.lowerBound,
            inputStride: input.tensor.stride,
            weights: weights.kernel.base + inputs.lowerBound * weights.stride + columns.lowerBound,
            weightStride: weights.stride,
            start: start,
            output: output.base + columns.lowerBound, outputStride: outputTensor.stride)
    }

    private func forward(_ columns: Range<Int>, _ input: SparseBatch, rowCount: Int) {
        sparseForward(
            rowCount: rowCount, columnCount: columns.count, batch: input,
            weights: weights.kernel.base + columns.lowerBound,
            weightStride: weights.stride, bias: weights.bias.base + columns.lowerBound,
            output: output.base + columns.lowerBound,
            outputStride: outputTensor.stride)
    }

    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {
        if !gradientIsThroughActivation {
            layer.activation.backward(
                output.base, delta: outputGradient.base, rowCount: pass.rowCount, count: layer.unitCount,
                stride: outputTensor.stride)
        }
        if hasFewUnits {
            fewUnitBackward(input, rowCount: pass.rowCount, inputGradient, step)
        } else {
            if inputGradient != nil {
                transpose(
                    rowCount: pass.rowCount, columnCount: layer.unitCount, outputGradient.base,
                    stride: outputTensor.stride,
                    into: deltaColumns.base, stride: rowStride(for: pass.rowCount))
            }
            if let sparse = input.sparse {
                if let inputGradient {
                    passDown(0..<inputCount, input, rowCount: pass.rowCount, inputGradient, member: 0)
                }
                split(
                    weights.paddedColumnCount, by: 64, work: pass.rowCount * inputCount / 4, pass,
                    with: (self, sparse, step)
                ) { context, _, columns in
                    let (state, sparse, step) = context
                    state.update(columns, sparse, step)
                }
            } else {
                let context = (self, input, pass.rowCount, inputGradient, step)
                split(
                    inputCount, by: NonzeroInputs.blockLength, work: 2 * pass.rowCount * weights.paddedColumnCount,
                    pass, with: context
                ) {
                    context, member, rows in
                    let (state, input, rowCount, inputGradient, step) = context
                    // Each block of weights first passes the errors down and is then updated, while it is in the cache.
                    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: 96) {
                        let block = first..<min(first + 96, rows.upperBound)
                        if let inputGradient {
                            state.passDown(block, input, rowCount: rowCount, inputGradient, member: member)
                        }
                        state.update(block, input, rowCount: rowCount, step)
                    }
                }
            }
        }
        biasUpdate(
            rowCount: pass.rowCount, columnCount: weights.paddedColumnCount, delta: outputGradient.base,
            deltaStride: outputTensor.stride,
            bias: weights.bias.base, rate: step.rate)
    }

    private func fewUnitBackward(
        _ input: BatchInput, rowCount: Int, _ inputGradient: AlignedBuffer<Float>?, _ step: DescentStep
    ) {
        if let inputGradient {
            fewUnitInputGradient(
                rowCount: rowCount, innerCount: inputCount, unitCount: layer.unitCount, delta: outputGradient.base,
                deltaStride: outputTensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, inputGradient: inputGradient.base,
                inputGradientStride: input.tensor.stride)
        }
        fewUnitUpdate(
            rowCount: rowCount, innerCount: inputCount, unitCount: layer.unitCount, input: input.values.base,
            inputStride: input.tensor.stride,
            delta: outputGradient.base, deltaStride: outputTensor.stride, weights: weights.kernel.base,
            weightStride: weights.stride, rate: step.rate,
            decay: decay(step))
    }

    /// Computes ∂E/∂input of some of the inputs.
    private func passDown(
        _ inputs: Range<Int>, _ input: BatchInput, rowCount: Int, _ inputGradient: AlignedBuffer<Float>, member: Int
    ) {
        if isMostlyZero, let nonzeros {
            return nonzeroInputGradient(
                rowCount: rowCount, inputs: inputs, columnCount: layer.unitCount, nonzeros: nonzeros,
                deltaColumns: deltaColumns.base,
                weights: weights.kernel.base, weightStride: weights.stride, inputGradient: inputGradient.base,
                inputGradientStride: input.tensor.stride, scratch: scratch[member].base)
        }
        denseInputGradient(
            rowCount: rowCount, innerCount: inputs.count, columnCount: layer.unitCount, deltaColumns: deltaColumns.base,
            weights: weights.kernel.base + inputs.lowerBound * weights.stride, weightStride: weights.stride,
            inputGradient: inputGradient.base + inputs.lowerBound, inputGradientStride: input.tensor.stride,
            scratch: scratch[member].base)
    }

    /// Takes a step on the weights of some inputs.
    private func update(_ inputs: Range<Int>, _ input: BatchInput, rowCount: Int, _ step: DescentStep) {
        if isMostlyZero, let nonzeros {
            return nonzeroUpdate(
                inputs: inputs, columnCount: weights.paddedColumnCount, nonzeros: nonzeros,
                input: input.values.base, inputStride: input.tensor.stride,
                delta: outputGradient.base, deltaStride: outputTensor.stride,
                weights: weights.kernel.base, weightStride: weights.stride, rate: step.rate, decay: decay(step))
        }
        denseUpdate(
            rowCount: rowCount, innerCount: inputs.count, columnCount: weights.paddedColumnCount,
            input: input.values.base + inputs.lowerBound,
            inputStride: input.tensor.stride, delta: outputGradient.base, deltaStride: outputTensor.stride,
            weights: weights.kernel.base + inputs.lowerBound * weights.stride, weightStride: weights.stride,
            rate: step.rate, decay: decay(step))
    }

    /// Takes a step on the weights of some units.
    private func update(_ columns: Range<Int>, _ input: SparseBatch, _ step: DescentStep) {
        sparseUpdate(
            columnCount: columns.count, batch: input, delta: outputGradient.base + columns.lowerBound,
            deltaStride: outputTensor.stride,
            weights: weights.kernel.base + columns.lowerBound, weightStride: weights.stride, rate: step.rate,
            decay: decay(step))
    }

    /// Share of nonzeros in a batch from which on dense kernels are faster.
    private static let leastShareForDense = 0.6

    private func decay(_ step: DescentStep) -> Float { Float(2 * layer.l2) * step.learningRate }

    /// Splits `count` pieces of `work` multiply-adds each over the team's threads if that pays.
    ///
    /// Below some millions of multiply-adds, fetching data from each other's caches costs the threads more than they
    /// save.
    private func split<Context>(
        _ count: Int, by unit: Int, work: Int, _ pass: Pass, with context: Context,
        _ body: @escaping (_ context: Context, _ member: Int, _ range: Range<Int>) -> Void
    ) {
        if pays(count, work: work) {
            pass.team.split(count, by: unit, with: context, body)
        } else {
            body(context, 0, 0..<count)
        }
    }

    private func pays(_ count: Int, work: Int) -> Bool { count * work >= 4_000_000 }

    var parameters: [Parameter] {
        get { weights.parameters }
        set { weights.parameters = newValue }
    }

    func initialize(from source: RandomSource) { weights.initialize(from: source, layer: index) }

    var penalty: Double { layer.l2 == 0 ? 0 : layer.l2 * weights.sumOfSquares }
}
