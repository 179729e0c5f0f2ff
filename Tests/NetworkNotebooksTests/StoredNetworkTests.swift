import NeuralNetworks
import Testing

@testable import Basics
@testable import NetworkNotebooks
@testable import Notebooks

/// Stored networks that cannot be those of a job, although they have its layers.
@Suite struct StoredNetworkTests {
    private let examples = LabelledExamples(
        features: [0, 1, 1, 0], shape: .vector(2), labels: [0, 1], classCount: 2, identity: "two points")

    private func job(epochs: Int = 2, rate: Float = 0.5) -> TrainingJob {
        TrainingJob(
            TrainingPlan(
                Sequential([Dense(2, activation: .softmax)]), optimizer: .sgd(rate: rate), epochs: epochs, batchSize: 2,
                seed: 7, stream: "trial"),
            on: examples, label: "trial")
    }

    private func altered(
        _ network: TrainedNetwork, parameters: [[Parameter]]? = nil, history: [EpochResult]? = nil
    ) -> [UInt8] {
        TrainedNetwork(
            network: network.network, inputShape: network.inputShape, parameters: parameters ?? network.parameters,
            history: history ?? network.history
        ).encoded()
    }

    @Test func whatTheJobCannotHaveTrainedIsRefused() throws {
        let job = job(), coding = job.task.coding
        let network = try job.task.compute(TaskContext(threads: 1, observer: SilentObserver()))
        #expect(try coding.decode(coding.encode(network)).encoded() == network.encoded())

        for number in [Float.nan, .infinity] {
            var parameters = network.parameters
            let last = parameters[0].count - 1
            var values = parameters[0][last].values
            values[values.count - 1] = number
            parameters[0][last] = Parameter(
                name: parameters[0][last].name, extents: parameters[0][last].extents, values: values)
            #expect(throws: (any Error).self) { try coding.decode(altered(network, parameters: parameters)) }
        }
        let first = network.history[0]
        let histories: [[EpochResult]] = [
            [], [first], network.history + [first], network.history.reversed(),
            [first, EpochResult(epoch: 2, loss: .nan, accuracy: 1)],
            [first, EpochResult(epoch: 2, loss: 0.1, accuracy: 1.5)],
            network.history.map {
                EpochResult(epoch: $0.epoch, loss: $0.loss, accuracy: $0.accuracy, validationAccuracy: 1)
            },
        ]
        for history in histories {
            #expect(throws: (any Error).self) { try coding.decode(altered(network, history: history)) }
        }
    }

    /// A job whose training diverges has no network, which is remembered, and not taken for a network.
    @Test func aDivergingJobHasNoNetworkAndTheOthersHaveTheirs() throws {
        let context = TaskContext(threads: 1, observer: SilentObserver()), stable = job(),
            diverging = job(rate: .infinity)
        #expect(throws: TrainingFailure.self) { try diverging.task.compute(context) }
        let task = diverging.taskThatMayDiverge
        #expect(task.key == diverging.task.key)
        #expect(try task.compute(context) == nil)
        let stored = try task.coding.encode(nil)
        #expect(try task.coding.decode(stored) == nil)
        #expect(throws: (any Error).self) { try diverging.task.coding.decode(stored) }
        let network = try #require(try stable.taskThatMayDiverge.compute(context))
        let bytes = try stable.task.coding.encode(network)
        #expect(try stable.taskThatMayDiverge.coding.decode(bytes)?.encoded() == bytes)
    }

    @Test func aNetworkThatWasNotTrainedHasNoEpochs() throws {
        let job = job(epochs: 0), coding = job.task.coding
        let network = try job.task.compute(TaskContext(threads: 1, observer: SilentObserver()))
        #expect(try coding.decode(coding.encode(network)).history.isEmpty)
    }
}
