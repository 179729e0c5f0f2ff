import NeuralNetworks
import Testing

@testable import Basics
@testable import NetworkNotebooks
@testable import Notebooks

/// The names of stored networks: whoever changes them makes every cache worthless.
@Suite struct TrainingJobKeyTests {
    private let examples = LabelledExamples(
        features: [0, 1, 1, 0], shape: .vector(2), labels: [0, 1], classCount: 2, identity: "two points")

    @Test func theKeyIsTheOneThatOlderCachesHave() {
        let plan = TrainingPlan(
            Sequential([Dense(2, activation: .softmax)]), optimizer: .sgd(rate: 0.5), epochs: 3, batchSize: 2, seed: 7,
            stream: "part 9/trial")
        let key = TrainingJob(plan, on: examples, label: "trial").task.key
        #expect(key.name == "part 9/trial, seed 7")
        #expect(
            key.text == """
                fit
                numerics \(numericsVersion)
                network dense 2 softmax
                loss crossEntropy
                optimizer sgd 0.5
                epochs 3
                batch 2
                seed 7
                stream part 9/trial
                data two points
                examples 2 of 2, 2 classes

                """)
    }
}
