import NeuralNetworks
import Testing

@testable import Basics

/// The bands of accuracy of Keras's own runs, over five seeds. The training is that of the original, at full size.
@Suite struct MNISTAccuracyTests {
    static let seeds: [UInt64] = [1337, 1338, 1339, 1340, 1341]

    private func testAccuracies(
        _ network: Sequential, epochs: Int, train: LabelledExamples, test: LabelledExamples, seeds: [UInt64] = seeds
    ) throws -> [Double] {
        try parallelMap(seeds, threadCount: 2) { seed in
            try TrainingPlan(network, optimizer: .sgd(rate: 0.02), epochs: epochs, seed: seed, stream: "test").run(
                on: train
            ).accuracy(on: test)
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test func sigmoidNetworkFallsInKerasBand() throws {
        let network = Sequential([Dense(128, activation: .sigmoid), Dense(10, activation: .softmax)])
        let accuracies = try testAccuracies(network, epochs: 10, train: MNISTFixture.train, test: MNISTFixture.test)
        #expect((0.922...0.931).contains(mean(accuracies)), "\(accuracies)")
    }

    @Test func rectifierNetworkFallsInKerasBand() throws {
        let network = Sequential([Dense(128, activation: .relu), Dense(10, activation: .softmax)])
        let accuracies = try testAccuracies(network, epochs: 10, train: MNISTFixture.train, test: MNISTFixture.test)
        #expect((0.963...0.972).contains(mean(accuracies)), "\(accuracies)")
    }

    @Test func convolutionOnUnscaledImagesFallsInKerasBandOnEverySeed() throws {
        let network = Sequential([
            Convolution2D(32, kernel: (3, 3), activation: .sigmoid), MaxPooling2D(2), Flatten(),
            Dense(128, activation: .sigmoid), Dense(10, activation: .softmax),
        ])
        let accuracies = try testAccuracies(
            network, epochs: 1, train: MNISTFixture.trainImages, test: MNISTFixture.testImages, seeds: [1337, 7])
        for accuracy in accuracies { #expect((0.92...0.95).contains(accuracy), "\(accuracies)") }
    }
}
