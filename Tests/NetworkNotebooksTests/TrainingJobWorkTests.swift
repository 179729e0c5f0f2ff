import NeuralNetworks
import Testing

@testable import NetworkNotebooks
@testable import Notebooks

@Suite struct TrainingJobWorkTests {
    private func work(
        _ layers: [any NetworkLayer], examples: Int = 100, epochs: Int = 1, batchSize: Int = 32
    ) -> Double {
        let data = LabelledExamples(
            features: Array(repeating: 0, count: examples * 784), shape: .image(height: 28, width: 28, channels: 1),
            labels: Array(repeating: 0, count: examples), classCount: 10, identity: "blank")
        let plan = TrainingPlan(
            Sequential(layers), optimizer: .sgd(rate: 0.1), epochs: epochs, batchSize: batchSize, seed: 1, stream: "w")
        return TrainingJob(plan, on: data, label: "w").task.work
    }

    private let dense: [any NetworkLayer] = [
        Flatten(), Dense(128, activation: .relu), Dense(10, activation: .softmax),
    ]

    @Test func workGrowsWithLayersExamplesEpochsAndShortBatches() {
        let convolution: [any NetworkLayer] = [
            Convolution2D(8, kernel: (3, 3), activation: .relu), MaxPooling2D(2), Flatten(),
            Dense(128, activation: .relu), Dense(10, activation: .softmax),
        ]
        #expect(work(dense) > 0)
        #expect(work(convolution) > work(dense))
        #expect(work(dense, examples: 200) == 2 * work(dense))
        #expect(work(dense, epochs: 3) == 3 * work(dense))
        #expect(work(dense, batchSize: 1) > 2 * work(dense))
    }

    @Test func aNetworkThatCannotTakeTheExamplesHasNone() {
        #expect(work([Dense(10, activation: .softmax), Convolution2D(2, kernel: (3, 3), activation: .relu)]) == 0)
    }
}
