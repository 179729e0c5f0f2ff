import NeuralNetworks
import Testing

@testable import Basics

@Suite struct EvaluationTests {
    private static let data = SmallData(count: 70, shape: .image(height: 6, width: 7, channels: 2), classCount: 4)

    private static func fit() throws -> TrainedNetwork {
        let network = Sequential([
            Convolution2D(5, kernel: (3, 2), activation: .relu), MaxPooling2D(2), Dropout(0.5), Flatten(),
            Dense(9, activation: .sigmoid),
            Dropout(0.5), Dense(4, activation: .softmax),
        ])
        return try TrainingPlan(network, optimizer: .sgd(rate: 0.5), epochs: 3, seed: 2, stream: "test").run(
            on: data.examples)
    }

    /// Seventy examples make two full batches and a short one. A probability is at most one, and each of the
    /// hundred-odd roundings on the way to it is at most 2⁻²⁴.
    @Test func answersMatchTheReferenceWithoutDropout() throws {
        let fit = try Self.fit(), evaluation = try fit.evaluate(on: Self.data.examples)
        let reference = try ReferenceNetwork(fit, loss: .crossEntropy)
        #expect(evaluation.classCount == 4 && evaluation.probabilities.count == 280)
        #expect(evaluation.labels.map(Int.init) == Self.data.labels)
        for (example, features) in Self.data.features.enumerated() {
            let answer = reference.outputs(features)[6]
            #expect(Int(evaluation.predictions[example]) == argmax(answer))
            for label in 0..<4 {
                #expect(
                    abs(Double(evaluation.probabilities[example * evaluation.classCount + label]) - answer[label]) < 100
                        * 0x1p-24)
            }
        }
        let right = zip(evaluation.predictions, evaluation.labels).count { $0 == $1 }
        #expect(evaluation.accuracy == Double(right) / 70)
        #expect(try fit.accuracy(on: Self.data.examples) == evaluation.accuracy)
        #expect(0 < right && right < 70)
    }

    @Test func outputsOfEveryLayerMatchTheReferenceWithoutPadding() throws {
        let fit = try Self.fit(), reference = try ReferenceNetwork(fit, loss: .crossEntropy)
        for example in [0, 69] {
            let expected = reference.outputs(Self.data.features[example])
            for layer in 0..<7 {
                let outputs = try fit.outputs(ofLayer: layer, for: Self.data.examples, example: example)
                #expect(outputs.count == expected[layer].count)
                #expect(
                    zip(outputs, expected[layer]).allSatisfy { abs(Double($0) - $1) < 100 * 0x1p-24 * max(1, abs($1)) },
                    "layer \(layer)")
            }
        }
        #expect(throws: ShapeError.self) { try fit.outputs(ofLayer: 7, for: Self.data.examples, example: 0) }
        #expect(throws: ShapeError.self) { try fit.outputs(ofLayer: 0, for: Self.data.examples, example: 70) }
        #expect(throws: ShapeError.self) { try fit.outputs(ofLayer: 0, for: Self.data.examples, example: -1) }
    }

    @Test func otherShapesAndMoreClassesAreRefusedInASentence() throws {
        let fit = try Self.fit()
        let transposed = SmallData(count: 3, shape: .image(height: 7, width: 6, channels: 2), classCount: 4).examples
        let refusal = ShapeError("This network was trained on inputs of 6×7×2, not of 7×6×2.")
        #expect(throws: refusal) { try fit.evaluate(on: transposed) }
        #expect(throws: refusal) { try fit.outputs(ofLayer: 0, for: transposed, example: 0) }
        let more = SmallData(count: 5, shape: .image(height: 6, width: 7, channels: 2), classCount: 5).examples
        #expect(throws: ShapeError("The data have 5 classes, the network knows only 4.")) { try fit.evaluate(on: more) }
    }

    /// An evaluation built by hand: one feature, whose value the network passes on through two weights.
    private func evaluation(_ margins: [Float], labels: [UInt8]) throws -> Evaluation {
        let network = Sequential([Dense(3, activation: .softmax)])
        let parameters = [
            [
                Parameter(name: "kernel", extents: [1, 3], values: [1, -1, 0]),
                Parameter(name: "bias", extents: [3], values: [0, 0, -10]),
            ]
        ]
        return try TrainedNetwork(network: network, inputShape: .vector(1), parameters: parameters, history: [])
            .evaluate(
                on: LabelledExamples(
                    features: margins, shape: .vector(1), labels: labels, classCount: 3, identity: "margins"))
    }

    @Test func confusionCountsByTrueThenPredictedClass() throws {
        let evaluation = try evaluation([1, 2, -1, 3, -2, 1], labels: [0, 0, 0, 1, 1, 2])
        #expect(evaluation.predictions == [0, 0, 1, 0, 1, 0])
        #expect(
            confusionMatrix(labels: evaluation.labels, predictions: evaluation.predictions, classCount: 3) == [
                [2, 1, 0], [1, 1, 0], [1, 0, 0],
            ])
        #expect(evaluation.accuracy == 0.5)
        #expect(
            confusionMatrix(labels: [2, 0], predictions: [1, 0], classCount: 3) == [[1, 0, 0], [0, 0, 0], [0, 1, 0]])
    }

    @Test func equalProbabilitiesGoToTheLowestClass() throws {
        #expect(try evaluation([0], labels: [1]).predictions == [0])
    }

    @Test func noExamplesGiveNoAnswers() throws {
        let evaluation = try evaluation([], labels: [])
        #expect(evaluation.predictions == [] && evaluation.accuracy == 0)
    }
}
