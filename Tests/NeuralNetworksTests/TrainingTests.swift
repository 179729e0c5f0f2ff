import Kernels
import NeuralNetworks
import Synchronization
import Testing

@testable import Basics

@Suite struct TrainingTests {
    private static let network = Sequential([
        Dense(9, activation: .sigmoid, l2: 0.002), Dropout(0.3), Dense(3, activation: .softmax),
    ])

    // MARK: Beginning

    /// Weights are ±√(6 / (fan in + fan out)), where the fans of a convolution count its window, times the uniform
    /// numbers of the layer; biases are exactly zero.
    @Test func initialWeightsFillGlorotsIntervalAndBiasesAreZero() throws {
        let network = Sequential([
            Convolution2D(20, kernel: (3, 5), activation: .relu), Flatten(), Dense(70, activation: .sigmoid),
            Dense(10, activation: .softmax),
        ])
        let data = SmallData(count: 2, shape: .image(height: 6, width: 8, channels: 3), classCount: 2)
        let plan = TrainingPlan(network, optimizer: .sgd(rate: 1), epochs: 0, seed: 1, stream: "test"),
            fit = try plan.run(on: data.examples)
        for (layer, fanIn, fanOut) in [(0, 3 * 5 * 3, 3 * 5 * 20), (2, 4 * 4 * 20, 70), (3, 70, 10)] {
            let arrays = fit.parameters[layer], weights = arrays[0].values.map(Double.init)
            let limit = (6 / Double(fanIn + fanOut)).squareRoot()
            let uniform = plan.source.uniformFloats(.initialWeights, series: UInt32(layer), count: weights.count)
            #expect(arrays[0].values == uniform.map { Float(limit) * (2 * $0 - 1) })
            #expect(weights.allSatisfy { abs($0) <= limit * (1 + 0x1p-23) })
            #expect(weights.max()! > 0.95 * limit && weights.min()! < -0.95 * limit)
            // The variance of a uniform variable is limit² / 3; the mean of n has a deviation of limit / √(3 n).
            #expect(
                abs(weights.reduce(0, +) / Double(weights.count)) < 4 * limit / (3 * Double(weights.count)).squareRoot()
            )
            #expect(arrays[1].values.allSatisfy { $0.bitPattern == 0 })
        }
        #expect(
            fit.parameters.map { $0.map(\.extents) } == [
                [[3, 5, 3, 20], [20]], [], [[320, 70], [70]], [[70, 10], [10]],
            ])
        #expect(fit.parameters.joined().map(\.name) == ["kernel", "bias", "kernel", "bias", "kernel", "bias"])
        #expect(fit.history == [])
    }

    // MARK: Against the reference

    /// Eleven examples in batches of four: the last batch of an epoch has three and is averaged over three. The weights
    /// may differ by the roundings of six steps, each about ten ulp of a weight near one; a wrong step differs by more
    /// than a thousandth.
    @Test(arguments: [Loss.crossEntropy, .squaredError, .meanSquaredError]) func twoEpochsMatchTheReference(loss: Loss)
        throws
    {
        let data = SmallData(count: 11, shape: .vector(7), classCount: 3, zeros: 0.3)
        var plan = TrainingPlan(
            Self.network, loss: loss, optimizer: .sgd(rate: 2), epochs: 0, batchSize: 4, seed: 3, stream: "test")
        var reference = try ReferenceNetwork(try plan.run(on: data.examples), loss: loss)
        plan.epochs = 2
        let fit = try plan.run(on: data.examples)
        let expected = reference.train(on: data, plan)
        for (trained, right) in zip(fit.parameters.joined(), reference.parameters.joined()) {
            #expect(
                zip(trained.values, right).allSatisfy { abs(Double($0) - $1) < 6 * 10 * 0x1p-23 }, "\(trained.name)")
        }
        #expect(fit.history.map(\.epoch) == [1, 2])
        for (shown, right) in zip(fit.history, expected) {
            #expect(abs(shown.loss - right.loss) < 1e-5 * right.loss)
            #expect(shown.accuracy == right.accuracy)
        }
        // The accuracies after the steps differ, so the comparison can fail.
        #expect(expected.map(\.accuracy) != expected.map(\.accuracyAfterSteps))
    }

    @Test func aBatchLargerThanTheDataIsTheDataAtOnce() throws {
        let data = SmallData(count: 11, shape: .vector(7), classCount: 3)
        let fits = try [11, 32, 1000].map {
            try TrainingPlan(
                Self.network, optimizer: .sgd(rate: 0.5), epochs: 3, batchSize: $0, seed: 3, stream: "test"
            ).run(on: data.examples)
        }
        #expect(Set(fits.map { digest($0) }).count == 1)
    }

    // MARK: Order

    @Test func everyEpochSeesAllExamplesOnceInANewOrder() throws {
        let log = Recorder.Log()
        let examples = LabelledExamples(
            features: (0..<11).map(Float.init), shape: .vector(1), labels: (0..<11).map { UInt8($0 % 2) },
            classCount: 2, identity: "numbers")
        let plan = TrainingPlan(
            Sequential([Recorder(log: log), Dense(2, activation: .softmax)]), optimizer: .sgd(rate: 0.01), epochs: 3,
            batchSize: 4, seed: 3,
            stream: "test")
        let fit = try plan.run(on: examples)
        let batches = log.batches.withLock { $0 }
        #expect(batches.map(\.count) == [4, 4, 3, 4, 4, 3, 4, 4, 3])
        let epochs = stride(from: 0, to: 9, by: 3).map { batches[$0..<$0 + 3].flatMap { $0 } }
        for epoch in epochs { #expect(epoch.sorted() == (0..<11).map { $0 }) }
        #expect(Set(epochs).count == 3 && !epochs.contains(Array(0..<11)))
        var order = (0..<Int32(11)).map { $0 }
        for (index, epoch) in epochs.enumerated() {
            plan.source.shuffle(&order, series: UInt32(index + 1))
            #expect(epoch == order.map(Int.init))
        }
        // Evaluation takes the examples in their order.
        log.batches.withLock { $0 = [] }
        _ = try fit.evaluate(on: examples)
        #expect(log.batches.withLock { $0 } == [Array(0..<11)])
    }

    // MARK: A pure function

    @Test func bitsDoNotDependOnTheNumberOfThreads() throws {
        let data = SmallData(count: 40, shape: .image(height: 6, width: 6, channels: 1), classCount: 3)
        let network = Sequential(
            [Convolution2D(4, kernel: (3, 3), activation: .sigmoid), Flatten()] + Self.network.layers)
        let seeds = (0..<12).map(UInt64.init)
        let runs = try [1, 2, 3, 7].map { threadCount in
            try parallelMap(seeds, threadCount: threadCount) { seed in
                let fit = try TrainingPlan(
                    network, optimizer: .sgd(rate: 0.5), epochs: 3, batchSize: 7, seed: seed, stream: "test"
                ).run(on: data.examples)
                return digest(fit)
            }
        }
        #expect(Set(runs).count == 1)
        #expect(Set(runs[0]).count == seeds.count, "each seed gives other weights")
    }

    @Test func streamSeedNumberOfEpochsAndBatchSizeAllCount() throws {
        let data = SmallData(count: 20, shape: .vector(7), classCount: 3)
        func plan(seed: UInt64 = 1, stream: String = "a", epochs: Int = 2, batchSize: Int = 8, rate: Float = 0.5)
            -> TrainingPlan
        {
            TrainingPlan(
                Self.network, optimizer: .sgd(rate: rate), epochs: epochs, batchSize: batchSize, seed: seed,
                stream: stream)
        }
        let plans = [plan(), plan(seed: 2), plan(stream: "b"), plan(epochs: 3), plan(batchSize: 9), plan(rate: 0.25)]
        let digests = try plans.map { digest(try $0.run(on: data.examples)) }
        #expect(Set(digests).count == plans.count)
        #expect(Set(plans.map(\.description)).count == plans.count)
        #expect(digest(try plan().run(on: data.examples)) == digests[0])
    }

    /// The dropout of one training step differs from that of the next. With a learning rate of zero, only the masks can
    /// change the loss from epoch to epoch.
    @Test func everyStepDropsOtherUnits() throws {
        let data = SmallData(count: 1, shape: .vector(7), classCount: 2)
        let fit = try TrainingPlan(Self.network, optimizer: .sgd(rate: 0), epochs: 5, seed: 1, stream: "test").run(
            on: data.examples)
        #expect(Set(fit.history.map(\.loss)).count == 5)
    }

    @Test func observerSeesEachEpochAndMayStop() throws {
        struct Stop: Error {}
        let data = SmallData(count: 8, shape: .vector(7), classCount: 3)
        let plan = TrainingPlan(Self.network, optimizer: .sgd(rate: 0.5), epochs: 4, seed: 1, stream: "test")
        var seen: [EpochResult] = []
        let fit = try plan.run(on: data.examples) { seen.append($0) }
        #expect(seen == fit.history && seen.map(\.epoch) == [1, 2, 3, 4])
        var count = 0
        #expect(throws: Stop.self) {
            try plan.run(on: data.examples) { _ in
                count += 1
                if count == 2 { throw Stop() }
            }
        }
        #expect(count == 2)
    }
}

/// A layer that passes its input on and records the first feature of each example.
private struct Recorder: NetworkLayer {
    final class Log: Sendable { let batches = Mutex<[[Int]]>([]) }

    let log: Log
    var description: String { "recorder" }

    func outputShape(for input: Shape) -> Shape { input }
    func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState {
        State(log: log, input: input, capacity: capacity)
    }

    private final class State: LayerState {
        let output, outputGradient: AlignedBuffer<Float>
        let outputTensor: Tensor
        let log: Log

        init(log: Log, input: Tensor, capacity: Int) {
            self.log = log
            outputTensor = input
            output = AlignedBuffer(count: capacity * input.stride)
            outputGradient = AlignedBuffer(count: capacity * input.stride)
        }

        func forward(_ input: BatchInput, _ pass: Pass) {
            let stride = outputTensor.stride
            output.base.update(from: input.values.base, count: pass.rowCount * stride)
            log.batches.withLock { $0.append((0..<pass.rowCount).map { Int(input.values.base[$0 * stride]) }) }
        }

        func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep) {}
        var parameters: [Parameter] = []
        func initialize(from source: RandomSource) {}
        var penalty: Double { 0 }
    }
}
